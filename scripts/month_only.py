"""What stays true of times when only the month of publication is known."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from detente import edtf
from detente.errors import UsageError
from detente.reading import segment, times
from detente.reading.frame import frame
from detente.reading.language import load
from detente.record import TimeExpression

Row = dict[str, Any]
Read = Callable[[Row, str, str], tuple[TimeExpression, ...]]
ARTICLES = 300
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_DAY = timedelta(days=1)


def against_gold(given: Iterable[Row], language: str, read: Read, scorer: Any) -> dict[str, float]:
    """Against the annotators: of their times with a calendar value that are found at all, those whose truth is kept.

    `coverage`: the true days are among the candidates. `wrong`: there are candidates, and the truth is not among
    them. The rest has no days. `mean_set`: candidates of one time.
    """
    total = covered = wrong = size = 0
    for one in given:
        found = read(one, language, one["dct"][:7])
        rows = [{"start": time.span.start, "end": time.span.end} for time in found]
        for i, j in scorer.match(one["timexes"], rows):
            truth = days_of(one["timexes"][i]["value"] or "")
            if truth is None:
                continue
            kept = any(_meet(truth, days) for days in found[j].candidates)
            total += 1
            covered += kept
            wrong += bool(found[j].candidates) and not kept
            size += len(found[j].candidates)
    return _shares(total, coverage=covered, wrong=wrong, mean_set=size)


def against_day(given: Iterable[Row], language: str, read: Read) -> dict[str, float]:
    """Against what is read when the day is known: of the times whose day hangs on it, those that keep it.

    `wrong`: EDTF, which customs narrow, leaves the days out.
    """
    total = covered = wrong = size = 0
    for one in given:
        exact = {time.span: time for time in read(one, language, one["dct"])}
        for vague in read(one, language, one["dct"][:7]):
            known = exact.get(vague.span)
            if known is None or len(known.candidates) != 1 or known.candidates == vague.candidates:
                continue
            truth = known.candidates[0]
            total += 1
            covered += truth in vague.candidates
            wrong += vague.edtf is not None and not _allows(vague.edtf, truth)
            size += len(vague.candidates)
    return _shares(total, coverage=covered, wrong=wrong, mean_set=size)


def articles(corpus: Path) -> Iterator[Row]:
    """The first dated articles of a corpus; none where it is absent."""
    if not corpus.is_file():
        return
    count = 0
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if article["date"] and count < ARTICLES:
                count += 1
                yield {"text": article["text"], "dct": article["date"][:10]}


def dispatch_times(given: Row, language: str, published: str) -> tuple[TimeExpression, ...]:
    """The times of a dispatch as if its header told no more of its day than `published` does."""
    speech = load(language)
    around = replace(frame(given["text"], speech, published), published=published)
    return times.find(segment.page(given["text"], around, speech))


def seed(gold: Path) -> dict[str, float]:
    """The core expressions of the model case: right with its true date; with the month, the truth among the candidates."""
    expected = json.loads((gold / "time" / "seed.json").read_text(encoding="utf-8"))
    text = (gold / "fr" / "fr-seed.txt").read_text(encoding="utf-8")
    given = {"text": text}
    exact = {time.span: time for time in dispatch_times(given, "fr", expected["dct"]["true"])}
    vague = {time.span: time for time in dispatch_times(given, "fr", expected["dct"]["value"])}
    core = [time for time in expected["timexes"] if time["core"]]
    places = {(span.start, span.end): span for span in vague}
    right = held = 0
    for wanted in core:
        span = places.get((wanted["start"], wanted["end"]))
        if span is None or span not in exact:
            continue
        right += (exact[span].type, exact[span].timex) == (wanted["type"], wanted["value_given_true_dct"])
        held += set(exact[span].candidates) <= set(vague[span].candidates)
    return {"core": len(core), "wrong": len(core) - right, "lost": len(core) - held}


def days_of(value: str) -> tuple[date, date] | None:
    """The days of a TimeML value that names a day, week, month or year; None for any other."""
    week = _WEEK.fullmatch(value)
    try:
        if week:
            monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
            return (monday + 5 * _DAY if week[3] else monday), monday + 7 * _DAY
        return edtf.days(value.partition("T")[0])[0] if "X" not in value else None
    except (UsageError, ValueError):
        return None


def _meet(one: tuple[date, date], other: tuple[date, date]) -> bool:
    inside = other[0] <= one[0] and one[1] <= other[1]
    return inside or (one[0] <= other[0] and other[1] <= one[1])


def _allows(written: str, truth: tuple[date, date]) -> bool:
    """Whether an EDTF value leaves the days possible; one that is open at an end leaves everything."""
    try:
        return any(first <= truth[0] and truth[1] <= after for first, after in edtf.days(written))
    except UsageError:
        return True


def _shares(total: int, **counts: int) -> dict[str, float]:
    return {"times": total} | {name: count / total if total else 0.0 for name, count in counts.items()}
