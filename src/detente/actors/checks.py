"""What known actors contradict each other in: parties, roles, offices, names. Of the shipped ones nothing may."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from detente.actors import precedence, tenure
from detente.actors.drafts import shown
from detente.actors.registry import Known, Term

_MANY = 20  # bearers of one name that are compared with each


@dataclass(frozen=True, slots=True)
class Finding:
    """A contradiction: whose, in which field, why; `what` tells the term, or the language and folded name."""

    actor: str
    field: str
    reason: str
    what: object = None


def contradictions(
    known: Mapping[str, Known], added: Collection[str] | None = None, declared: Collection[str] = ()
) -> list[Finding]:
    """Return what is contradictory in the actors; with `added` (ids) only where one of those takes part.

    A name that several actors have is one where `precedence` doesn't decide; an added actor may have another's
    name only as one of several people whom party or office tell apart. `declared`: ids that may be parties too.
    """
    added = None if added is None else dict.fromkeys(added).keys()
    about = known.keys() if added is None else added
    return [
        *_parties(known, about, declared),
        *_cycles(known, about),
        *_terms(known, about, declared),
        *_offices(known, about),
        *_items(known, about),
        *_names(known, added),
    ]


def _parties(
    known: Mapping[str, Known], about: Collection[str], declared: Collection[str]
) -> Iterator[Finding]:
    for one in about:
        party = known[one].party
        if party is None or (party in declared and party not in known):
            continue
        if party not in known:
            yield Finding(one, "party", f"{shown(party)} is neither a state's code nor the id of an actor")
        elif known[party].kind == "person":
            yield Finding(one, "party", f"{party} is a person; a party is a state or an organisation")


def _cycles(known: Mapping[str, Known], about: Collection[str]) -> Iterator[Finding]:
    """Each ring of parties once, at its first id that is asked about."""
    told: set[str] = set()
    clear: set[str] = set()
    for start in sorted(about):
        path: dict[str, None] = {}
        at: str | None = start
        while at is not None and at in known and at not in path and at not in clear:
            path[at] = None
            at = known[at].party
        if at is not None and at in path and at not in told:
            ring = list(path)[list(path).index(at) :]
            told.update(ring)
            first = next((one for one in ring if one == start), at)
            where = first if first in about else next(one for one in ring if one in about)
            yield Finding(where, "party", f"parties in a circle: {' of '.join([*ring, at])}")
        clear.update(path)


def _terms(
    known: Mapping[str, Known], about: Collection[str], declared: Collection[str]
) -> Iterator[Finding]:
    for one in about:
        held: dict[tuple[str, str | None, str | None], list[Term]] = {}
        for term in known[one].terms:
            if term.of not in (None, known[one].party) and term.of not in known and term.of not in declared:
                yield Finding(
                    one, "of", f"{shown(term.of)} is neither a state's code nor the id of an actor", term
                )
            if tenure.backward(term):
                yield Finding(one, "to", f"{term.last} is before {term.first}", term)
            held.setdefault((term.office, term.domain, term.of), []).append(term)
        for terms in held.values():
            for earlier, later in _clashing([(one, term) for term in terms]):
                yield Finding(
                    one,
                    "roles",
                    f"{_said(later[1])} twice: {_span(earlier[1])} and {_span(later[1])}",
                    later[1],
                )


def _offices(known: Mapping[str, Known], about: Collection[str]) -> Iterator[Finding]:
    held: dict[tenure.Office, list[tuple[str, Term]]] = {}
    for holder in known.values():
        for term in holder.terms:
            office = tenure.single(term)
            if office is not None and not term.beside:
                held.setdefault(office, []).append((holder.id, term))
    for terms in held.values():
        if not any(one in about for one, _ in terms):
            continue
        for pair in _clashing(terms):
            (other, theirs), (one, term) = pair if pair[1][0] in about else pair[::-1]
            if one != other and one in about:
                said = f"{_said(term)} {_span(term)}, but so is {other} {_span(theirs)}"
                yield Finding(one, "roles", said, term)


def _clashing(terms: list[tuple[str, Term]]) -> Iterator[tuple[tuple[str, Term], tuple[str, Term]]]:
    """Each term that clashes with an earlier one, after the earlier one that lasts longest; in order of time."""
    spans = [(span, held) for held in terms if (span := tenure.surely(held[1])) is not None]
    spans.sort(key=lambda entry: (entry[0], entry[1][0]))
    last: tuple[tuple[date, date], tuple[str, Term]] | None = None
    for span, held in spans:
        if last is not None and tenure.clash(last[0], span):
            yield last[1], held
        if last is None or span[1] > last[0][1]:
            last = (span, held)


def _said(term: Term) -> str:
    return " ".join(part for part in (term.office, term.domain, "of", term.of) if part)


def _span(term: Term) -> str:
    return f"{term.first or '?'} to {term.last or 'now'}"


def _items(known: Mapping[str, Known], about: Collection[str]) -> Iterator[Finding]:
    """Two actors that are one item of Wikidata."""
    held: dict[str, list[str]] = {}
    for actor in known.values():
        item = actor.wikidata or (actor.id.removeprefix("wd:") if actor.id.startswith("wd:") else None)
        if item is not None:
            held.setdefault(item, []).append(actor.id)
    for item, ids in held.items():
        for one in ids if len(ids) > 1 else ():
            if one in about:
                other = next(another for another in ids if another != one)
                yield Finding(one, "wikidata", f"{item} is {other} already; its id adds to it")
                break


def _names(known: Mapping[str, Known], added: Collection[str] | None) -> Iterator[Finding]:
    told: set[tuple[str, str, str]] = set()
    for (language, name), ranks in sorted(precedence.held(known.values()).items()):
        ids = sorted(ranks) if added is not None else precedence.undecided(ranks)
        if len(ids) < 2 or (added is not None and not any(one in added for one in ids)):
            continue
        for k, one in enumerate(ids):
            near = ids[max(0, k - _MANY) : k]
            other = next((other for other in near if not _apart(known[one], known[other])), None)
            if other is None:
                continue
            about, against = (one, other) if added is None or one in added else (other, one)
            if (added is None or about in added) and (about, against, name) not in told:
                told.add((about, against, name))
                reason = f"{shown(name)} is a name of {against} too"
                yield Finding(about, f"names.{language}", reason, (language, name))


def _apart(one: Known, other: Known) -> bool:
    """Whether two bearers of one name are people whom party or office tell apart."""
    if one.kind != "person" or other.kind != "person":
        return False
    if one.party and other.party and one.party != other.party:
        return True
    first = [span for term in one.terms if tenure.single(term) and (span := tenure.surely(term))]
    second = [span for term in other.terms if tenure.single(term) and (span := tenure.surely(term))]
    return bool(first and second) and not any(tenure.clash(a, b) for a in first for b in second)
