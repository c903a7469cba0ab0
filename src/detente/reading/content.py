"""Where a content ends: at the clause's end, or where narration resumes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from detente.reading import asides, phrases, rightward
from detente.reading.inflection import PARTICIPLE, PLURAL
from detente.reading.lexicon import Word

if TYPE_CHECKING:
    from detente.reading.scope import Scope
    from detente.reading.verbs import Hit

_ABSOLUTE = 6  # tokens to the participle of an absolute construction
_ASIDE = 9  # tokens between two commas of one aside
_SHORT_VERB = 5  # letters of a word too short to tell a participle by its ending
_INSERTED = 22  # tokens of a participle's aside
_DASHED = 16  # tokens between two dashes of one aside
CLAUSE, PHRASE = "clause", "phrase"


def end_of(
    scope: Scope,
    first: int,
    hit: Hit | None,
    hits: Sequence[Hit],
    prepositions: frozenset[int],
    kind: str = CLAUSE,
) -> int:
    """The token behind the content that begins at `first`: the clause's end, or where narration resumes.

    A `phrase` (noun phrase or infinitive) ends earlier than a `clause`: at a relative or a second clause.
    """
    starts = {other.start: other for other in hits if hit is None or other is not hit}
    opening = scope.has(0, Word.SUBORDINATOR | Word.GERUND_MARKER)
    initial = hit is not None and opening and "," not in scope.low[: hit.start]
    verbal = scope.infinitive_at(first) or scope.infinitive_at(first + 1)
    if first >= scope.n:
        return scope.n
    i = max(first, _taken_up(scope, first))
    while i < scope.n:
        if scope.quote[i] >= 0:
            i = scope.after_quote(i)
            if kind == PHRASE and not verbal and scope.resuming(i) > i:
                return i
            if i > 2 and i < scope.n and scope.low[i - 2] == "," and _after_inner_comma(scope, i):
                return i
            continue
        if i > first and _resumes(scope, i, hit, starts, prepositions):
            return i
        leaves = i > first and kind == PHRASE and _leaves_phrase(scope, i)
        if leaves and not (verbal and asides.circumstance(scope, i)):
            return i
        if scope.low[i] == "," and (initial or _comma_ends(scope, first, i, hit)):
            return i
        i += 1
    return scope.n


def _comma_ends(scope: Scope, first: int, comma: int, hit: Hit | None) -> bool:
    """True when the narrator comments or explains, or the main clause begins behind an opening participle's."""
    if asides.comments(scope, first, comma) or asides.glosses(scope, comma):
        return True
    opening = hit is not None and hit.start == 0 and hit.slot == "pr"
    return opening and asides.opens_clause(scope, comma)


def _after_inner_comma(scope: Scope, i: int) -> bool:
    """True when the comma that stands inside the closing mark gives the floor back to the narrator."""
    return not scope.opens(i + scope.has(i, Word.COORDINATOR))


def resumes(scope: Scope, comma: int, hits: Sequence[Hit]) -> bool:
    """True when what follows the comma is the narrator's: a clause or adverbial that is no part of a content."""
    starts = {hit.start: hit for hit in hits}
    first = comma + 1
    if scope.has(
        first, Word.RELATIVE | Word.SUBORDINATOR | Word.CONTRAST | Word.COORDINATOR | Word.DETERMINER
    ):
        return True
    return _resumes(scope, comma, None, starts, frozenset()) or scope.is_name(first)


def _resumes(
    scope: Scope, i: int, hit: Hit | None, starts: dict[int, Hit], prepositions: frozenset[int]
) -> bool:
    """True when the narrator speaks again from token `i` on."""
    low = scope.low[i]
    if low[0] == ";" or scope.breaks(i):
        return True
    if scope.is_dash(i) and not scope.lex.subject_first and not _within_dashes(scope, i):
        return True
    if scope.has(i, Word.GERUND_MARKER) or low == ",":
        behind = i + 1
        while scope.has(behind, Word.GERUND_MARKER | Word.ADVERB) and behind - i < 4:
            behind += 1
        other = starts.get(behind) or starts.get(behind - 1)
        if other and other.slot == "pr" and other.cue.frames and (other.gerund or low == ","):
            return True
    if low == ",":
        return _after_comma(scope, i + 1, hit, starts, prepositions)
    if scope.has(i, Word.COORDINATOR):
        return _coordinated(scope, i + 1, hit, starts)
    return False


def _taken_up(scope: Scope, first: int) -> int:
    """The last token at which "and" takes up the content's opening word again: "to …, and to …"; 0 if none."""
    opening = scope.full(first)
    clause = scope.has(first, Word.THAT)
    if not clause and not (scope.has(first, Word.PREPOSITION | Word.OF) and scope.infinitive_at(first + 1)):
        return 0
    for k in range(scope.n - 3, first, -1):
        if scope.quote[k] >= 0 or not scope.has(k, Word.COORDINATOR) or scope.has(k, Word.CONTRAST):
            continue
        if (clause and scope.has(k + 1, Word.THAT)) or (
            not clause and scope.full(k + 1) == opening and scope.infinitive_at(k + 2)
        ):
            return k + 1
    return 0


def _leaves_phrase(scope: Scope, i: int) -> bool:
    """True where a noun phrase or infinitive can't go on: a colon, an occasion, a relative, a new clause."""
    if scope.low[i] == ":" or scope.ends_phrase(i):
        return True
    if scope.low[i] == "," and scope.quote[i] < 0:
        return _comma_leaves(scope, i)
    return scope.has(i, Word.COORDINATOR) and _conjunction_leaves(scope, i)


def _comma_leaves(scope: Scope, comma: int) -> bool:
    first, rest = comma + 1, range(comma + 1, scope.n)
    if asides.attends(scope, first) or asides.charged(scope, first):
        return True
    if (
        scope.has(first, Word.THIRD_PERSON)
        and scope.quote[first] < 0
        and not scope.has(first, Word.PREPOSITION)
    ):
        return True
    if any(scope.quote[k] >= 0 for k in rest) or not rest:
        return False
    if scope.has(first, Word.RELATIVE) and not scope.has(first, Word.COMMENTING):
        return False
    opens = scope.has(first, Word.RELATIVE | Word.SUBORDINATOR | Word.PREPOSITION) and not scope.has(
        first, Word.OF
    )
    if opens and "," in scope.low[first : first + _ASIDE]:
        return False
    if opens or scope.auxiliary(first):
        return True
    if scope.has(first, Word.CONTRAST) and any(scope.is_finite(k) for k in rest):
        return True
    while first < scope.n - 1 and scope.is_adverb(first):
        first += 1
    participle = scope.low[first].endswith((*scope.lex.participle_endings, *scope.lex.present_endings))
    return (
        participle
        and not _resumed(scope, first)
        and len(scope.low[first]) > _SHORT_VERB
        and not scope.flags[first]
        and not scope.is_name(first)
    )


def _resumed(scope: Scope, first: int) -> bool:
    """True for a participle's aside whose closing comma the clause's verb follows."""
    comma = next((k for k in range(first, min(first + _INSERTED, scope.n)) if scope.low[k] == ","), None)
    return comma is not None and scope.is_finite(comma + 1)


def _conjunction_leaves(scope: Scope, i: int) -> bool:
    if scope.has(i + 1, Word.PREPOSITION | Word.DATIVE) and scope.has(i + 2, Word.RELATIVE):
        return True
    if asides.attends(scope, i + 1) and not scope.low[i - 1].endswith(scope.lex.present_endings):
        return True
    stop = next((k for k in range(i + 1, scope.n) if scope.low[k] == "," or scope.is_stop(k)), scope.n)
    inside = range(i + 1, stop)
    if any(scope.has(k, Word.RELATIVE | Word.THAT) for k in inside):
        return False
    return any(scope.quote[k] < 0 and scope.is_finite(k) for k in inside)


def _within_dashes(scope: Scope, i: int) -> bool:
    """True when the dash opens or closes an aside of a few words within the clause."""
    near = range(max(0, i - _DASHED), min(scope.n, i + _DASHED))
    return any(k != i and abs(k - i) > 1 and scope.is_dash(k) for k in near)


def _after_comma(
    scope: Scope, i: int, hit: Hit | None, starts: dict[int, Hit], prepositions: frozenset[int]
) -> bool:
    other = starts.get(i)
    if i in prepositions or _narrates(scope, i) or _speaks(scope, i, starts):
        return True
    if scope.has(i, Word.COORDINATOR):
        return scope.has(i, Word.CONTRAST) and asides.second_predicate(scope, i + 1, hit)
    if hit is not None and hit.slot == "pr" and scope.auxiliary(i) is not None and scope.is_finite(i):
        return True
    if _absolute(scope, i, starts):
        return True
    shares = hit is not None and hit.compound and other is not None and other.slot == "pp"
    return bool(shares and other and not other.passive and "that" in other.cue.frames)


def _speaks(scope: Scope, i: int, starts: dict[int, Hit]) -> bool:
    """True for another cue behind the comma: of a relative, of a pronoun, or one that may close an incise."""
    if scope.lex.subject_first and _closes(scope, i, starts):
        return True
    relative = i + 1 + scope.has(i + 1, Word.THIRD_PERSON)
    if scope.has(i, Word.COMMENTING | Word.THAT) and relative in starts and starts[relative].finite:
        return True
    after = starts.get(i + 1) if scope.has(i, Word.THIRD_PERSON) else None
    if after and after.finite and after.compound:
        return True
    other = starts.get(i)
    if other is None or not other.finite:
        return False
    inverts = "quote" in other.cue.frames and (other.cue.loose or not scope.lex.subject_first)
    return other.subject is not None or inverts


def _closes(scope: Scope, i: int, starts: dict[int, Hit]) -> bool:
    """True for a subject and its cue with nothing behind them but a mark: an incise that closes the sentence."""
    if not _says(scope, i, starts):
        return False
    end = rightward.starting_at(scope, i, names=True)
    while end not in starts:
        end += 1
    behind = starts[end].end
    return behind >= scope.n or scope.is_stop(behind) or scope.low[behind] == ","


def _absolute(scope: Scope, i: int, starts: dict[int, Hit]) -> bool:
    """True for a noun phrase with a cue's participle of its own ("…, the minister saying that")."""
    near = (starts.get(k) for k in range(i + 2, i + _ABSOLUTE)) if scope.has(i, Word.DETERMINER) else ()
    return any(
        one is not None and one.slot == "pr" and not one.gerund and scope.low[one.start - 1] != ","
        for one in near
    )


def _narrates(scope: Scope, i: int) -> bool:
    """True for a contrasting clause ("while …"), and for an occasion ("after …") that ends the sentence."""
    behind = scope.resuming(i)
    if behind == i:
        return False
    return scope.has(behind - 1, Word.THAT) or "," not in scope.low[behind:]


def _continues_infinitive(scope: Scope, i: int, hit: Hit | None, other: Hit) -> bool:
    """True for a bare form behind "to … and", which has the form of a plural's verb."""
    if hit is None or other.slot != PLURAL or other.compound or not scope.lex.plural_endings:
        return False
    return any(scope.has(k, Word.INFINITIVE_MARKER) for k in range(hit.end, i))


def _says(scope: Scope, i: int, starts: dict[int, Hit]) -> bool:
    """True when a noun phrase that begins at `i` is the subject of another cue."""
    if not phrases.starts_phrase(scope, i):
        return False
    end = rightward.starting_at(scope, i, names=True)
    while end < scope.n and scope.is_adverb(end):
        end += 1
    other = starts.get(end)
    if other is None or scope.has(other.end, Word.AGENT):
        return False
    return other.finite and not other.passive and "quote" in other.cue.frames


def _coordinated(scope: Scope, i: int, hit: Hit | None, starts: dict[int, Hit]) -> bool:
    """As in "… and has added that": a second cue of the same or another subject, outside the content."""
    while i < scope.n and (scope.is_adverb(i) or scope.inserted(i) > i):
        i = max(i + 1, scope.inserted(i))
    if scope.lex.subject_first and _says(scope, i, starts):
        return True
    other = starts.get(i)
    if other:
        if other.slot == "pr" and hit is not None and hit.slot == "pr":
            return True
        if _continues_infinitive(scope, i, hit, other):
            return False
        if other.slot == "pp":
            return hit is not None and hit.compound and not other.passive
        invariable = any(slot == PARTICIPLE for _, slot in scope.lex.cues.get(scope.low[other.head], ()))
        return other.finite and (other.compound == (hit is None or hit.compound) or invariable)
    if scope.has(i, Word.THIRD_PERSON):
        after = starts.get(i + 1)
        return bool(after and after.finite and after.compound and (hit is None or hit.compound))
    return False
