"""Actors made of the shipped ones and the entries of a user's files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from detente.actors.entries import Entry
from detente.actors.registry import Known, Term
from detente.actors.tenure import Office, single


def merged(entries: Iterable[Entry], shipped: Mapping[str, Known]) -> dict[str, Known]:
    """Return the actors that the entries add or add to, and the shipped office-holders whom they succeed, by id.

    A role without `of` is one of the actor's party; `entry.places` then knows it by that.
    """
    languages = sorted({language for known in shipped.values() for language in known.names})
    found: dict[str, Known] = {}
    for entry in entries:
        base = shipped.get(entry.id)
        kind = base.kind if base else entry.fact("kind")
        if kind is not None and (base or entry.names):
            found[entry.id] = _known(entry, base, kind, languages)
    return {**found, **_succeeded(found, shipped)}


def _known(entry: Entry, base: Known | None, kind: str, languages: Iterable[str]) -> Known:
    party = _fact("party", entry, base)
    terms = [_of(term, party, entry) for term in entry.terms]
    ends = {replace(term, last=None): term for term in terms if term.last}
    held = [ends.get(term, term) for term in base.terms] if base else []  # an open role may be ended
    new = [term for term in terms if term not in held]
    return Known(
        id=entry.id,
        kind=kind,
        names=_names(entry, base, languages),
        gender=_fact("gender", entry, base),
        number=_fact("number", entry, base) or "s",
        party=party,
        code=base.code if base else None,
        capital=base.capital if base else {},
        terms=tuple(sorted([*held, *new], key=lambda term: term.first or "")) if new else tuple(held),
        type=_fact("type", entry, base),
        wikidata=_fact("wikidata", entry, base),
    )


def _fact(name: str, entry: Entry, base: Known | None) -> str | None:
    shipped: str | None = getattr(base, name, None)
    return shipped or entry.fact(name)


def _of(term: Term, party: str | None, entry: Entry) -> Term:
    full = replace(term, of=term.of or party)
    entry.places.setdefault(full, entry.places[term])
    return full


def _names(entry: Entry, base: Known | None, languages: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """What the shipped actor is called first; in a language without a name, the first name given in any."""
    held = dict(base.names) if base else {}
    first = list(next(iter(entry.names.values()), {}))[:1]
    return {
        language: tuple(dict.fromkeys((*held.get(language, ()), *entry.names.get(language, ()))))
        or tuple(first)
        for language in dict.fromkeys((*languages, *held, *entry.names))
    }


def _succeeded(found: Mapping[str, Known], shipped: Mapping[str, Known]) -> dict[str, Known]:
    """The shipped holders of an office, held on without an end, whom an added one succeeds: till then."""
    beginnings: dict[Office, list[tuple[str, str]]] = {}
    for known in found.values():
        for term in known.terms:
            office = single(term)
            if office and term.first and term not in getattr(shipped.get(known.id), "terms", ()):
                beginnings.setdefault(office, []).append((term.first, known.id))
    changed: dict[str, Known] = {}
    for base in shipped.values():
        ended = {term: _ended(term, base.id, beginnings) for term in base.terms}
        if any(term != end for term, end in ended.items()):
            known = found.get(base.id, base)
            changed[base.id] = replace(known, terms=tuple(ended.get(term, term) for term in known.terms))
    return changed


def _ended(term: Term, holder: str, beginnings: Mapping[Office, list[tuple[str, str]]]) -> Term:
    office = single(term)
    if term.last is not None or office is None or term.first is None:
        return term
    later = [
        first for first, who in beginnings.get(office, ()) if who != holder and first[:4] > term.first[:4]
    ]
    return replace(term, last=min(later)) if later else term
