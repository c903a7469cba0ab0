"""What it costs to store beside what it costs to read: `python benchmarks/reliability/storing.py [ROUNDS]`."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import detente

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "dispatches"
MOST = 0.15
"""Of the time of reading: what storing may cost at most."""


def main() -> int:
    """Prints processor time of both, in the best of some rounds; fails when storing costs too much."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    files = sorted(EXAMPLES.glob("*.txt"))
    for file in files:  # what is loaded once
        detente.read(file)
    reading, storing, proving = [], [], []
    for turn in range(rounds):
        texts = [f"{file.read_text(encoding='utf-8')}\n{turn}\n" for file in files]  # else much is remembered
        begun = time.process_time()
        records = [detente.read(text) for text in texts]
        reading.append(time.process_time() - begun)
        with tempfile.TemporaryDirectory() as folder, detente.Ledger(Path(folder, "l.sqlite")) as ledger:
            begun = time.process_time()
            for record in records:
                ledger.add(record)
            storing.append(time.process_time() - begun)
            begun = time.process_time()
            ledger.verify()
            proving.append(time.process_time() - begun)
    read, stored, proved = (min(times) for times in (reading, storing, proving))
    print(
        f"{len(files)} dispatches: read {read:.3f} s, stored {stored:.3f} s ({stored / read:.1%}), proved {proved:.3f} s"
    )
    return 1 if stored / read > MOST else 0


if __name__ == "__main__":
    sys.exit(main())
