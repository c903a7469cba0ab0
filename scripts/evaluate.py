"""Score the reader against the gold beside the repository: `make eval` (ARGS=--errors lists the errors).

Exit status 0 when every floor of evaluation.yml holds or there is no gold, 1 when one does not.
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
from detail import confusion, details, reliability
from detente.reading import segment, times
from detente.reading.language import load
from detente.reading.model import Frame
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
        for language in [arguments.language] if arguments.language else settings["languages"]:
            own = Path(folder) / language
            own.mkdir()
            measured |= _measure(gold, arguments, language, set(settings["set_aside"]), own)
    return _judge(measured, settings["measures"])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder that holds gold/")
    parser.add_argument("--language", help="only this one; all of evaluation.yml without it")
    parser.add_argument("--errors", action="store_true", help="list the errors of the development documents")
    return parser.parse_args()


def _measure(
    gold: Path, arguments: argparse.Namespace, language: str, aside: set[str], folder: Path
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
    if language == "fr" and (articles := corpus_gold.documents(arguments.shared, folder / "articles")):
        read = folder / "articles.jsonl"
        _read(articles, read)
        measured["fr news"] = _score(
            gold, folder / "articles", read, tier="core", title="fr news", errors=arguments.errors
        ) | _detailed(gold, folder / "articles", read, "fr news")
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
    for file in sorted((gold / "time").glob(f"{language}_*_dev.jsonl")):
        measured |= _times(gold, file, folder, language)
    if language == "en":
        measured |= event_codes.measure(arguments.shared, errors=arguments.errors)
    return measured


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


def _times(gold: Path, file: Path, folder: Path, language: str) -> dict[str, Result]:
    """Times as they are recorded, and as they are where titles and header lines count as content too."""
    given = [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line]
    measured: dict[str, Result] = {}
    for title, read in (("times", _recorded), ("times, headers too", _everywhere)):
        predictions = folder / f"{file.stem}, {title}.jsonl"
        with predictions.open("w", encoding="utf-8") as out:
            for one in given:
                timexes = [{**time, "value": time["timex"]} for time in read(one, language)]
                out.write(json.dumps({"id": one["id"], "timexes": timexes}) + "\n")
        scores = json.loads(_run(gold / "time" / "score_timex.py", str(file), str(predictions), "--json"))
        figures = {key: value["F1"] for key, value in scores.items() if "F1" in value}
        print(f"\n{title.upper()}, {file.stem}: " + "  ".join(f"{k} F1 {v}" for k, v in figures.items()))
        measured[f"{language} {title}"] = {f"{key}_f1": value / 100 for key, value in figures.items()}
    return measured


def _recorded(given: dict[str, Any], language: str) -> list[dict[str, Any]]:
    record = detente.read(given["text"], published=given["dct"], language=language).to_dict()
    found: list[dict[str, Any]] = record["times"]
    return found


def _everywhere(given: dict[str, Any], language: str) -> list[dict[str, Any]]:
    text = given["text"]
    frame = Frame(None, None, None, given["dct"], (), (), (), ((0, len(text)),))
    return [
        {"start": time.span.start, "end": time.span.end, "type": time.type, "timex": time.timex}
        for time in times.find(segment.page(text, frame, load(language)))
    ]


def _judge(measured: dict[str, Result], measures: dict[str, dict[str, dict[str, Any]]]) -> int:
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
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
