"""Words that attribute a clause to a noun phrase: "selon X, …", "…, d'après X", "Pour X, …", "selon qui"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from detente.reading import complements, content, phrases, rightward
from detente.reading.attributing.draft import Draft, Prepositional, Range, Work
from detente.reading.lexicon import Word

if TYPE_CHECKING:
    from detente.reading.language import Language
    from detente.reading.scope import Scope


_OPENING = 3  # tokens of a phrase that may stand before the preposition at the head
_ASIDE = 8  # tokens between a gerund's marker and the number in it
_LEAST = 4  # characters of a content


@dataclass(frozen=True, slots=True)
class Preposition:
    """One spelling of an entry: the words in order."""

    id: str
    words: tuple[str, ...]
    initial: bool
    actor_only: bool


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.replace("'", "' ").split())


def _table(language: Language) -> dict[str, Any]:
    data = language.data("cues")
    first: dict[str, list[Preposition]] = {}
    for entry in data.get("prepositions", []):
        for phrase in entry["words"]:
            words = _words(phrase)
            made = Preposition(entry["id"], words, bool(entry.get("initial")), bool(entry.get("actor_only")))
            first.setdefault(words[0], []).append(made)
    relatives = [_words(phrase) for entry in data.get("relative-sources", []) for phrase in entry["words"]]
    not_sources = {word for entry in data.get("not-sources", []) for word in entry["words"]}
    figures = {
        word: bool(entry.get("number")) for entry in data.get("figures", []) for word in entry["words"]
    }
    speech = {word for entry in data.get("speech-nouns", []) for word in entry["words"]}
    return {
        "speech": speech,
        "first": first,
        "relatives": relatives,
        "not_sources": not_sources,
        "figures": figures,
    }


def _at(scope: Scope, i: int, words: tuple[str, ...]) -> bool:
    return tuple(scope.low[i : i + len(words)]) == words


def seen(work: Work) -> Iterator[Draft]:
    """Marks the prepositions with a source in the sentence; their drafts come later."""
    scope = work.scope
    table = scope.page.language.built("prepositions", _table)
    for i in range(scope.n):
        if scope.quote[i] >= 0 or scope.low[i] not in table["first"]:
            continue
        for form in sorted(table["first"][scope.low[i]], key=lambda form: -len(form.words)):
            if _at(scope, i, form.words):
                if not any(_at(scope, i, words) for words in table["relatives"]):
                    _mark(work, i, form, table["not_sources"])
                break
    yield from ()


def _is_head(work: Work, i: int) -> bool:
    """True at the sentence's head, coordinators and adverbs aside."""
    scope = work.scope
    if i <= _OPENING and scope.has(0, Word.PREPOSITION) and "," not in scope.low[:i]:
        return not any(k < i for k in work.verbs_in)
    while i > 0 and scope.has(i - 1, Word.COORDINATOR | Word.ADVERB):
        i -= 1
    return i == 0 or scope.is_stop(i - 1)


def _mark(work: Work, i: int, form: Preposition, not_sources: set[str]) -> None:
    scope = work.scope
    first = i + len(form.words)
    head = _is_head(work, i)
    if form.initial and not head:
        return
    found = _source(work, first, head, not_sources)
    if found is None or (form.actor_only and not _is_actor(work, found)):
        return
    set_off = i > 0 and (scope.low[i - 1] in ",(" or scope.is_dash(i - 1) or scope.closes(i - 1))
    inner = i > 0 and scope.has(i - 1, Word.RELATIVE | Word.THAT | Word.COORDINATOR | Word.SUBORDINATOR)
    last = found[1] >= scope.n or scope.is_stop(found[1])
    tail = (work.names_actor(found) and (last or scope.low[found[1]] == ",")) or (
        last and scope.has(found[0], Word.PLURAL)
    )
    if head or set_off or inner or tail:
        source, counted = _owner(work, found)
        work.prepositions[i] = Prepositional(
            form.id, i, len(form.words), source, found[1], head, inner and not set_off, counted
        )


def compared(work: Work) -> Iterator[Draft]:
    """As in "as the ministry notes, …": the clause beside the comparison is what is noted."""
    scope = work.scope
    for hit in work.hits:
        before = hit.start - 1
        if not hit.finite or hit.head in work.used or before < 0 or not scope.has(before, Word.COMPARING):
            continue
        asserts = "inf" in hit.cue.frames or not hit.cue.inf_after
        if (
            not asserts
            or hit.start == hit.head
            or "that" not in hit.cue.frames
            or not phrases.starts_phrase(scope, hit.end)
        ):
            continue
        source = (hit.end, rightward.starting_at(scope, hit.end))
        if scope.quote[hit.head] >= 0 or not work.names_actor(source):
            continue
        if before > 2:
            piece = (0, before - (scope.low[before - 1] == ","))
        else:
            first = source[1] + (source[1] < scope.n and scope.low[source[1]] == ",")
            piece = (first, work.end_of(first, None))
        made = content.spans(scope, [piece])
        if made is not None:
            yield Draft(
                made[0], made[1], work.span(hit.start, hit.end), hit.cue.id, work.span(*source), "comparison", 0.85,
                hit, source, evidence=(f"cue {hit.cue.id} in a comparison",),
            )  # fmt: skip


def attributed(work: Work) -> Iterator[Draft]:
    """A clause that a preposition gives to its source; a source of what somebody is said to say passes it on."""
    for one in work.prepositions.values():
        said = _already_said(work, one)
        if said:
            for draft in said:
                draft.relays = (work.span(*one.source), *draft.relays)
            continue
        pieces = _pieces(work, one)
        if one.counted and not one.head and (number := _number(work, *pieces[0])) is not None:
            pieces = [(number, one.first)]
        made = content.spans(work.scope, pieces)
        if made is not None and made[0][0].end - made[0][0].start >= _LEAST:
            yield Draft(
                made[0], made[1], work.span(one.first, one.first + one.words), one.id, work.span(*one.source),
                f"preposition-{one.id}", 0.93 if one.head else 0.88, None, one.source,
                evidence=(f"{one.id} with its source",),
            )  # fmt: skip


def _already_said(work: Work, one: Prepositional) -> list[Draft]:
    """The drafts of the clause's own cue, when it has one with a content: "selon A, B a déclaré que"."""
    scope = work.scope
    found = []
    for draft in work.kept:
        if (
            draft.hit is None
            or not draft.rule.startswith(("that-", "inf-", "whether-"))
            or not draft.source_tokens
        ):
            continue
        subject = draft.source_tokens[0]
        if one.head:
            begins = subject - one.end <= 1
        else:
            begins = draft.hit.start < one.first and subject <= 1 + scope.has(0, Word.COORDINATOR)
        if begins:
            found.append(draft)
    return found


def _owner(work: Work, source: Range) -> tuple[Range, bool]:
    """Behind "the estimates given by X" stands X; and whether the source speaks of a number."""
    scope = work.scope
    figures: dict[str, bool] = scope.page.language.built("prepositions", _table)["figures"]
    named = [scope.low[k] for k in range(source[0], min(source[0] + 3, source[1])) if scope.low[k] in figures]
    if not named:
        return source, False
    agent = next((k for k in range(*source) if scope.has(k, Word.AGENT)), None)
    owner = (
        (agent + 1, source[1]) if agent is not None and phrases.starts_phrase(scope, agent + 1) else source
    )
    return owner, figures[named[0]]


def _number(work: Work, first: int, end: int) -> int | None:
    """Where the last approximated number begins that stands in a gerund beside the clause's own claim."""
    scope = work.scope
    for k in range(end - 1, first + 3, -1):
        aside = any(
            scope.has(j, Word.GERUND_MARKER) and scope.low[j + 1].endswith(scope.lex.present_endings)
            for j in range(max(first, k - _ASIDE), k)
        )
        if aside and scope.toks[k].text[0].isdigit() and scope.has(k - 1, Word.APPROXIMATOR | Word.OF):
            start = k
            while start > first and scope.has(start - 1, Word.APPROXIMATOR | Word.OF):
                start -= 1
            return start
    return None


def _is_actor(work: Work, source: Range) -> bool:
    scope = work.scope
    if scope.has(source[0], Word.ADDRESS | Word.THIRD_PERSON | Word.STRESSED):
        return True
    if work.cast is None:
        return any(scope.is_name(k) for k in range(*source))
    return work.names_actor(source)


def _source(work: Work, first: int, head: bool, not_sources: set[str]) -> Range | None:
    scope = work.scope
    if first >= scope.n:
        return None
    if scope.is_word(first) and scope.has(first, Word.THIRD_PERSON | Word.STRESSED):
        return (first, first + 1)
    if not phrases.starts_phrase(scope, first) and not scope.is_word(first):
        return None
    end = rightward.starting_at(scope, first, names=True)
    if head:
        end = _to_comma(scope, first, end)
        if not scope.has(end + 1, Word.DETERMINER):
            end = rightward.apposed(scope, end)
    if end <= first or any(low in not_sources for low in scope.low[first : min(first + 3, end)]):
        return None
    return (first, end)


def _to_comma(scope: Scope, first: int, end: int) -> int:
    """A source at the sentence's head runs on to the comma when no verb lies between."""
    i = end
    while i < scope.n and i - first < 30:
        if scope.low[i] == "," and scope.quote[i] < 0:
            return i
        if scope.is_stop(i) or scope.has(i, Word.THIRD_PERSON):
            break
        i += 1
    return end


def _pieces(work: Work, one: Prepositional) -> list[Range]:
    scope, behind = work.scope, one.end
    comma = behind < scope.n and scope.low[behind] == ","
    if one.head or one.inner:
        first = behind + 1 if comma else behind
        if comma and scope.has(first, Word.RELATIVE):
            first = next((k + 1 for k in range(first, scope.n) if scope.low[k] == ","), first)
        return [(first, work.end_of(first, None))]
    start = _clause_start(work, one.first)
    if comma and not content.resumes(scope, behind, work.hits):
        return [(start, one.first), (behind + 1, work.end_of(behind + 1, None))]
    return [(start, one.first)]


def _clause_start(work: Work, i: int) -> int:
    """The head of the sentence, or of the last clause set off by a semicolon or a contrast."""
    scope = work.scope
    for k in range(i - 1, 0, -1):
        if scope.quote[k] >= 0:
            continue
        if scope.is_stop(k) or (scope.low[k - 1] == "," and scope.has(k, Word.CONTRAST)):
            return k + 1
    return 0


def impersonal(work: Work) -> Iterator[Draft]:
    """As in "it is demanded of them to …": the claim that the sentence speaks of says whose demand it is."""
    scope = work.scope
    speech: set[str] = scope.page.language.built("prepositions", _table)["speech"]
    for hit in work.hits:
        if not hit.passive or hit.head in work.used or scope.quote[hit.head] >= 0:
            continue
        if not scope.has(hit.start - 1, Word.THIRD_PERSON) or "that" not in hit.cue.frames:
            continue
        found = complements.find(scope, hit)
        noun = next((k for k in range(hit.start - 1) if scope.low[k] in speech), None)
        if found is None or noun is None or found.kind not in ("that", "inf"):
            continue
        first = noun - 1 if scope.has(noun - 1, Word.DETERMINER) else noun
        source = (first, rightward.starting_at(scope, noun, names=True))
        made = content.spans(scope, [(found.start, work.end_of(found.start, hit))])
        if made:
            yield Draft(
                made[0], made[1], work.span(hit.start, hit.end), hit.cue.id, work.span(*source), "impersonal", 0.75,
                hit, source, evidence=(f"cue {hit.cue.id} without a person; the claim is named before",),
            )  # fmt: skip


def nested(work: Work) -> Iterator[Draft]:
    """As in "la position de X selon laquelle …", "le ministre, selon qui …": the source stands before."""
    scope = work.scope
    table = scope.page.language.built("prepositions", _table)
    for i in range(scope.n):
        if scope.quote[i] >= 0:
            continue
        words = next((words for words in table["relatives"] if _at(scope, i, words)), None)
        if words is None:
            continue
        last = i - 2 if i > 1 and scope.low[i - 1] == "," else i - 1
        source = phrases.ending_at(scope, last) if i - 1 != last else phrases.antecedent(scope, last)
        if source is None:
            continue
        first = i + len(words)
        made = content.spans(scope, [(first, work.end_of(first, None))])
        if made:
            yield Draft(
                made[0], made[1], work.span(i, first), "selon-qui", work.span(*source), "relative-source", 0.88,
                None, source, evidence=("relative with its source before",),
            )  # fmt: skip
