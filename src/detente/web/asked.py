"""A question as an address puts it: fields that are checked, and what they are checked against is also the API's text."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import parse_qsl, urlencode

from detente.errors import UsageError
from detente.export.labels import Labels, labels
from detente.views.asking import Question, first_day
from detente.web.accounts import Account
from detente.web.problems import Problem
from detente.web.words import Words, words

if TYPE_CHECKING:
    from detente.dossier.model import Dossier
    from detente.entries import Wanted
    from detente.store import Ledger
    from detente.web.room import Room

T = TypeVar("T")
PAGE = 50
"""Entries on a page."""
DEEPEST = 100_000
"""The last page that may be asked for."""
_MANY = 24  # fields of one address
_FILTERS = ("party", "speaker", "act", "issue", "mode", "since", "until")


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter: text, date (a year, month or day), choice or page."""

    name: str
    kind: str = "text"
    choices: tuple[str, ...] = ()
    longest: int = 200

    def check(self, value: str) -> None:
        """Problem 400 unless the value will do."""
        if len(value) > self.longest or "\x00" in value or not _is_text(value):
            raise Problem(400, "bad-value", self.name)
        if self.kind == "date":
            try:
                first_day(value)
            except UsageError as error:
                raise Problem(400, error.code, error.message) from error
        elif self.kind == "choice" and value not in self.choices:
            raise Problem(400, "bad-value", f"{self.name}: {', '.join(self.choices)}")
        elif self.kind == "page" and not (value.isascii() and value.isdigit() and 1 <= int(value) <= DEEPEST):
            raise Problem(400, "bad-value", self.name)


PAGES = Field("page", "page", longest=6)


def parsed(query: str, fields: Sequence[Field]) -> dict[str, str]:
    """The fields of a query string that are known, those left empty aside. Problem 400 for a wrong or doubled one."""
    known = {one.name: one for one in fields}
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=_MANY, errors="strict")
    except ValueError as error:
        raise Problem(400, "bad-address") from error
    found: dict[str, str] = {}
    for name, value in pairs:
        if name not in known:
            continue
        if name in found:
            raise Problem(400, "doubled-field", name)
        found[name] = value.strip()
        if found[name]:
            known[name].check(found[name])
    return {name: value for name, value in found.items() if value}


@dataclass(slots=True, weakref_slot=True)
class Asked:
    """Who asks what, in which language, of which ledger."""

    room: Room
    language: str
    address: str  # of the page, without language and query
    query: Mapping[str, str]
    path: Mapping[str, str]
    account: Account
    today: date
    stale: bool = field(default=False)

    @property
    def ledger(self) -> Ledger:
        """The ledger of this thread."""
        return self.room.ledger

    @property
    def say(self) -> Words:
        """The app's own labels."""
        return words(self.language)

    @property
    def label(self) -> Labels:
        """Those of records."""
        return labels(self.language)

    @property
    def number(self) -> int:
        """The page asked for, from 1 on."""
        return int(self.query.get("page", "1"))

    def get(self, name: str) -> str | None:
        """The value of a field, None where it was left empty."""
        return self.query.get(name)

    def seen(self, key: Hashable, make: Callable[[Ledger], T]) -> T:
        """What `make` gives of the ledger, kept while it holds."""
        held = self.room.held(key, make)
        self.stale = self.stale or held.revision != self.room.revision
        return held.value

    def wanted(
        self, kinds: Sequence[str] = ("statement", "event", "document"), without: Sequence[str] = ()
    ) -> Wanted:
        """The filters of the address as what is wanted of the entries."""
        question = Question(**{name: self.query.get(name) for name in _FILTERS if name not in without})
        known = {issue.id for issue in self.dossier.issues}
        return question.wanted(self.names, lambda: known | self.ledger.issues(), kinds)

    def names(self) -> dict[str, str]:
        """The name of each actor in the ledger, by id."""
        return self.seen("names", lambda ledger: ledger.names())

    @property
    def dossier(self) -> Dossier:
        """What is watched."""
        return watched()

    def at(self, *, name: str | None = None, language: str | None = None, **changed: object) -> str:
        """The address of this page, or of another, with the query changed; None takes a field away."""
        query = dict(self.query) if name is None else {}
        query |= {key: str(value) for key, value in changed.items() if value is not None}
        for key in [key for key, value in changed.items() if value is None]:
            query.pop(key, None)
        path = f"/{language or self.language}{self.address if name is None else name}"
        return f"{path}?{urlencode(query)}" if query else path


def watched() -> Dossier:
    """The dossier that dispatches are read with."""
    from detente.dossier.dossier import shipped
    from detente.reading.reader import DOSSIER

    return shipped(DOSSIER)


class Paged(Sequence[T]):
    """The entries of one page of many."""

    def __init__(self, listed: Sequence[T], number: int, size: int = PAGE) -> None:
        self.total, self.number, self.size = len(listed), number, size
        self.pages = max(1, -(-self.total // size))
        if number > self.pages:
            raise Problem(404, "no-page")
        self.first = (number - 1) * size
        self._shown = listed[self.first : self.first + size]

    def __len__(self) -> int:
        return len(self._shown)

    def __getitem__(self, i):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN204 - as of the sequence within
        return self._shown[i]

    @cached_property
    def near(self) -> tuple[int, ...]:
        """The numbers of pages to show links to."""
        last = self.pages
        wanted = {1, last, *range(self.number - 2, self.number + 3)}
        return tuple(sorted(one for one in wanted if 1 <= one <= last))


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
