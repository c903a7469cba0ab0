"""The real command, as a user starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

COMMAND = (sys.executable, "-m", "detente.cli")
DISPATCH = (
    "OSLO (Reuters) - Le ministre des Affaires étrangères Jens Holm a déclaré mardi que la Norvège était prête "
    "à négocier avec la Russie sur le contrôle des armements.\n\n"
    '"Nous ne permettrons pas que nos propositions soient choisies à la carte", a-t-il ajouté.\n'
)
KEPT = ("PATH", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT", "PYTHONPATH", "COVERAGE_PROCESS_START")


@dataclass(frozen=True)
class Done:
    status: int
    out: str
    err: str

    @property
    def complaints(self) -> list[str]:
        """The lines on standard error; each has to be one of ours."""
        lines = self.err.splitlines()
        assert all(line.startswith("detente: ") for line in lines), self.err
        return lines


def environment(home: Path, **more: str | None) -> dict[str, str]:
    """A small one of its own; a value of None takes the name away."""
    found = {name: os.environ[name] for name in KEPT if name in os.environ}
    found |= {"HOME": str(home), "PYTHONWARNINGS": "error"}
    return {name: value for name, value in (found | more).items() if value is not None}


def run(*arguments: str | Path | bytes, cwd: Path, stdin: bytes = b"", limit=None, **env: str | None) -> Done:
    """Runs `detente` in `cwd`, which is HOME too."""
    done = subprocess.run(
        [*COMMAND, *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env=environment(cwd, **env),
        check=False,
        timeout=120,
        preexec_fn=limit,
    )
    out, err = (stream.decode("utf-8", "backslashreplace") for stream in (done.stdout, done.stderr))
    assert "Traceback" not in err, err
    return Done(done.returncode, out, err)


def dispatches(folder: Path, count: int, *, padding: int = 0) -> list[Path]:
    """As many different texts, `padding` characters longer each."""
    folder.mkdir(exist_ok=True)
    files = [folder / f"{number:03}.txt" for number in range(count)]
    for number, file in enumerate(files):
        file.write_text(
            f"{DISPATCH}\n{number} {'La pluie est tombée sur la ville. ' * (padding // 34)}\n",
            encoding="utf-8",
        )
    return files
