"""The words that can attribute a clause to the noun phrase behind them, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from detente.reading import phrases, rightward
from detente.reading.attributing.draft import Draft, Prepositional, Range, Work
from detente.reading.lexicon import Word

if TYPE_CHECKING:
    from detente.reading.language import Language
    from detente.reading.scope import Scope

_OPENING = 3  # tokens of a phrase that may stand before the preposition at the head


@dataclass(frozen=True, slots=True)
class Preposition:
    """One spelling of an entry: the words in order."""

    id: str
    words: tuple[str, ...]
    initial: bool
    actor_only: bool


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.replace("'", "' ").split())


def table(language: Language) -> dict[str, Any]:
    """What `cues.yml` says of prepositions, by first word; relatives, speech nouns, figures and what is no source."""
    data = language.data("cues")
    first: dict[str, list[Preposition]] = {}
    for entry in data.get("prepositions", []):
        for phrase in entry["words"]:
            words = _words(phrase)
            made = Preposition(entry["id"], words, bool(entry.get("initial")), bool(entry.get("actor_only")))
            first.setdefault(words[0], []).append(made)
    relatives = {
        _words(phrase): entry["id"] for entry in data.get("relative-sources", []) for phrase in entry["words"]
    }
    not_sources = {word for entry in data.get("not-sources", []) for word in entry["words"]}
    figures = {
        word: bool(entry.get("number")) for entry in data.get("figures", []) for word in entry["words"]
    }
    speech = {word for entry in data.get("speech-nouns", []) for word in entry["words"]}
    heads: dict[str, list[tuple[str, ...]]] = {}
    for words in relatives:
        heads.setdefault(words[0], []).append(words)
    return {
        "speech": speech,
        "first": {word: sorted(forms, key=lambda form: -len(form.words)) for word, forms in first.items()},
        "heads": heads,
        "relatives": relatives,
        "not_sources": not_sources,
        "figures": figures,
    }


def at(scope: Scope, i: int, words: tuple[str, ...]) -> bool:
    """True when the words stand at token `i`."""
    return tuple(scope.low[i : i + len(words)]) == words


def past_aside(scope: Scope, behind: int) -> int:
    """Where the clause begins behind a source: past its comma, and past a relative or a lone word between commas."""
    if behind >= scope.n or scope.low[behind] != ",":
        return behind
    first = behind + 1
    if scope.has(first, Word.RELATIVE) or scope.low[first + 1 : first + 2] == [","]:
        return next((k + 1 for k in range(first, scope.n) if scope.low[k] == ","), first)
    return first


def seen(work: Work) -> Iterator[Draft]:
    """Marks the prepositions with a source in the sentence; their drafts come later."""
    scope = work.scope
    known = scope.page.language.built("prepositions", table)
    for i, forms in enumerate(map(known["first"].get, scope.low)):
        if forms is None or scope.quote[i] >= 0:
            continue
        for form in forms:
            if at(scope, i, form.words):
                if not any(at(scope, i, words) for words in known["heads"].get(scope.low[i], ())):
                    _mark(work, i, form, known["not_sources"])
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


def _owner(work: Work, source: Range) -> tuple[Range, bool]:
    """Behind "the estimates given by X" stands X; and whether the source speaks of a number."""
    scope = work.scope
    figures: dict[str, bool] = scope.page.language.built("prepositions", table)["figures"]
    named = [scope.low[k] for k in range(source[0], min(source[0] + 3, source[1])) if scope.low[k] in figures]
    if not named:
        return source, False
    agent = next((k for k in range(*source) if scope.has(k, Word.AGENT)), None)
    owner = (
        (agent + 1, source[1]) if agent is not None and phrases.starts_phrase(scope, agent + 1) else source
    )
    return owner, figures[named[0]]


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
    if not phrases.starts_phrase(scope, first) and (not scope.is_word(first) or scope.infinitive_at(first)):
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
