"""What the speaker does with the words: evidence of the cue and the content, weighed and added up."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.reading import act_roles, act_scorer
from detente.reading.act_features import NOTHING, Before, Seen, Vote
from detente.reading.act_roles import Person
from detente.reading.model import Act, Attribution, Page
from detente.reading.patterns import (
    MARKS,
    Entry,
    Hit,
    Lexicon,
    Words,
    word_classes,
    words,
)  # fmt: skip
from detente.record import ACTS

if TYPE_CHECKING:
    from detente.anchor import Span
    from detente.reading.cast import Cast
    from detente.reading.language import Language

REACH = 3  # words before a hit in which a negator turns it
TURNED = 0.6  # share of its weight that an entry keeps when negation turns it
SILENT = "none"  # what a negated entry speaks for when it says nothing


@dataclass(frozen=True, slots=True)
class Lexica:
    """The language's evidence, compiled."""

    cues: Lexicon
    by_id: Mapping[str, Entry]
    content: Lexicon
    negators: frozenset[str]
    brackets: frozenset[str]  # the first half of a negation whose second half may follow the verb
    persons: tuple[Person, ...]
    signals: tuple[Entry, ...]


def lexica(language: Language) -> Lexica:
    """`acts.yml` compiled, once a language."""
    groups = language.data("acts")
    known = word_classes(groups)
    return Lexica(
        Lexicon(groups.get("cues", ()), known),
        {entry["id"]: entry for entry in groups.get("cues", ())},
        Lexicon(groups.get("content", ()), known),
        _flat(groups.get("negators", ())),
        _flat(groups.get("brackets", ())),
        tuple(
            Person(
                entry["mode"],
                frozenset(entry["words"]),
                frozenset(entry.get("unless_before", ())),
                entry.get("anaphoric", False),
                entry.get("gender"),
                entry.get("number"),
            )
            for entry in groups.get("persons", ())
        ),
        tuple(groups.get("signals", ())),
    )


def _flat(entries: Sequence[Entry]) -> frozenset[str]:
    return frozenset(word for entry in entries for word in entry["words"])


def classify(
    attribution: Attribution,
    page: Page,
    condition: Span | None,
    cast: Cast | None = None,
    speakers: frozenset[str] = frozenset(),
) -> Act:
    """The act of a statement by itself: see `follow`."""
    return follow(attribution, page, condition, cast, speakers)[0]


def follow(
    attribution: Attribution,
    page: Page,
    condition: Span | None,
    cast: Cast | None = None,
    speakers: frozenset[str] = frozenset(),
    before: Before = NOTHING,
) -> tuple[Act, Before]:
    """The act, with the evidence that decided it, and what the next statement follows.

    `speakers`: the actor ids of who speaks; `before`: what this one follows. Without a cast nothing is known of who
    is named in the content, and entries that ask for it are silent. The language's scorer decides what its entries
    alone are not sure of; without one they decide everything.
    """
    seen = observe(attribution, page, condition, cast, speakers, before)
    act = decide(seen.votes, condition)
    own = Before(act.act, speakers)
    scorer: act_scorer.Scorer | None = page.language.built("act_scorer", act_scorer.load)
    if scorer is None or scorer.sure(seen.votes):
        return act, own
    return scorer.judge(seen, act), own


def observe(
    attribution: Attribution,
    page: Page,
    condition: Span | None,
    cast: Cast | None = None,
    speakers: frozenset[str] = frozenset(),
    before: Before = NOTHING,
) -> Seen:
    """What there is to see of a statement: its words with their roles and every entry that fires, once each."""
    data: Lexica = page.language.built("acts", lexica)
    content = words(
        page, attribution.content, act_roles.roles(attribution, page, data.persons, cast, speakers)
    )
    kinds = _kinds(cast, speakers)
    signs = kinds | {"always"} | ({"condition"} if condition is not None else set())
    found = [Vote(e, e["act"], float(e["weight"])) for e in data.signals if e["signal"] in signs]
    found += _cue(attribution, page, data, content)
    heard = [hit for hit in _once(data.content.find(content)) if _heard(hit.entry, attribution.mode, kinds)]
    found += [_vote(hit, content, data) for hit in heard]
    spoken = tuple(vote for vote in found if vote.act != SILENT)
    return Seen(
        attribution, content, spoken, speakers, kinds, condition is not None, _last(attribution, page), before
    )


def votes(
    attribution: Attribution,
    page: Page,
    condition: Span | None,
    cast: Cast | None = None,
    speakers: frozenset[str] = frozenset(),
) -> tuple[Vote, ...]:
    """Every entry that has something to say about the statement, once each."""
    return observe(attribution, page, condition, cast, speakers).votes


def _last(attribution: Attribution, page: Page) -> str:
    """The content's last character and the one behind it."""
    end = attribution.content[-1].end
    return page.text[end - 1 : end + 1]


def _kinds(cast: Cast | None, speakers: frozenset[str]) -> frozenset[str]:
    """What the speakers are: person, state, organisation, group, medium; those not in the cast are unknown."""
    if cast is None:
        return frozenset()
    return frozenset(cast.members[speaker].kind for speaker in speakers if speaker in cast.members)


def _heard(entry: Entry, mode: str, kinds: frozenset[str]) -> bool:
    """True when the entry may fire in this mode, mixed speech holding both kinds of words, from this speaker."""
    return ("mode" not in entry or mode in ("mixed", entry["mode"])) and (
        "by" not in entry or not kinds.isdisjoint(entry["by"])
    )


def _once(hits: list[Hit]) -> list[Hit]:
    """The first hit of each entry: saying a thing twice proves no more."""
    seen: dict[str, Hit] = {}
    for hit in hits:
        seen.setdefault(hit.entry["id"], hit)
    return list(seen.values())


def _negated(found: Words, hit: Hit, data: Lexica) -> bool:
    """True when a negator stands shortly before the hit or among its words, or brackets one of them."""
    skipped = [i for i in range(hit.first + 1, hit.last - 1) if i not in hit.places]
    if any(found.low[i] in data.negators or _embraces(found, i, hit.last, data) for i in skipped):
        return True
    for i in range(hit.first - 1, max(hit.first - 1 - REACH, -1), -1):
        if found.low[i] in MARKS:
            return False
        if found.low[i] in data.negators:
            return True
        if found.low[i] in data.brackets:
            return any(word in data.negators for word in found.low[hit.first + 1 : hit.first + REACH])
    return False


def _embraces(found: Words, i: int, last: int, data: Lexica) -> bool:
    """True when the word at `i` opens a negation that is closed before or just after `last`."""
    return found.low[i] in data.brackets and any(
        word in data.negators for word in found.low[i + 1 : last + 1]
    )


def _vote(hit: Hit, found: Words, data: Lexica, inside: bool = False) -> Vote:
    entry = hit.entry
    turned = "negated" in entry and (
        _negated(found, hit, data)
        or (inside and any(word in data.negators for word in found.low[hit.first : hit.last]))
    )
    if turned:
        return Vote(entry, entry["negated"], TURNED * entry["weight"])
    return Vote(entry, entry["act"], float(entry["weight"]))


def _cue(attribution: Attribution, page: Page, data: Lexica, content: Words) -> list[Vote]:
    """The cue's own vote: of its entries the one that covers the most words, then the weightiest.

    A cue whose words tell nothing votes by its id in the language's cues.
    """
    if attribution.cue is None:
        return []
    before = _before(page, attribution.cue.start)
    own = words(page, (attribution.cue,))
    follows = attribution.content and attribution.content[0].start >= attribution.cue.end
    low = before.low + own.low + (content.low if follows else ())
    tokens = before.tokens + own.tokens + (content.tokens if follows else ())
    whole = Words(low, tokens, ("",) * len(low))
    first, last = len(before.low), len(before.low) + len(own.low)
    hits = [hit for hit in data.cues.find(whole) if first <= hit.first < last]
    entry = data.by_id.get(attribution.cue_id or "")
    if not hits and entry is not None:
        return [Vote(entry, entry["act"], float(entry["weight"]))]
    hits.sort(key=lambda hit: (hit.first - hit.last, -hit.entry["weight"]))
    return [_vote(hit, whole, data, inside=True) for hit in hits[:1]]


def _before(page: Page, offset: int) -> Words:
    """The few words before the cue that may negate it, in its own sentence."""
    sentence = page.sentence_at(offset)
    if sentence is None:
        return Words((), (), ())
    low: list[str] = []
    tokens: list[int] = []
    end = page.first_token(offset)
    for token in reversed(page.tokens[max(sentence.first, end - REACH) : end]):
        if token.low in MARKS:
            break
        low.append(token.low)
        tokens.append(token.i)
    return Words(tuple(reversed(low)), tuple(reversed(tokens)), ("",) * len(low))


def decide(votes: Sequence[Vote], condition: Span | None) -> Act:
    """The act for which the votes weigh most, with those that decided it."""
    scores = dict.fromkeys(ACTS, 0.0)
    for vote in votes:
        scores[vote.act] += vote.weight
    ranked = sorted(ACTS, key=scores.__getitem__, reverse=True)  # of equals, the first stays first
    best = ranked[0]
    lead = scores[best] - scores[ranked[1]]
    deciding = sorted((vote for vote in votes if vote.act == best), key=lambda vote: -vote.weight)
    red_line = any(vote.entry.get("red_line", False) for vote in votes)
    return Act(
        best, red_line, condition, round(1 / (1 + math.exp(-lead)), 2),
        tuple(f"act {best}: acts.{vote.entry['id']} (+{vote.weight:g})" for vote in deciding)
        + tuple(f"red line: acts.{vote.entry['id']}" for vote in votes if vote.entry.get("red_line", False)),
    )  # fmt: skip
