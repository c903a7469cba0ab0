"""How well times are read: values in annotated texts, and what stays true when the day of publication is unknown."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import corpus_gold
import detente
import month_only
from detente.reading import segment, times
from detente.reading.language import load
from detente.reading.model import Frame
from detente.record import TimeExpression

Result = dict[str, Any]
Row = dict[str, Any]
VAGUE = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})
_LINE = re.compile(r"\S[^\n]*")  # the annotated texts have a paragraph a line
SHOWN = ("strict", "relaxed", "value")


def measures(gold: Path, language: str, *, aside_every: int, errors: bool) -> dict[str, Result]:
    """Every figure on times of one language, printed and returned under the names of evaluation.yml."""
    measured: dict[str, Result] = {}
    scorer = _scorer(gold / "time" / "score_timex.py")
    for file in sorted((gold / "time").glob(f"{language}_*_dev.jsonl")):
        given = [_dated(one, language) for one in _lines(file)]
        for title, read in (("times", _recorded), ("times, headers too", _everywhere)):
            found = [
                {"id": one["id"], "text": one["text"], "timexes": _rows(read(one, language, one["dct"]))}
                for one in given
            ]
            print(f"\n{title.upper()}, {file.stem}")
            for part, chosen in halves(given, aside_every).items():
                name = f"{language} {title}" + (f", {part}" if part else "")
                measured[name] = _figures(scorer, given, found, chosen)
                _show(part or "all", measured[name])
            if errors and read is _everywhere:
                _errors(scorer, given, found, halves(given, aside_every)["development"])
        for part, chosen in halves(given, aside_every).items():
            name = f"{language} times, month only" + (f", {part}" if part else "")
            dated = [one for one in given if one["id"] in chosen and one["dct"]]
            measured[name] = month_only.against_gold(dated, language, _everywhere, scorer)
    corpus = gold.parent / corpus_gold.CORPORA[language]
    name = f"{language} times, month only, articles"
    measured[name] = month_only.against_day(month_only.articles(corpus), language, month_only.dispatch_times)
    if language == "fr":
        measured["fr times, seed"] = month_only.seed(gold)
    for name, figures in measured.items():
        if "month only" in name or name.endswith("seed"):
            print(f"{name}: " + "  ".join(f"{key} {value:.4g}" for key, value in figures.items()))
    return measured


def halves(given: Iterable[Row], every: int) -> dict[str, frozenset[str]]:
    """The ids of all documents (""), of those for development, and of those set aside: each `every`-th by sorted id."""
    ids = sorted(one["id"] for one in given)
    aside = frozenset(ids[every - 1 :: every])
    return {"": frozenset(ids), "development": frozenset(ids) - aside, "set aside": aside}


def _figures(scorer: Any, given: list[Row], found: list[Row], chosen: frozenset[str]) -> Result:
    gold = {one["id"]: one for one in given if one["id"] in chosen}
    read = {one["id"]: one for one in found if one["id"] in chosen}
    figures = {f"{key}_f1": value for key, value in _f1(scorer, gold, read).items()}
    dated, dated_read = _without_vague(scorer, gold, read)
    figures |= {f"dated_{key}_f1": value for key, value in _f1(scorer, dated, dated_read).items()}
    vague = {i: _keep(one, lambda row: row["value"] in VAGUE) for i, one in gold.items()}
    vague_read = {i: _keep(one, lambda row: row["value"] in VAGUE) for i, one in read.items()}
    figures |= {f"vague_{key}_f1": value for key, value in _f1(scorer, vague, vague_read).items()}
    return figures


def _f1(scorer: Any, gold: dict[str, Row], read: dict[str, Row]) -> dict[str, float]:
    scores, _ = scorer.score(gold, read)
    return {key: scores[key]["F1"] / 100 for key in SHOWN}


def _without_vague(
    scorer: Any, gold: dict[str, Row], read: dict[str, Row]
) -> tuple[dict[str, Row], dict[str, Row]]:
    """Both without vague references; one that is read where the annotators have a date stays, as an error."""
    kept: dict[str, Row] = {}
    for i, one in read.items():
        truth = gold[i]["timexes"]
        dated = {b for a, b in scorer.match(truth, one["timexes"]) if truth[a]["value"] not in VAGUE}
        rows = [row for k, row in enumerate(one["timexes"]) if k in dated or row["value"] not in VAGUE]
        kept[i] = {**one, "timexes": rows}
    return {i: _keep(one, lambda row: row["value"] not in VAGUE) for i, one in gold.items()}, kept


def _keep(one: Row, wanted: Callable[[Row], bool]) -> Row:
    return {**one, "timexes": [row for row in one["timexes"] if wanted(row)]}


def _show(part: str, figures: Result) -> None:
    def three(start: str) -> str:
        return " / ".join(f"{100 * figures[f'{start}{key}_f1']:.1f}" for key in SHOWN)

    print(
        f"  {part:<12} strict / relaxed / value F1 {three('')}; "
        f"without vague references {three('dated_')}; vague ones {three('vague_')}"
    )


def _errors(scorer: Any, given: list[Row], found: list[Row], chosen: frozenset[str]) -> None:
    _, errors = scorer.score(
        {one["id"]: one for one in given if one["id"] in chosen},
        {one["id"]: one for one in found if one["id"] in chosen},
    )
    for kind, rows in sorted(errors.items()):
        print(f"  {kind} ({len(rows)})", *(f"    {row}" for row in rows), sep="\n")


def _rows(found: Iterable[TimeExpression]) -> list[Row]:
    return [
        {"start": one.span.start, "end": one.span.end, "type": one.type, "value": one.timex} for one in found
    ]


def _recorded(given: Row, language: str, published: str) -> tuple[TimeExpression, ...]:
    return detente.read(given["text"], published=published, language=language).times


def _everywhere(given: Row, language: str, published: str) -> tuple[TimeExpression, ...]:
    text = given["text"]
    body = tuple(line.span() for line in _LINE.finditer(text))
    frame = Frame(None, None, None, published, (), (), (), body)
    return times.find(segment.page(text, frame, load(language)))


def _dated(given: Row, language: str) -> Row:
    """With the day that the text's own header gives where the annotators give none."""
    return {**given, "dct": given["dct"] or detente.read(given["text"], language=language).dispatch.published}


def _scorer(file: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score_timex", file)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer at {file}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _lines(file: Path) -> list[Row]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line]
