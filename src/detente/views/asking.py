"""A question in plain words as what is wanted of the entries; what is wrong with it, in one clear line."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from detente.dossier.model import Dossier
from detente.edtf import days, point
from detente.entries import Wanted
from detente.entries.entry import KINDS, PROSE, STATEMENT, window
from detente.errors import InputError, UsageError
from detente.record import ACTS, MODES
from detente.views.finding import candidates
from detente.views.naming import LANGUAGE, meant
from detente.views.positions import Matrix


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asks for; names and dates as they were typed, None for whatever is."""

    party: str | None = None
    speaker: str | None = None
    act: str | None = None
    issue: str | None = None
    mode: str | None = None
    since: str | None = None
    until: str | None = None

    def wanted(
        self,
        names: Callable[[], Mapping[str, str]],
        issues: Callable[[], Collection[str]],
        kinds: Iterable[str] = KINDS,
    ) -> Wanted:
        """What that means in records whose actors have these `names` and which touch these `issues`.

        UsageError for a date, act, mode or issue that is none; InputError for somebody who isn't known.
        """
        since = first_day(self.since) if self.since is not None else None
        until = last_day(self.until) if self.until is not None else None
        if since is not None and until is not None and since > until:
            raise UsageError("no-days", f"no day is between {self.since} and {self.until}")
        _one_of("act", self.act, ACTS)
        prose = PROSE in frozenset(kinds)
        _one_of("mode", self.mode, (*MODES, PROSE) if prose else MODES)
        if self.issue is not None:
            _one_of("issue", self.issue, sorted(issues()))
        return Wanted(
            kinds=frozenset(self._kinds(kinds)),
            speakers=meant(self.speaker, names()) if self.speaker is not None else frozenset(),
            parties=meant(self.party, names()) if self.party is not None else frozenset(),
            acts=frozenset((self.act,)) if self.act is not None else frozenset(), mode=self.mode, issue=self.issue, since=since, until=until,
        )  # fmt: skip

    def _kinds(self, kinds: Iterable[str]) -> Iterable[str]:
        if self.mode == PROSE:
            return (PROSE,)
        return (STATEMENT,) if self.act or self.mode or self.issue or self.speaker else kinds


def issue_names(dossier: Dossier, language: str = LANGUAGE) -> dict[str, str]:
    """A name for each issue, by its id."""
    return {issue.id: next(iter(issue.labels.get(language, ())), issue.id) for issue in dossier.issues}


def stances_on(whole: Matrix, dossier: Dossier, issue: str | None, party: str | None) -> Matrix:
    """The matrix of an issue, with what is part of it, and of a party alone, where they are asked for.

    UsageError for an issue that the dossier hasn't and a party of which nobody is meant.
    """
    issues = None
    if issue is not None:
        try:
            issues = dossier.within(issue)
        except KeyError:
            known = ", ".join(one.id for one in dossier.issues)
            message = f"no issue {issue!r} in the dossier {dossier.id}; it has: {known}"
            raise UsageError("no-such-issue", message) from None
    return whole.of(issues, None if party is None else (_party(party, whole, dossier),))


def _party(name: str, whole: Matrix, dossier: Dossier) -> str:
    """The id that the name surely means, those of the dossier first."""
    if not name.strip():
        raise UsageError("no-such-party", "an empty name means nobody")
    sure = [key[0] for key, why in candidates(name, {}, None) if not why.startswith("it sounds")]
    rows = [row.party for row in whole.rows if row.name.casefold() == name.casefold()]
    found = [one for one in sure if one in dossier.parties] or sure or rows
    if not found:
        raise UsageError("no-such-party", f"{name}: nobody of that name is known")
    return found[0]


def begun(
    text: str, find: Callable[[str], tuple[str, str | None]], until: str | None = None
) -> tuple[str, str | None]:
    """The day from which on, and the id of the dispatch that is meant by it, if one is.

    `find` gives the id of a dispatch and when it was published. InputError for a dispatch without a day,
    UsageError where nothing is between that day and `until`.
    """
    if point(text) == text:
        day, old = first_day(text), None
    else:
        old, published = find(text)
        first = window(published)[0]
        if first is None:
            raise InputError("undated", f"{text}: the dispatch has no date; give a day")
        day = first
    if until is not None and last_day(until) < day:
        raise UsageError("no-days", f"no day is between {text} and {until}")
    return day, old


def both(pair: str, names: Callable[[], Mapping[str, str]]) -> tuple[frozenset[str], frozenset[str]]:
    """The two parties of "A,B", each as the ids that its name may mean; UsageError unless they are two."""
    parts = [part.strip() for part in pair.split(",")]
    if len(parts) != 2 or not all(parts):
        raise UsageError("no-pair", f"{pair!r} is no pair such as Russia,NATO")
    told = names()
    one, other = meant(parts[0], told), meant(parts[1], told)
    if one & other:
        raise UsageError("no-pair", f"{parts[0]} and {parts[1]} are one party")
    return one, other


def _one_of(name: str, value: str | None, known: Collection[str]) -> None:
    if value is not None and value not in known:
        there = f"there are: {', '.join(known)}" if known else "there are none here"
        raise UsageError(f"no-{name}", f"{value!r} is no {name}; {there}")


def first_day(text: str) -> str:
    """The first day of a year, month or day; UsageError for anything else."""
    return _interval(text)[0]


def last_day(text: str) -> str:
    """The last day of a year, month or day; UsageError for anything else."""
    return _interval(text)[1]


def _interval(text: str) -> tuple[str, str]:
    wrong = f"{text[:60]!r} is no year, month or day such as 2022, 2022-01 or 2022-01-12"
    if point(text) != text:
        raise UsageError("bad-date", wrong)
    try:
        ((first, after),) = days(text)
    except UsageError as error:
        raise UsageError("bad-date", wrong) from error
    return first.isoformat(), (after - timedelta(days=1)).isoformat()
