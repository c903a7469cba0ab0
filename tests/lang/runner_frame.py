"""Each entry of frame.yml does its work in a dispatch made of its example."""

from __future__ import annotations

from collections.abc import Callable

from detente.reading.frame import frame
from detente.reading.frame_rules import build
from detente.reading.language import Entry, Language
from detente.reading.model import Frame
from detente.reading.publication import date_of, publication

CONTENT = "Mm mmm mm mmm mmmm mm."


def _after(example: str, language: Language) -> Frame:
    return frame(f"{example}\n\n{CONTENT}\n\n{CONTENT}", language)


def _between(example: str, language: Language) -> None:
    text = f"{CONTENT}\n\n{example}\n\n{CONTENT}"
    found = frame(text, language)
    assert [text[start:end] for start, end in found.body] == [CONTENT, CONTENT]
    assert not found.crossheads


def _key(entry: Entry, language: Language) -> None:
    found = _after(entry["example"], language)
    assert entry["example"].split(":")[0] in entry["words"]
    assert found.body[0][0] > len(entry["example"]), "the field is no content"


def _month(entry: Entry, language: Language) -> None:
    read = date_of(entry["example"], language.built("frame", build))
    assert read is not None
    assert int(read[5:7]) == entry["number"]


def _weekday(entry: Entry, language: Language) -> None:
    assert _after(entry["example"], language).published
    assert any(word in entry["example"] for word in entry["words"])


def _half_day(entry: Entry, language: Language) -> None:
    hour = int((_after(entry["example"], language).published or "T99:")[-5:-3])
    assert hour // 12 * 12 == entry["hours"]


def _region(entry: Entry, language: Language) -> None:
    found = frame(entry["example"], language)
    assert found.dateline is not None
    assert found.dateline.place.isupper()
    assert any(word in entry["example"][: found.body[0][0]] for word in entry["words"])


def _speaker(entry: Entry, language: Language) -> None:
    found = frame(f"{entry['example']}\n\n{CONTENT}", language)
    assert found.body[0][0] == 0, "the speaker is no rubric"


def _date(entry: Entry, language: Language) -> None:
    assert date_of(entry["example"], language.built("frame", build)) in (
        "2022-01-12",
        "2022-01-13",
        "2022-01",
    )


def _time(entry: Entry, language: Language) -> None:
    assert _after(entry["example"], language).published == "2022-01-12T18:05"


def _published(entry: Entry, language: Language) -> None:
    read = publication(entry["example"], language.built("frame", build))
    assert read is not None
    assert read.published


def _with(entry: Entry, language: Language) -> None:
    found = _after(entry["example"], language)
    assert found.outlet == "AFP"
    assert found.notes == ("published by Orange",)


def _outlet(entry: Entry, language: Language) -> None:
    assert _after(entry["example"], language).outlet in (entry.get("name"), *entry["words"])


def _place(entry: Entry, language: Language) -> None:
    found = frame(entry["example"], language)
    assert found.dateline is not None
    places = {word.upper() for word in entry["words"]}
    assert set(found.dateline.place.upper().split("/")) <= places


def _furniture(entry: Entry, language: Language) -> None:
    _between(entry["example"], language)


def _credit(entry: Entry, language: Language) -> None:
    found = frame(f"{CONTENT}\n\n{CONTENT}\n\n{entry['example']}", language)
    assert entry["role"] in {credit.role for credit in found.credits}
    assert len(found.body) == 2


def _list(entry: Entry, language: Language) -> None:
    found = frame(f"{CONTENT}\n\n{CONTENT}\n\n{entry['example']}", language)
    if entry["use"] == "and":
        assert len(found.credits) == 2
    elif entry["use"] == "at":
        (place,) = [credit.place for credit in found.credits]
        assert place
        assert place in entry["example"]
    else:
        assert _after(entry["example"], language).outlet == entry["example"].split(",")[0]


def _dateline(entry: Entry, language: Language) -> None:
    found = frame(entry["example"], language)
    assert found.outlet
    ((start, _),) = found.body
    assert entry["example"][start:] in ("Текст готов.", "Текст готовий.")


def _rubric(entry: Entry, language: Language) -> None:
    found = frame(entry["example"], language)
    assert found.body[0][0] > 0
    assert found.dateline is None


def _picture(entry: Entry, language: Language) -> None:
    found = _after(entry["example"], language)
    title, caption = entry["example"].split("\n\n")
    assert found.title == title
    assert caption not in [found.title, *(span.exact for span in found.crossheads)]
    assert len(found.body) == 3


RUN: dict[str, Callable[[Entry, Language], None]] = {
    "keys": _key, "months": _month, "weekdays": _weekday, "half-days": _half_day,
    "regions": _region, "speakers": _speaker, "dates": _date, "times": _time,
    "published": _published, "with": _with, "outlets": _outlet, "places": _place, "links": _furniture,
    "datelines": _dateline, "rubrics": _rubric, "pictures": _picture, "captions": _furniture, "notices": _furniture, "credits": _credit, "lists": _list,
}  # fmt: skip


def run(group: str, entry: Entry, language: Language) -> None:
    """Asserts that the entry fires on its example; KeyError for a group that nothing reads."""
    RUN[group](entry, language)
