"""Checks what a dossier file says, field by field, and makes the dossier of it; every fault is told at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from detente.dossier.fields import Faults, Field
from detente.dossier.model import SIDES, Dossier, Issue, Term
from detente.dossier.source import Node

_CHOICE = r"[^\W_][\w'-]*\*?"
_SLOT = re.compile(rf"~\d|{_CHOICE}(?:\|{_CHOICE})*\??")
_FIELDS = ("id", "title", "parties", "window", "subject", "issues", "sources", "note")
_ISSUE_FIELDS = ("id", "proposition", "labels", "terms", "phrasings", "broader", "note")
_TERMS = 20_000  # of a whole dossier: more is a mistake, and would slow each reading

Unknown = Callable[[str], str | None]
"""Why a party is not known, in words; None when it is."""


def _need(fields: dict[str, Field], name: str, of: Field) -> Field | None:
    if name not in fields and isinstance(of.node.value, dict):
        of.wrong(f"the field {name!r} is missing")
    return fields.get(name)


def _window(field: Field | None) -> tuple[date | None, date | None]:
    if field is None:
        return None, None
    ends = field.mapping(("start", "end"))
    start = ends["start"].day() if "start" in ends else None
    end = ends["end"].day() if "end" in ends else None
    if start and end and start >= end:
        field.wrong(f"starts on {start} and ends before {end}, which is not later")
    return start, end


def _unique(values: Iterable[tuple[str, Field]]) -> tuple[str, ...]:
    seen: list[str] = []
    for value, field in values:
        if value in seen:
            field.wrong(f"{value!r} stands twice")
        elif value:
            seen.append(value)
    return tuple(seen)


def _term(field: Field, *, phrasing: bool) -> Term | None:
    parts = field.mapping(("words", "side"))
    words = _need(parts, "words", field)
    side = parts["side"].text() if "side" in parts else "for"
    if side and side not in SIDES:
        parts["side"].wrong(f"{side!r} must be one of: {', '.join(SIDES)}")
    if phrasing and side == "neutral":
        field.wrong("a phrasing takes a side: for or against")
    pattern = words.text().lower() if words is not None else ""
    if words is None or not pattern or not _sound(pattern, words):
        return None
    return Term(" ".join(pattern.split()), side, phrasing)


def _sound(pattern: str, words: Field) -> bool:
    slots = pattern.split()
    wrong = [slot for slot in slots if not _SLOT.fullmatch(slot)]
    for slot in wrong:
        words.wrong(f"{slot!r} is neither a word, a stem*, a choice|of|them nor a gap such as ~3")
    if not wrong and not any(slot[0].isalnum() for slot in slots):
        words.wrong("says no word, only gaps")
        return False
    return not wrong


def _patterns(field: Field | None) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, by in field.by_language().items() if field is not None else ():
        words = [(" ".join(item.text().lower().split()), item) for item in by.items()]
        found[code] = _unique((pattern, item) for pattern, item in words if pattern and _sound(pattern, item))
    return found


def _terms(fields: dict[str, Field]) -> dict[str, tuple[Term, ...]]:
    """The terms by language; one pattern stands once in an issue, on one side."""
    found: dict[str, dict[str, tuple[Term, Field]]] = {}
    for name, phrasing in (("terms", False), ("phrasings", True)):
        for code, field in fields[name].by_language().items() if name in fields else ():
            known = found.setdefault(code, {})
            for item in field.items():
                term = _term(item, phrasing=phrasing)
                if term is None:
                    continue
                first, at = known.setdefault(term.pattern, (term, item))
                if at is not item:
                    item.wrong(_again(term, first, at))
    return {code: tuple(term for term, _ in known.values()) for code, known in found.items()}


def _again(term: Term, first: Term, at: Field) -> str:
    where = f"line {at.node.line}" if at.node.line else at.path
    if term.side != first.side:
        return f"{term.pattern!r} is {term.side} here and {first.side} on {where}: words stand on one side"
    return f"{term.pattern!r} stands twice, first on {where}"


def _issue(field: Field) -> tuple[Issue, Field | None]:
    """The issue, and where it says what it is part of."""
    fields = field.mapping(_ISSUE_FIELDS)
    name = _need(fields, "id", field)
    proposition = _need(fields, "proposition", field)
    labels = fields["labels"].by_language() if "labels" in fields else {}
    terms = _terms(fields)
    if not terms and isinstance(field.node.value, dict) and not {"terms", "phrasings"} & set(fields):
        field.wrong("names no words: give terms or phrasings in at least one language")
    broader = fields.get("broader")
    issue = Issue(
        name.id() if name is not None else "",
        proposition.texts() if proposition is not None else {},
        {code: tuple(item.text() for item in labels[code].items()) for code in labels},
        terms,
        broader.text() if broader is not None else None,
    )
    return issue, broader


def _hierarchy(issues: Sequence[tuple[Issue, Field | None]]) -> None:
    """Each `broader` names an issue, and none is part of itself."""
    over = {issue.id: issue.broader for issue, _ in issues}
    for issue, field in issues:
        if field is None or not issue.broader:
            continue
        if issue.broader not in over:
            field.wrong(f"no issue {issue.broader!r}; there are: {', '.join(filter(None, over))}")
            continue
        chain = [issue.id]
        while (above := over.get(chain[-1])) and above not in chain:
            chain.append(above)
        if above == issue.id:
            field.wrong(f"goes round in a circle: {' → '.join([*chain, issue.id])}")


def _parties(field: Field | None, unknown: Unknown | None) -> tuple[str, ...]:
    if field is None:
        return ()
    items = [(item.text(), item) for item in field.items()]
    for party, item in items if unknown is not None else ():
        reason = unknown(party) if party and unknown is not None else None
        if reason:
            item.wrong(reason)
    return _unique(items)


def build(file: str, node: Node, unknown: Unknown | None = None) -> Dossier:
    """The dossier that the nodes say; FaultsError with `FILE:LINE: FIELD: reason` for each fault.

    `unknown` says of a party why nobody knows it; without it any id will do.
    """
    faults = Faults(file)
    whole = Field(faults, "", node)
    fields = whole.mapping(_FIELDS)
    name, title, issues = (_need(fields, key, whole) for key in ("id", "title", "issues"))
    items = issues.items() if issues is not None else []
    built = [_issue(item) for item in items]
    _unique((issue.id, item) for (issue, _), item in zip(built, items, strict=True))
    _hierarchy(built)
    if sum(len(terms) for issue, _ in built for terms in issue.terms.values()) > _TERMS:
        whole.wrong(f"has more than {_TERMS:,} terms")
    made = Dossier(
        name.id() if name is not None else "",
        title.texts() if title is not None else {},
        _parties(fields.get("parties"), unknown),
        _window(fields.get("window")),
        tuple(issue for issue, _ in built),
        tuple(item.text() for item in fields["sources"].items()) if "sources" in fields else (),
        _patterns(fields.get("subject")),
    )
    faults.settle()
    return made
