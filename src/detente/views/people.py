"""Who is who over many dispatches: the people of all records, joined where the signs are sure, else proposed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from detente.actors import lookup, registry
from detente.actors.identity import Appearance, Match, match, sides
from detente.actors.roles import role
from detente.reading.role_titles import office
from detente.views.passage import Line, readable

_NAMES = 6  # of one language that are compared

Key = tuple[str, str | None]
"""An actor id with the state that the dispatches give it: one id for two states is two people until proved."""


class Decision(Protocol):
    """What somebody decided on two actor ids, as the ledger keeps it."""

    @property
    def same(self) -> bool: ...
    @property
    def one(self) -> str: ...
    @property
    def other(self) -> str: ...
    @property
    def stands(self) -> bool: ...
    @property
    def by(self) -> str: ...


@dataclass(slots=True)
class Seen:
    """One actor as the dispatches show it."""

    key: Key
    names: dict[str, Counter[str]] = field(default_factory=dict)
    titles: Counter[tuple[str, str, str | None]] = field(default_factory=Counter)  # language, words, of whom
    parties: set[str] = field(default_factory=set)
    years: list[int] = field(default_factory=list)
    dispatches: int = 0

    @property
    def name(self) -> str:
        """Return the name that is used most."""
        counted: Counter[str] = Counter()
        for names in self.names.values():
            counted.update(names)
        return min(counted, key=lambda name: (-counted[name], name)) if counted else self.key[0]

    def appearance(self) -> Appearance:
        """Return what is known of the actor, for comparing it."""
        offices = {
            (one, fact.domain, fact.state or of)
            for language, title, of in self.titles
            if (fact := office(title, language)) is not None and not fact.former
            for one in fact.offices
        }
        names = {
            code: tuple(name for name, _ in found.most_common(_NAMES)) for code, found in self.names.items()
        }
        years = (min(self.years), max(self.years)) if self.years else None
        said = [one for _, title, _ in self.titles if (one := role(title)) is not None]
        offices |= {(one.office, one.domain, None) for one in said if one.office} if not offices else set()
        fields = frozenset(one.field for one in said)
        return Appearance(
            names, None, frozenset(self.parties), frozenset(offices), fields, bool(self.titles), years
        )


@dataclass(frozen=True, slots=True)
class Joined:
    """Two actors that are one, or may be: why, and who decided it when the signs did not."""

    one: Key
    other: Key
    match: Match
    by: str | None = None


@dataclass(frozen=True, slots=True)
class People:
    """Everybody the records name; `homes` leads from each actor to the one it is filed under."""

    seen: Mapping[Key, Seen]
    homes: Mapping[Key, Key]
    joined: tuple[Joined, ...]
    proposed: tuple[Joined, ...]

    def home(self, key: Key) -> Key:
        """Return whom an actor is filed under; itself when it is joined to nobody."""
        return self.homes.get(key, key)

    def together(self, key: Key) -> tuple[Key, ...]:
        """Return all actors that are this one."""
        home = self.home(key)
        return tuple(sorted({home, *(one for one, other in self.homes.items() if other == home)}, key=_order))

    def strangers(self, least: int) -> tuple[tuple[Seen, int], ...]:
        """Return who is named in `least` dispatches or more and no registry knows, with that number; most first."""
        known = registry.actors()
        counted: Counter[Key] = Counter()
        for key, one in self.seen.items():
            counted[self.home(key)] += one.dispatches
        found = [
            (self.seen[key], count)
            for key, count in counted.items()
            if count >= least and key[0] not in known and key in self.seen
        ]
        return tuple(sorted(found, key=lambda pair: (-pair[1], _order(pair[0].key))))


def _order(key: Key) -> tuple[str, str]:
    return key[0], key[1] or ""


def key_of(actor: Mapping[str, Any]) -> Key:
    """Return the key of an actor of a line: only an unknown person's has a state."""
    told = actor["kind"] == "person" and actor["id"] not in registry.actors()
    return actor["id"], actor["party"] if told and actor["party"] in _states() else None


def _states() -> frozenset[str]:
    found: frozenset[str] = registry.current().built("states", lambda: frozenset(registry.by_code().values()))
    return found


def collect(lines: Iterable[Line]) -> dict[Key, Seen]:
    """Return the people of the records by id and party, in the order of their first dispatch."""
    seen: dict[Key, Seen] = {}
    for line in readable(lines):
        language, published = line["dispatch"]["language"], line["dispatch"].get("published") or ""
        for actor in line["actors"]:
            if actor["kind"] != "person":
                continue
            key = key_of(actor)
            one = seen.setdefault(key, Seen(key))
            one.parties.update([actor["party"]] if actor["party"] else [])
            one.dispatches += 1
            one.names.setdefault(language, Counter())[actor["name"]] += 1
            one.titles.update((language, role["title"], role["of"]) for role in actor["roles"])
            if published[:4].isdigit():
                one.years.append(int(published[:4]))
    return seen


def build(lines: Iterable[Line], decisions: Iterable[Decision] = ()) -> People:
    """Return everybody, joined by sure signs and by decisions; what is less than sure is only proposed."""
    seen = collect(lines)
    return joined(seen, tuple(one for one in decisions if one.stands))


def joined(seen: Mapping[Key, Seen], decisions: Sequence[Decision]) -> People:
    """Return the people with whom each is one: never two known ones, two parties, or what a decision parts."""
    groups = _Groups(seen, decisions)
    proposed: list[Joined] = []
    for decision in decisions:
        if decision.same:
            groups.decided(decision)
    pairs = sorted(_pairs(seen), key=lambda pair: (-pair.match.score, _order(pair.one), _order(pair.other)))
    torn = _torn(pairs)
    for pair in pairs:
        if groups.apart(pair.one, pair.other):
            continue
        if not pair.match.sure or pair.one in torn or pair.other in torn or not groups.join(pair):
            proposed.append(pair)
    open_ = tuple(one for one in proposed if groups.home(one.one) != groups.home(one.other))
    return People(seen, groups.homes(), tuple(groups.joined), open_)


def _pairs(seen: Mapping[Key, Seen]) -> list[Joined]:
    """Every two that may be one: among those seen, and between them and the registry."""
    known = registry.actors()
    sounds, shown = lookup.Sounds(), {key: one.appearance() for key, one in seen.items()}
    names = {_text(key): key for key in seen}
    found: list[Joined] = []
    for key, appearance in shown.items():
        if key[0] in known:
            continue
        for text in sounds.near(appearance):
            score = match(shown[names[text]], appearance)
            if score is not None and (score.sure or score.proposed):
                found.append(Joined(names[text], key, score))
        sounds.add(_text(key), appearance)
        found.extend(
            Joined((actor, None), key, score)
            for actor, score in lookup.people().matches(appearance)
            if score.sure or score.proposed
        )
    return found


def _text(key: Key) -> str:
    return "\n".join((key[0], key[1] or ""))


def _torn(pairs: Sequence[Joined]) -> frozenset[Key]:
    """Those who may surely be each of two that can't be one: nobody decides that but a person."""
    near: dict[Key, set[Key]] = {}
    linked: set[frozenset[Key]] = set()
    for pair in pairs:
        if pair.match.sure:
            near.setdefault(pair.one, set()).add(pair.other)
            near.setdefault(pair.other, set()).add(pair.one)
            linked.add(frozenset((pair.one, pair.other)))
    known = registry.actors()
    torn = set()
    for key, others in near.items():
        ordered = sorted(others, key=_order)
        for k, one in enumerate(ordered):
            for other in ordered[k + 1 :]:
                rivals = one[0] in known and other[0] in known
                parties = None not in (one[1], other[1]) and one[1] != other[1]
                if (rivals or parties) and frozenset((one, other)) not in linked and key[0] not in known:
                    torn.add(key)
    return frozenset(torn)


class _Groups:
    """Keys that are one person; joins only what nothing forbids."""

    def __init__(self, seen: Mapping[Key, Seen], decisions: Sequence[Decision]) -> None:
        self.joined: list[Joined] = []
        self._seen = seen
        self._homes: dict[Key, Key] = {}
        self._held: dict[Key, list[Key]] = {}
        self._parted = {frozenset((one.one, one.other)) for one in decisions if not one.same}

    def home(self, key: Key) -> Key:
        return self._homes.get(key, key)

    def homes(self) -> dict[Key, Key]:
        """Return where each joined key is filed: under the one the registry knows, else the one named most."""
        found: dict[Key, Key] = {}
        known = registry.actors()
        for keys in self._held.values():
            counts = {key: self._seen[key].dispatches if key in self._seen else 0 for key in keys}
            home = min(keys, key=lambda key: (key[0] not in known, -counts[key], _order(key)))
            found.update(dict.fromkeys(keys, home))
        return found

    def apart(self, one: Key, other: Key) -> bool:
        """Return True when a decision says that the two, or any they are one with, are not one."""
        mine, theirs = self._held.get(self.home(one), [one]), self._held.get(self.home(other), [other])
        return any(frozenset((a[0], b[0])) in self._parted for a in mine for b in theirs)

    def join(self, pair: Joined) -> bool:
        """Join the two and return True, unless that made one of two whom the registry or their parties part."""
        first, second = self.home(pair.one), self.home(pair.other)
        if first == second:
            return True
        keys = [*self._held.get(first, [first]), *self._held.get(second, [second])]
        known = registry.actors()
        states = frozenset(key[1] for key in keys if key[1] is not None)
        listed = {key[0] for key in keys if key[0] in known}
        theirs = lookup.of(known[next(iter(listed))]).parties if len(listed) == 1 else frozenset[str]()
        if len(listed) > 1 or len(states) > 1 or sides(states, theirs) == "other":
            return False
        self._unite(first, second, keys)
        self.joined.append(pair)
        return True

    def decided(self, decision: Decision) -> None:
        """Join what somebody decided to be one, unless somebody also decided that two of them are not."""
        ones = [key for key in self._seen if key[0] == decision.one] or [(decision.one, None)]
        others = [key for key in self._seen if key[0] == decision.other] or [(decision.other, None)]
        for one in ones:
            for other in others:
                first, second = self.home(one), self.home(other)
                if first != second and not self.apart(one, other):
                    keys = [*self._held.get(first, [first]), *self._held.get(second, [second])]
                    self._unite(first, second, keys)
                    self.joined.append(Joined(one, other, Match(1.0, ()), decision.by))

    def _unite(self, first: Key, second: Key, keys: list[Key]) -> None:
        self._held.pop(second, None)
        self._held[first] = keys
        self._homes.update(dict.fromkeys(keys, first))
