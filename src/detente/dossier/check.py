"""Checks what a dossier file says, field by field, and makes the dossier of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, NoReturn

from detente.dossier.model import SIDES, Dossier, Issue, Term
from detente.errors import InputError

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_CHOICE = r"[^\W_][\w'-]*\*?"
_SLOT = re.compile(rf"~\d|{_CHOICE}(?:\|{_CHOICE})*\??")
_FIELDS = ("id", "title", "parties", "window", "issues", "sources", "note")
_ISSUE_FIELDS = ("id", "proposition", "labels", "terms", "phrasings", "note")


class _Field:
    """A value and the way to it, for errors that name the place."""

    def __init__(self, file: str, path: str, value: Any) -> None:
        self.file = file
        self.path = path
        self.value = value

    def wrong(self, reason: str) -> NoReturn:
        raise InputError("dossier-field", f"{self.file}: {self.path or 'the file'}: {reason}")

    def mapping(self, known: Iterable[str] | None = None) -> dict[str, _Field]:
        if not isinstance(self.value, dict):
            self.wrong("must be a mapping")
        for key in self.value:
            if not isinstance(key, str):
                self.wrong(f"the key {key!r} must be text")
            if known is not None and key not in known:
                self.wrong(f"unknown field {key!r}; known are: {', '.join(known)}")
        prefix = f"{self.path}." if self.path else ""
        return {key: _Field(self.file, f"{prefix}{key}", item) for key, item in self.value.items()}

    def items(self) -> list[_Field]:
        if not isinstance(self.value, list) or not self.value:
            self.wrong("must be a list with at least one entry")
        return [_Field(self.file, f"{self.path}[{i}]", item) for i, item in enumerate(self.value)]

    def text(self) -> str:
        if not isinstance(self.value, str) or not self.value.strip():
            self.wrong("must be text")
        return self.value.strip()

    def id(self) -> str:
        value = self.text()
        if not _ID.fullmatch(value):
            self.wrong(f"{value!r} must be lower-case letters, digits and single hyphens")
        return value

    def by_language(self) -> dict[str, _Field]:
        fields = self.mapping()
        for code, field in fields.items():
            if not _LANGUAGE.fullmatch(code):
                field.wrong(f"{code!r} is no language code such as fr")
        if not fields:
            self.wrong("must name at least one language")
        return fields


def _need(fields: dict[str, _Field], name: str, of: _Field) -> _Field:
    if name not in fields:
        of.wrong(f"the field {name!r} is missing")
    return fields[name]


def _day(field: _Field) -> date:
    try:
        return date.fromisoformat(field.text())
    except ValueError:
        field.wrong(f"{field.value!r} is no day such as 2022-01-12")


def _window(field: _Field | None) -> tuple[date | None, date | None]:
    if field is None:
        return None, None
    ends = field.mapping(("start", "end"))
    start = _day(ends["start"]) if "start" in ends else None
    end = _day(ends["end"]) if "end" in ends else None
    if start and end and start >= end:
        field.wrong(f"starts on {start} and ends before {end}, which is not later")
    return start, end


def _unique(values: Iterable[tuple[str, _Field]]) -> tuple[str, ...]:
    seen: list[str] = []
    for value, field in values:
        if value in seen:
            field.wrong(f"{value!r} stands twice")
        seen.append(value)
    return tuple(seen)


def _term(field: _Field, phrasing: bool) -> Term:
    parts = field.mapping(("words", "side"))
    words = _need(parts, "words", field)
    side = parts["side"].text() if "side" in parts else "for"
    if side not in SIDES:
        parts["side"].wrong(f"{side!r} must be one of: {', '.join(SIDES)}")
    if phrasing and side == "neutral":
        field.wrong("a phrasing takes a side: for or against")
    pattern = words.text().lower()
    slots = pattern.split()
    for slot in slots:
        if not _SLOT.fullmatch(slot):
            words.wrong(f"{slot!r} is neither a word, a stem*, a choice|of|them nor a gap such as ~3")
    if not any(slot[0].isalnum() for slot in slots):
        words.wrong("says no word, only gaps")
    return Term(pattern, side, phrasing)


def _terms(fields: dict[str, _Field]) -> dict[str, tuple[Term, ...]]:
    found: dict[str, tuple[Term, ...]] = {}
    for name, phrasing in (("terms", False), ("phrasings", True)):
        if name in fields:
            for code, field in fields[name].by_language().items():
                found[code] = (*found.get(code, ()), *(_term(item, phrasing) for item in field.items()))
    return found


def _issue(field: _Field) -> Issue:
    fields = field.mapping(_ISSUE_FIELDS)
    name = _need(fields, "id", field).id()
    proposition = _need(fields, "proposition", field).by_language()
    labels = fields["labels"].by_language() if "labels" in fields else {}
    terms = _terms(fields)
    if not terms:
        field.wrong("names no words: give terms or phrasings in at least one language")
    return Issue(
        name,
        {code: item.text() for code, item in proposition.items()},
        {code: tuple(item.text() for item in labels[code].items()) for code in labels},
        terms,
    )


def build(file: str, value: Any) -> Dossier:
    """The dossier that the parsed file says; InputError with file, field and reason."""
    whole = _Field(file, "", value)
    fields = whole.mapping(_FIELDS)
    parties = _need(fields, "parties", whole).items()
    issues = _need(fields, "issues", whole).items()
    built = [_issue(item) for item in issues]
    _unique((issue.id, item) for issue, item in zip(built, issues, strict=True))
    return Dossier(
        _need(fields, "id", whole).id(),
        {code: item.text() for code, item in _need(fields, "title", whole).by_language().items()},
        _unique((item.text(), item) for item in parties),
        _window(fields.get("window")),
        tuple(built),
    )
