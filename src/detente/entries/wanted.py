"""Which entries somebody asks for: by party, speaker, act, mode, issue and days."""

from __future__ import annotations

from dataclasses import dataclass, replace

from detente.entries.entry import KINDS, PROSE, STATEMENT, Entry


@dataclass(frozen=True, slots=True)
class Wanted:
    """Each field that is given has to fit; an empty one asks for nothing. Days are ISO 8601, both within.

    An entry whose day is undecided fits when one of its possible days does; one without any date never fits days.
    """

    kinds: frozenset[str] = frozenset(KINDS)
    speakers: frozenset[str] = frozenset()  # actor ids
    parties: frozenset[str] = frozenset()  # ids of parties that speak or take part
    acts: frozenset[str] = frozenset()  # and types of events
    mode: str | None = None
    issue: str | None = None
    since: str | None = None
    until: str | None = None
    needles: tuple[tuple[str, ...], ...] = ()  # of each group one has to stand in the folded words
    stances: bool = False  # only statements that take a stance
    echoed: bool = False  # only what more than one dispatch may tell; `fits` lets all pass

    def taking_stances(self) -> Wanted:
        """The same, of statements that take a stance."""
        return replace(self, stances=True)

    def moving(
        self, acts: frozenset[str], between: tuple[frozenset[str], frozenset[str]] | None = None
    ) -> Wanted:
        """The same, of these acts and types, where one of the parties between whom it has to be takes part."""
        parties = self.parties or (between[0] | between[1] if between is not None else frozenset())
        return replace(self, acts=acts, parties=parties)

    def fits(self, one: Entry) -> bool:
        """True when the entry is asked for; `needles` are not looked at, for they only prepare a finer search."""
        if one.kind not in self.kinds or (self.speakers and not self.speakers & set(one.actors)):
            return False
        if self.parties and not self.parties & {*one.sides, *one.actors}:
            return False
        if (self.mode or self.issue or self.stances) and one.kind not in (STATEMENT, PROSE):
            return False
        if (self.acts and one.act not in self.acts) or (self.mode and one.mode != self.mode):
            return False
        if self.issue and self.issue not in {issue for issue, *_ in one.issues}:
            return False
        return not (self.stances and not one.issues) and self._in_time(one)

    def _in_time(self, one: Entry) -> bool:
        if self.since is None and self.until is None:
            return True
        if one.first is None and one.after is None:
            return False
        late_enough = self.since is None or one.after is None or one.after > self.since
        return late_enough and (self.until is None or one.first is None or one.first <= self.until)
