"""Score the reader against the gold beside the repository: `make eval` (ARGS=--errors lists the errors).

Exit status 0 when every floor of evaluation.yml holds and the recorded figures are those measured, or there is no
gold; else 1.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

import corpus_gold
import detente
import event_codes
import figures
import time_measures
from detail import confusion, details, reliability
from model_case import checks

SETTINGS = Path(__file__).with_name("evaluation.yml")
MODEL = "fr-seed"
Result = dict[str, Any]


def main() -> int:
    """Print the figures of every part of the gold, then each measure against its target and floor."""
    arguments = _arguments()
    gold = arguments.shared / "gold"
    if not (gold / "score.py").is_file():
        print(f"skipped: no gold at {gold}")
        return 0
    settings = yaml.safe_load(SETTINGS.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        measured: dict[str, Result] = {}
        languages = [arguments.language] if arguments.language else settings["languages"]
        for language in languages:
            own = Path(folder) / language
            own.mkdir()
            measured |= _measure(
                gold, arguments, language, set(settings["set_aside"]), settings["times_set_aside_every"], own
            )
    fallen = _judge(measured, settings["measures"])
    counts = {language: _counts(gold, language, set(settings["set_aside"])) for language in languages}
    stale = [language for language in languages if _told(language, measured, counts[language], arguments)]
    return 1 if fallen or stale else 0


def _counts(gold: Path, language: str, aside: set[str]) -> dict[str, int]:
    documents = sorted((gold / language).glob("*.txt"))
    return {"all": len(documents), "set aside": sum(document.stem in aside for document in documents)}


def _told(
    language: str, measured: dict[str, Result], documents: dict[str, int], arguments: argparse.Namespace
) -> bool:
    """Writes the figures that `detente languages` tells, or says where they are no longer true; True when so."""
    now = figures.figures(language, measured, documents)
    if arguments.figures:
        figures.write(language, now)
    differing = figures.stale(language, now)
    for one in differing:
        print(f"recorded figures of {language} are stale: {one} (ARGS=--figures writes them)")
    return bool(differing)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder that holds gold/")
    parser.add_argument("--language", help="only this one; all of evaluation.yml without it")
    parser.add_argument("--errors", action="store_true", help="list the errors of the development documents")
    parser.add_argument(
        "--figures", action="store_true", help="record the figures that detente languages tells"
    )
    return parser.parse_args()


def _measure(
    gold: Path, arguments: argparse.Namespace, language: str, aside: set[str], every: int, folder: Path
) -> dict[str, Result]:
    """The figures of one language, each part under its name: "fr all", "fr set aside" and so on."""
    documents = sorted((gold / language).glob("*.txt"))
    predictions = folder / "predictions.jsonl"
    _read(documents, predictions)
    parts = {
        "all": documents,
        "development": [d for d in documents if d.stem not in aside],
        "set aside": [d for d in documents if d.stem in aside],
    }
    measured: dict[str, Result] = {}
    for name, files in parts.items():
        linked = _link(files, folder / name)
        for tier in ("core", "all"):
            errors = arguments.errors and name == "development" and tier == "core"
            title = f"{language} {name}"
            result = _score(gold, linked, predictions, tier=tier, title=title, errors=errors)
            measured[title if tier == "core" else f"{title}, all tiers"] = result
        measured[f"{language} {name}"] |= _detailed(gold, linked, predictions, f"{language} {name}")
    for part in corpus_gold.NEWS.get(language, {}):
        articles = corpus_gold.documents(arguments.shared, folder / part, language, part)
        if articles:
            read, title = folder / f"{part}.jsonl", f"{language} {part}"
            _read(articles, read)
            errors = arguments.errors and part == "news"
            measured[title] = _score(
                gold, folder / part, read, tier="core", title=title, errors=errors
            ) | _detailed(gold, folder / part, read, title)
    if judged := corpus_gold.acts(arguments.shared, language):
        measured[f"{language} acts"] = judged
        print(
            f"\nACTS of {judged['judged']} single statements, {judged['read']} read with the same content: ",
            end="",
        )
        print(f"right {100 * judged['act_acc']:.1f}%  macro-F1 {100 * judged['act_macro_f1']:.1f}")
        print(confusion(judged.pop("acts")))
    if language == "fr":
        linked = _link([d for d in documents if d.stem == MODEL], folder / "model")
        measured["fr model"] = _score(gold, linked, predictions, tier="all", title="model case", errors=False)
        measured["fr checks"] = _model_case(gold, predictions)
    if language == "en":
        measured |= event_codes.measure(arguments.shared, errors=arguments.errors)
    return measured | time_measures.measures(gold, language, aside_every=every, errors=arguments.errors)


def _read(documents: Iterable[Path], predictions: Path) -> None:
    with predictions.open("w", encoding="utf-8") as out:
        for document in documents:
            out.write(json.dumps(detente.read(document).to_dict(), ensure_ascii=False) + "\n")


def _link(documents: Iterable[Path], folder: Path) -> Path:
    folder.mkdir()
    for document in documents:
        for file in (document, document.with_suffix(".json")):
            (folder / file.name).symlink_to(file.resolve())
    return folder


def _score(gold: Path, part: Path, predictions: Path, *, tier: str, title: str, errors: bool) -> Result:
    options = ["--gold", str(part), "--tier", tier, *(["--errors"] if errors else [])]
    *shown, last = _run(gold / "score.py", *options, str(predictions)).rstrip("\n").split("\n")
    print(f"\n{title.upper()}, tier {tier}", *shown, sep="\n")
    result: Result = json.loads(last.removeprefix("RESULT "))
    return result


def _detailed(gold: Path, part: Path, predictions: Path, title: str) -> Result:
    """Prints how the acts are confused and what confidence is worth; the shares that the scorer leaves out."""
    found = details(gold, part, predictions)
    print(
        f"speaker of matches: wrong {100 * found['speaker_wrong']:.1f}%  undecided {100 * found['speaker_undecided']:.1f}%"
    )
    print(f"acts of {title}, told in rows, read in columns", confusion(found.pop("acts")), sep="\n")
    print(f"reliability in {title}", reliability(found.pop("bands")), sep="\n")
    return found


def _run(script: Path, *arguments: str) -> str:
    command = [sys.executable, str(script), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{script.name} failed: {done.stderr.strip()}")
    return done.stdout


def _model_case(gold: Path, predictions: Path) -> Result:
    lines = [json.loads(line) for line in predictions.read_text(encoding="utf-8").split("\n") if line]
    record = next(line for line in lines if Path(line["dispatch"]["path"]).stem == MODEL)
    statements = json.loads((gold / "fr" / f"{MODEL}.json").read_text(encoding="utf-8"))["statements"]
    expected = json.loads((gold / "model-case.json").read_text(encoding="utf-8"))
    times = json.loads((gold / "time" / "seed.json").read_text(encoding="utf-8"))
    text = (gold / "fr" / f"{MODEL}.txt").read_text(encoding="utf-8")
    found = checks(record, text, statements, expected, times)
    print("\nMODEL CASE, line by line", *found, sep="\n")
    counted = [check for check in found if not check.optional]
    return {"checks": len(counted), "missing": sum(bool(check.faults) for check in counted)}


def _judge(measured: dict[str, Result], measures: dict[str, dict[str, dict[str, Any]]]) -> int:
    """Prints each measure beside its target and floor; how many are below their floor."""
    print(f"\n{'MEASURE':<28}{'figure':>9}{'target':>9}{'floor':>9}")
    fallen = 0
    for part, wanted in measures.items():
        for name, bound in wanted.items():
            if part not in measured:
                continue
            figure = measured[part][name]
            sign = -1 if bound.get("most") else 1
            holds = sign * figure >= sign * bound["floor"]
            met = sign * figure >= sign * bound["target"]
            fallen += not holds
            said = "met" if met else "below target" if holds else "BELOW FLOOR"
            print(f"{part + ' ' + name:<28}{figure:>9.4g}{bound['target']:>9}{bound['floor']:>9}  {said}")
    return fallen


if __name__ == "__main__":
    sys.exit(main())
