"""Verb groups that may attribute words: auxiliary, adverbs, negation, hung-on subject, cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.frozen import frozen
from detente.reading.inflection import (
    AGREED,
    EITHER,
    FINITE,
    INFINITIVE,
    PARTICIPLE,
    PLURAL,
    PRESENT_PARTICIPLE,
    SINGULAR,
)
from detente.reading.lexicon import Cue, Word

if TYPE_CHECKING:
    from detente.reading.scope import Scope

_REACH = 8  # tokens between an auxiliary and its participle


@frozen
class Hit:
    """A cue in its sentence: tokens `start` to `end` (half-open) are the verb group."""

    cue: Cue
    slot: str  # s p sp (finite or compound), pp pa (bare participle, agreed), pr (present participle), inf
    start: int
    end: int
    head: int
    compound: bool
    subject: int | None  # token of a hung-on subject pronoun
    negated: bool
    passive: bool
    gerund: bool
    first_person: bool

    @property
    def finite(self) -> bool:
        """True when the group has a person: it can have a subject of its own."""
        return self.slot in FINITE


def _tail_end(scope: Scope, cue: Cue, after: int) -> int | None:
    """The token behind the cue's fixed tail (adverbs and a hung-on subject may come first)."""
    if not cue.tail:
        return after
    for at in range(after, min(after + 4, scope.n)):
        if tuple(scope.low[at : at + len(cue.tail)]) == cue.tail:
            return at + len(cue.tail)
        if not (scope.is_clitic(at) or scope.is_adverb(at) or scope.has(at, Word.NEGATION_SECOND)):
            return None
    return None


def _inside_group(scope: Scope, i: int) -> int:
    """How many tokens ending at `i` may stand between auxiliary and participle (0 = none)."""
    if i < 0:
        return 0
    for first in range(max(0, i - 4), i):
        if scope.inserted(first) == i + 1:
            return i + 1 - first
    if scope.low[i] == "," and i > 1 and scope.has(i - 1, Word.STRESSED) and scope.low[i - 2] == ",":
        return 3
    if (
        scope.is_clitic(i)
        or scope.is_adverb(i)
        or scope.has(i, Word.NEGATION_SECOND | Word.NEGATION | Word.TIME | Word.STRESSED)
        or scope.is_mark(i)
        or ((found := scope.auxiliary(i)) is not None and found.slot == "pp")
    ):
        return 1
    return 0


def _auxiliary(scope: Scope, head: int) -> int | None:
    i = head - 1
    while i >= 0 and head - i <= _REACH:
        auxiliary = scope.auxiliary(i)
        if auxiliary and auxiliary.slot != "pp":
            return i
        step = _inside_group(scope, i)
        if not step:
            return None
        i -= step
    return None


def _left_edge(scope: Scope, first: int) -> tuple[int, bool, bool]:
    """(start, reflexive, negated) of a group whose first verb is token `first`."""
    start, reflexive, negated = first, False, False
    while start > 0:
        flags = scope.flags[start - 1]
        if flags & Word.NEGATION_FIRST:
            negated = True
        elif flags & Word.REFLEXIVE:
            reflexive = True
        elif not flags & Word.OBJECT_CLITIC or not _clitic_fits(scope, start - 1):
            break
        start -= 1
    return start, reflexive, negated


def group_start(scope: Scope, verb: int) -> int:
    """The first token of the group whose first verb is `verb`: its clitics and negation included."""
    return _left_edge(scope, verb)[0]


def _clitic_fits(scope: Scope, i: int) -> bool:
    """An object pronoun and not an article: it follows a pronoun, a negation or a noun's end, or is no article."""
    governs = scope.auxiliary(i + 1) is not None or any(
        slot == PRESENT_PARTICIPLE for _, slot in scope.lex.cues.get(scope.low[i + 1], ())
    )
    if not scope.flags[i] & Word.DETERMINER or governs:
        return not scope.flags[i] & Word.PREPOSITION or scope.has(i - 1, Word.NEGATION_FIRST | Word.REFLEXIVE)
    return scope.has(
        i - 1, Word.SUBJECT_PRONOUN | Word.NEGATION_FIRST | Word.REFLEXIVE | Word.RELATIVE | Word.COMPARING
    )


def _is_noun(scope: Scope, i: int) -> bool:
    """True when a finite-looking form stands where only a noun can."""
    before = (
        Word.DETERMINER | Word.OF | Word.PREPOSITION | Word.NUMBER_WORD | Word.CONTRACTED | Word.POSSESSIVE
    )
    while scope.lex.bare and i > 1 and scope.lex.is_adverb(scope.low[i - 1]) and not scope.flags[i - 1]:
        i -= 1
    return scope.has(i - 1, before) and not scope.has(i - 1, Word.SUBJECT_PRONOUN)


def _is_verb(scope: Scope, head: int, slot: str) -> bool:
    """False for a noun in the form of a finite verb."""
    if _is_noun(scope, head) and not _left_edge(scope, head)[0] < head:
        return False
    return not scope.lex.plural_endings or scope.has_its_number(head, slot)


def _hit(scope: Scope, head: int, cue: Cue, slot: str) -> Hit | None:
    end = _tail_end(scope, cue, head + 1)
    if end is None or (head and scope.low[head - 1] in cue.never_behind):
        return None
    subject, compound, passive, first_person = None, False, False, False
    first, lent, refrains = head, None, False
    if slot == INFINITIVE:
        lent = _lent(scope, head)
        if lent is not None:
            first, compound, slot, subject, refrains = lent
    elif slot in (PARTICIPLE, AGREED):
        auxiliary = _auxiliary(scope, head)
        if auxiliary is not None:
            form = scope.lex.auxiliaries[scope.low[auxiliary]]
            compound, first, slot = True, auxiliary, form.slot
            first_person, slot = slot == "first", SINGULAR if slot == "first" else slot
            passive = form.verb == "be" or any(scope.auxiliary(i) for i in range(auxiliary + 1, head))
            subject = auxiliary + 1 if scope.is_clitic(auxiliary + 1) else None
    elif slot == PRESENT_PARTICIPLE and (lasting := _progressive(scope, head)) is not None:
        first, slot, compound = lasting
    elif slot in FINITE:
        if not _is_verb(scope, head, slot):
            return None
        subject = head + 1 if scope.is_clitic(head + 1) else None
        end = max(end, head + 2) if subject is not None else end
    start, reflexive, ne = _left_edge(scope, first)
    if lent is not None:
        reflexive = cue.reflexive
    if cue.reflexive != (reflexive and (passive or not compound)):
        return None
    if cue.clitic and cue.clitic not in scope.low[start:head]:
        return None
    no = any(scope.flags[i] & Word.NEGATION_SECOND for i in range(first, min(end + 2, scope.n)) if i != head)
    return Hit(
        cue, slot, start, end, head, compound, subject, _negated(scope, first, head, ne and no) != refrains,
        passive and not cue.reflexive and lent is None,
        slot == PRESENT_PARTICIPLE and scope.has(start - 1, Word.GERUND_MARKER), first_person,
    )  # fmt: skip


def _negated(scope: Scope, first: int, head: int, bracketed: bool) -> bool:
    """True when both halves of a negation frame the group, or a whole one stands in it."""
    return bracketed or any(scope.has(i, Word.NEGATION) for i in range(first, head))


def _progressive(scope: Scope, head: int) -> tuple[int, str, bool] | None:
    """(first verb, its slot, compound) of "is saying", "has been saying"; None for a participle alone."""
    auxiliary = _auxiliary(scope, head)
    form = scope.auxiliary(auxiliary) if auxiliary is not None else None
    if auxiliary is None or form is None or not form.finite:
        return None
    been = any(scope.auxiliary(i) for i in range(auxiliary + 1, head))
    return (auxiliary, form.slot, True) if form.verb == "be" or been else None


def _lent(scope: Scope, head: int) -> tuple[int, bool, str, int | None, bool] | None:
    """(first verb, compound, slot, hung-on subject, negates) of a semi-auxiliary that lends its person to `head`."""
    i = head - 1
    while i > 0 and _between(scope, i):
        i -= 1
    for before, linker in ((i - 1, scope.full(i)), (i, "")) if i > 0 else ((i, ""),):
        at = before - (before > 0 and scope.is_clitic(before))
        while at > 0 and linker and scope.is_adverb(at) and scope.low[at] not in scope.lex.tails:
            at -= 1
        tail = scope.low[at] if at > 0 and scope.low[at] in scope.lex.tails else ""
        at -= bool(tail)
        for verb, slot in scope.lex.semi.get(scope.low[at], ()) if at >= 0 else ():
            if (verb.tail, verb.linker) != (tail, linker) or slot not in (*FINITE, PARTICIPLE, AGREED):
                continue
            auxiliary = _auxiliary(scope, at) if slot in (PARTICIPLE, AGREED) else at
            if auxiliary is None:
                continue
            form = scope.auxiliary(auxiliary) if auxiliary != at else None
            if form and not form.finite:
                continue
            hung = auxiliary + 1 if scope.is_clitic(auxiliary + 1) else None
            return auxiliary, auxiliary != at, form.slot if form else slot, hung, verb.negates
    return None


def _between(scope: Scope, i: int) -> bool:
    """True for what may stand between a verb and the infinitive it lends its person to."""
    if scope.has(i, Word.NEGATION) or scope.is_adverb(i):
        return not scope.lex.semi.get(scope.low[i])
    return scope.has(i, Word.OBJECT_CLITIC) and not scope.has(i, Word.PREPOSITION)


_ORDER = {SINGULAR: 0, PLURAL: 0, EITHER: 0, PRESENT_PARTICIPLE: 1, INFINITIVE: 2, PARTICIPLE: 3, AGREED: 3}


def find(scope: Scope) -> list[Hit]:
    """The cues of the sentence by place, one reading each: the longest tail, then the surest slot."""
    hits: list[Hit] = []
    taken = -1
    for i, readings in enumerate(map(scope.lex.cues.get, scope.low)):
        if not readings or i < taken or scope.is_proper(i):
            continue
        found = [hit for cue, slot in readings if (hit := _hit(scope, i, cue, slot))]
        if found:
            best = min(
                found,
                key=lambda hit: (-len(hit.cue.tail), not hit.compound, _ORDER.get(hit.slot, 4), hit.cue.id),
            )
            hits.append(best)
            taken = best.end
    return hits
