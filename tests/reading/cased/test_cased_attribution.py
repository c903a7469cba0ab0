"""Russian attribution: each text of `russian_constructions.txt` is read as the lines beneath it say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.reading.language import load
from detente.reading.model import Attribution
from tests.reading.attributed import attributions, line

RUSSIAN = load("ru")
CONSTRUCTIONS = Path(__file__).with_name("russian_constructions.txt")


def _constructions() -> Iterator[tuple[str, list[str]]]:
    text, told = "", []
    for row in CONSTRUCTIONS.read_text(encoding="utf-8").splitlines():
        if row.startswith("    "):
            told.append(row.strip())
            continue
        if text:
            yield text, told
        text, told = ("" if row.startswith("#") else row.strip()), []
    if text:
        yield text, told


def _told(one: Attribution) -> str:
    via = [f"via {span.exact}" for span in one.relay_sources]
    to = [f"to {span.exact}" for span in one.addressed]
    return " | ".join([line(one).replace("\n", "/"), one.mode, *via, *to])


def test_there_are_constructions():
    assert sum(bool(told) for _, told in _constructions()) > 100


@pytest.mark.parametrize(
    ("text", "expected"), list(_constructions()), ids=[one for one, _ in _constructions()]
)
def test_construction(text, expected):
    assert [_told(one) for one in attributions(text.replace("/", "\n"), RUSSIAN)] == expected


def test_cue_names_its_entry():
    (found,) = attributions("Премьер не исключил, что выборы перенесут.", RUSSIAN)
    assert (found.cue_id, found.negated) == ("ne-isklyuchit", False)


def test_quotation_behind_a_colon_goes_on_with_the_statement_before():
    first, second = attributions("Мэр заявил, что мост стоит: «Он простоит ещё век и ещё зиму».", RUSSIAN)
    assert (first.rule, second.rule) == ("clause-that", "colon-further")
    assert second.inherits == 0
    assert second.content[0].exact == "Он простоит ещё век и ещё зиму"


@pytest.mark.parametrize(
    "often",
    [
        "посол сказал, что ",
        "сказал ",
        "«Мост», сказал он, ",
        "добавив, что шли, ",
        "и ",
        ", ",
        "министр, мэр и посол ",
    ],
)
def test_spans_of_endless_sentences_hold(often):
    text = often * 400
    for found in attributions(text, RUSSIAN):
        spans = [*found.content, *filter(None, (found.cue, found.source)), *found.relay_sources]
        assert all(text[span.start : span.end] == span.exact for span in spans)
