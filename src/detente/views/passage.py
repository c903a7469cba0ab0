"""A statement as views show it: its words, who said it and through whom, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from detente.actors import registry
from detente.entries import Entry

Line = Mapping[str, Any]
"""One line of the contract `detente/1`, as `Record.to_dict()` gives it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One statement of one dispatch; `content` are its exact words, `start` is where they begin."""

    dispatch: str
    path: str | None
    statement: str
    start: int
    content: tuple[str, ...]
    mode: str
    act: str
    red_line: bool
    negated: bool
    condition: str | None
    speakers: tuple[str, ...]  # names as the dispatch files them; empty when undecided
    relays: tuple[str, ...]
    said: str | None  # EDTF
    published: str | None = None  # EDTF, of the dispatch


def _names(parties: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    return tuple(party["name"] for party in parties)


def passage(line: Line, statement: Mapping[str, Any]) -> Passage:
    """The statement of that line, ready to be shown."""
    content = statement["content"]
    condition = statement["condition"]
    return Passage(
        dispatch=line["dispatch"]["id"],
        path=line["dispatch"].get("path"),
        statement=statement["id"],
        start=content[0]["start"],
        content=tuple(span["exact"] for span in content),
        mode=statement["mode"],
        act=statement["act"],
        red_line=statement["red_line"],
        negated=statement["negated"],
        condition=condition["exact"] if condition else None,
        speakers=_names(statement["speakers"]),
        relays=_names(statement["relays"]),
        said=statement["said"],
        published=line["dispatch"].get("published"),
    )


def passage_of(one: Entry) -> Passage:
    """The same of a statement as an entry."""
    return Passage(
        one.dispatch, one.path, one.id, one.start, tuple(one.words), one.mode, one.act, one.red_line,
        one.negated, one.condition, tuple(one.names), tuple(one.relays), one.when, one.published,
    )  # fmt: skip


def readable(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines that hold a record; those of dispatches that could not be read say an error instead."""
    return (line for line in lines if "error" not in line)


def sides(line: Line) -> dict[str, str]:
    """For whom each actor of the line speaks: its party's actor id, or its own when it has none."""
    return {actor["id"]: actor["party"] or actor["id"] for actor in line["actors"]}


def speaking(statement: Mapping[str, Any], parties: Mapping[str, str]) -> tuple[str, ...]:
    """Actor ids of the parties that speak in the statement, each once, in order."""
    found = (parties.get(speaker["actor"], speaker["actor"]) for speaker in statement["speakers"])
    return tuple(dict.fromkeys(found))


class NameTable:
    """Names of actors by id, as the first dispatch that names one has it, or in one language.

    A party that no dispatch names itself, only its people, has the registry's name.
    """

    def __init__(self, lines: Iterable[Line], language: str | None = None) -> None:
        self._language = language or "en"
        self._names: dict[str, str] = {}
        for line in lines:
            people = [*line["actors"], *(party for one in line["statements"] for party in one["speakers"])]
            for party in people:
                name = ((party.get("names") or {}).get(language or "") or [party["name"]])[0]
                self._names.setdefault(party.get("id") or party["actor"], name)

    def __getitem__(self, actor: str) -> str:
        if actor not in self._names:
            known = registry.actors().get(actor)
            forms = known.names if known else {}
            self._names[actor] = next(iter((*forms.get(self._language, ()), *forms.get("en", ()), actor)))
        return self._names[actor]
