"""Patterns over words: the notation of lexicon entries, and one pass that finds them all.

A pattern is a row of slots separated by blanks, each matching one word (lower case, marks of quotation
left out):

    word        that word                    stem*       a word that begins so
    *ending     a word that ends so          a|b*|c      any of these
    <id>        any word of the class `id`   @role       a word that plays this role (see `Words.roles`)
    slot?       may be absent                ~3          up to three words between, no mark among them
    ...         up to twelve words between, commas among them, no end of sentence
    ^  $        nothing of the sequence stands before, behind
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from detente.anchor import Span
from detente.frozen import frozen
from detente.reading.model import Page

QUOTATION = frozenset("\"«»“”„‟‘‚‹›'’")
ENDS = frozenset(".;:!?…") | {"..."}
MARKS = ENDS | frozenset(",()[]–—-/")
BORDERS = ("^", "$")
WIDE = 12
_REMEMBERED = 50_000  # words whose entries are kept; bounds memory on endless vocabularies

Entry = Mapping[str, Any]
Classes = Mapping[str, Sequence[str]]


@frozen
class Words:
    """The words and marks of a stretch of text, in order, quotation marks left out."""

    low: tuple[str, ...]
    tokens: tuple[int, ...]  # index of each in Page.tokens
    roles: tuple[str, ...]  # what each plays: "self", "other", or "" when unknown


def words(page: Page, spans: Iterable[Span], roles: Mapping[int, str] | None = None) -> Words:
    """The words of `spans`, one after the other; `roles` says by token index who plays what."""
    found = [
        token for span in spans for token in page.within(span.start, span.end) if token.low not in QUOTATION
    ]
    tokens = tuple([token.i for token in found])
    played = tuple([roles.get(i, "") for i in tokens]) if roles else ("",) * len(tokens)
    return Words(tuple([token.low for token in found]), tokens, played)


@frozen
class Slot:
    """One place of a pattern, and how many words may stand between it and the place before."""

    exact: frozenset[str]
    stems: tuple[str, ...]
    endings: tuple[str, ...]
    role: str
    gap: int
    over: frozenset[str]  # marks that the gap may not hold
    wild: bool  # takes other words than the listed ones

    def takes(self, words: Words, i: int) -> bool:
        """True when the word at `i` may stand here."""
        word = words.low[i]
        return (
            word in self.exact
            or (self.stems != () and word.startswith(self.stems))
            or (self.endings != () and word.endswith(self.endings))
            or (self.role != "" and words.roles[i] == self.role)
        )

    @property
    def telling(self) -> float:
        """How telling it is: few and long words first, a role next, endings last."""
        if self.endings:
            return -199.0
        forms = [*self.exact, *self.stems]
        return min(map(len, forms)) - len(forms) / 4 if forms else -99.0


@frozen
class Pattern:
    """A compiled row of slots; the search starts at `anchor`, the most telling one."""

    slots: tuple[Slot, ...]
    anchor: int
    initial: bool
    final: bool
    ahead: frozenset[
        str
    ]  # words of which the next slot wants one within `reach`; none where it takes others too
    behind: frozenset[str]  # the same for the slot before
    reach: tuple[int, int]  # words that are looked at behind the anchor, and before it

    def match(self, words: Words, at: int) -> tuple[int, ...] | None:
        """Where each slot stands when the anchor stands at `at`, nearest words first; None when one can't."""
        if self.ahead and self.ahead.isdisjoint(words.low[at + 1 : at + 1 + self.reach[0]]):
            return None
        if self.behind and self.behind.isdisjoint(words.low[max(0, at - self.reach[1]) : at]):
            return None
        places: tuple[int, ...] = (at,)
        if self.anchor + 1 < len(self.slots):
            after = _reach(self.slots, self.anchor, words, at, 1)
            if after is None:
                return None
            places += after
        if self.anchor:
            before = _reach(self.slots, self.anchor, words, at, -1)
            if before is None:
                return None
            places = (*reversed(before), *places)
        if (self.initial and places[0] > 0) or (self.final and places[-1] < len(words.low) - 1):
            return None
        return places


def _reach(slots: tuple[Slot, ...], k: int, words: Words, at: int, step: int) -> tuple[int, ...] | None:
    """Where the slots beyond slot `k`, that stands at `at`, stand; in the order of walking away."""
    beyond = k + step
    if not 0 <= beyond < len(slots):
        return ()
    slot, between = slots[beyond], slots[k if step < 0 else beyond]
    low, exact = words.low, slot.exact
    limit = at + (between.gap + 2) * step
    for i in range(at + step, max(limit, -1) if step < 0 else min(limit, len(low)), step):
        if low[i] in exact or (slot.wild and slot.takes(words, i)):
            rest = _reach(slots, beyond, words, i, step)
            if rest is not None:
                return (i, *rest)
        if low[i] in between.over:
            return None
    return None


def _variants(parts: Sequence[str]) -> list[list[str]]:
    """The rows that optional slots stand for, longest first."""
    rows: list[list[str]] = [[]]
    for part in parts:
        if len(part) > 1 and part.endswith("?"):
            rows = [[*row, part[:-1]] for row in rows] + rows
        else:
            rows = [[*row, part] for row in rows]
    return rows


def _slot(part: str, classes: Classes, gap: int, over: frozenset[str]) -> Slot:
    if part.startswith("@"):
        return Slot(frozenset(), (), (), part[1:], gap, over, wild=True)
    forms: list[str] = []
    for choice in part.split("|"):
        forms.extend(classes[choice[1:-1]] if choice.startswith("<") and choice.endswith(">") else [choice])
    exact = frozenset(form for form in forms if "*" not in form)
    stems = tuple(sorted(form[:-1] for form in forms if form.endswith("*") and len(form) > 1))
    endings = tuple(sorted(form[1:] for form in forms if form.startswith("*") and len(form) > 1))
    return Slot(exact, stems, endings, "", gap, over, wild=bool(stems or endings))


def _compile(parts: Sequence[str], classes: Classes) -> Pattern:
    slots: list[Slot] = []
    gap, over = 0, MARKS
    for part in parts:
        if part in BORDERS:
            continue
        if part == "...":
            gap, over = WIDE, ENDS
        elif part[0] == "~" and part[1:].isdigit():
            gap, over = int(part[1:]), MARKS
        else:
            slots.append(_slot(part, classes, gap, over))
            gap, over = 0, MARKS
    if not slots:
        raise ValueError(f"no slot of {' '.join(parts)!r} is a word, a stem, an ending, a class or a role")
    anchors = [(slot.telling, -k) for k, slot in enumerate(slots)]
    anchor = -max(anchors)[1]
    ahead = slots[anchor + 1] if anchor + 1 < len(slots) else None
    return Pattern(
        tuple(slots), anchor, "^" in parts, "$" in parts, _only(ahead), _only(slots[anchor - 1] if anchor else None),
        (ahead.gap + 1 if ahead else 0, slots[anchor].gap + 1),
    )  # fmt: skip


def _only(slot: Slot | None) -> frozenset[str]:
    """The words of a slot that takes nothing but listed words; none for another."""
    return slot.exact if slot and not slot.wild else frozenset()


def compile_pattern(line: str, classes: Classes) -> tuple[Pattern, ...]:
    """The patterns a line of the notation stands for; ValueError or KeyError when it says nothing."""
    return tuple(_compile(row, classes) for row in _variants(line.split()))


@frozen
class Hit:
    """An entry found, and the word of the sequence that each slot of its pattern took."""

    entry: Entry
    places: tuple[int, ...]

    @property
    def first(self) -> int:
        """The first word."""
        return self.places[0]

    @property
    def last(self) -> int:
        """The word after the last."""
        return self.places[-1] + 1


Rows = tuple[tuple[Entry, Pattern], ...]


class Lexicon:
    """Entries with a `pattern` (or several), found together in one pass over the words."""

    def __init__(self, entries: Iterable[Entry], classes: Classes) -> None:
        self._exact: dict[str, list[tuple[Entry, Pattern]]] = {}
        self._stems: dict[str, list[tuple[Entry, Pattern]]] = {}
        self._endings: dict[str, list[tuple[Entry, Pattern]]] = {}
        self._roles: dict[str, list[tuple[Entry, Pattern]]] = {}
        self._seen: dict[str, Rows] = {}
        for entry in entries:
            lines = entry["pattern"]
            for line in [lines] if isinstance(lines, str) else lines:
                for pattern in compile_pattern(line, classes):
                    self._add(entry, pattern)
        self._lengths = sorted({len(stem) for stem in self._stems})
        self._shortest = self._lengths[0] if self._lengths else 0
        self._heads = frozenset(stem[: self._shortest] for stem in self._stems)
        self._tails = tuple(self._endings)

    def _add(self, entry: Entry, pattern: Pattern) -> None:
        slot = pattern.slots[pattern.anchor]
        if slot.role:
            self._roles.setdefault(slot.role, []).append((entry, pattern))
        for word in slot.exact:
            self._exact.setdefault(word, []).append((entry, pattern))
        for stem in slot.stems:
            self._stems.setdefault(stem, []).append((entry, pattern))
        for ending in slot.endings:
            self._endings.setdefault(ending, []).append((entry, pattern))

    def _at(self, word: str) -> Rows:
        """The entries whose anchor the word may be; kept, since words come back."""
        if len(self._seen) >= _REMEMBERED:
            self._seen.clear()
        rows = list(self._exact.get(word, ()))
        for length in self._lengths if word[: self._shortest] in self._heads else ():
            if length <= len(word):
                rows += self._stems.get(word[:length], ())
        if word.endswith(self._tails):
            for ending, held in self._endings.items():
                if word.endswith(ending):
                    rows += held
        self._seen[word] = found = tuple(rows)
        return found

    def find(self, words: Words) -> list[Hit]:
        """Every place where an entry matches, in the order of its anchors."""
        hits = []
        for i, seen in enumerate(map(self._seen.get, words.low)):
            rows = self._at(words.low[i]) if seen is None else seen
            if self._roles and words.roles[i]:
                rows = (*rows, *self._roles.get(words.roles[i], ()))
            for entry, pattern in rows:
                places = pattern.match(words, i)
                if places is not None:
                    hits.append(Hit(entry, places))
        return hits


def word_classes(groups: Mapping[str, Sequence[Entry]]) -> dict[str, tuple[str, ...]]:
    """The word classes of a data file: its group `classes`, each entry's `words` by its id."""
    return {entry["id"]: tuple(entry["words"]) for entry in groups.get("classes", ())}
