"""To whom a statement is addressed: the cue's object, and whom a demand, threat, offer or charge names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.actors import registry
from detente.reading import recall, retold, unnamed
from detente.reading.addressing import Case, Heard
from detente.reading.patterns import ENDS, QUOTATION, Hit, Words, words

if TYPE_CHECKING:
    from detente.reading.cast import Cast
    from detente.reading.model import Attribution, Mention, Page
    from detente.record import Party

PARTY = "party"
MOST = 4  # more addressees than this are an enumeration, not an address
AROUND = 40  # tokens on either side of the cue in which somebody may be addressed
NEAR = 5  # words between a cue and what addresses somebody after it
_NETWORKS = "networks"
_WHERE = 3  # words before a network in which it shows that something is written there
_BOUNDARY = min(ENDS)


@dataclass(frozen=True, slots=True)
class Addressee:
    """A mention of an actor addressed, and the entry that says so ("object": the cue's own)."""

    mention: Mention
    rule: str


def find(
    attribution: Attribution, page: Page, cast: Cast, speaker_ids: frozenset[str], act: str,
    heard: Sequence[Heard] = (),
) -> tuple[Party, ...]:  # fmt: skip
    """The parties addressed or targeted, first named first; never the speaker's own side; () in doubt.

    `heard`: the statements before, in their order; pronouns point to whom they were aimed at, and an
    act that lasts goes on against the same ones.
    """
    case = Case(attribution, page, cast, speaker_ids, act, heard)
    parties: dict[str, Party] = {}
    for addressee in _named(case):
        actor = addressee.mention.actor
        if actor is not None:
            power = (
                cast.party_of(actor)
                if act in case.data.powers and addressee.mention.kind == "group"
                else None
            )
            parties.setdefault(power or actor, cast.party(power or actor))
    if not parties:
        return unnamed.meant(case)
    return tuple(parties.values()) if len(parties) <= MOST else ()


def named(
    attribution: Attribution, page: Page, cast: Cast, speaker_ids: frozenset[str], act: str
) -> tuple[Addressee, ...]:
    """The mentions behind `find`, in text order.

    The cue's own object; without one, who stands around the content; without any, whom the content targets;
    without any, the only foreign actor it names, when the act has a target and it is known who speaks.
    The content tells nothing when the cue has an object that could not be told.
    """
    return _named(Case(attribution, page, cast, speaker_ids, act))


def enrolled(cast: Cast, attributions: Sequence[Attribution], aimed: Sequence[tuple[Party, ...]]) -> Cast:
    """Return the cast with the addressees whom only their statement describes, each with the words that do."""
    strangers = cast.scene.strangers if cast.scene is not None else {}
    return cast.joined(
        (strangers[party.actor], one.addressed[0])
        for one, parties in zip(attributions, aimed, strict=True)
        for party in parties
        if party.actor in strangers and one.addressed
    )


def _named(case: Case) -> tuple[Addressee, ...]:
    found = _objects(case) or _around(case)
    if not found and not unnamed.object_unknown(case):
        found = _inside(case) or (_only(case) if case.speakers else [])
    found = [one for one in found if not _network(one.mention, case)]
    return tuple(sorted(found, key=lambda one: (one.mention.span.start, one.rule)))


def _network(mention: Mention, case: Case) -> bool:
    """True for a network on which something is written ("on Twitter", "on his page Facebook"): where, and not to whom."""
    known = registry.actors().get(mention.actor or "")
    if known is None or known.type != _NETWORKS:
        return False
    first = case.page.first_token(mention.span.start)
    return any(token.low in case.data.beside for token in case.page.tokens[max(0, first - _WHERE) : first])


def _objects(case: Case) -> list[Addressee]:
    data = case.data
    found = recall.related(case) if case.act in data.pointing else None
    if found is not None:
        return [Addressee(found, "related")]
    return [
        Addressee(mention, "object")
        for span in case.attribution.addressed
        for mention in unnamed.known(case, span)
        if case.foreign(mention, places=case.act in data.places)
        and (mention.kind != "medium" or case.act in data.told)
    ]


def _around(case: Case) -> list[Addressee]:
    """Whom the cue's sentence names outside the content, bound to the cue or between cue and content."""
    cue = case.attribution.cue
    sentence = case.page.sentence_at(cue.start) if cue is not None else None
    if cue is None or sentence is None:
        return []
    first, last = case.page.first_token(cue.start), case.page.first_token(cue.end - 1) + 1
    begin, end = max(sentence.first, first - AROUND), min(sentence.last, last + AROUND)
    parties = case.parties(case.page.tokens[begin].start, case.page.tokens[end - 1].end)
    for span in case.attribution.addressed:
        held = {id(mention) for mention in unnamed.known(case, span)}
        parties = {
            i: mention
            for i, mention in parties.items()
            if not (span.start <= mention.span.start < span.end) or id(mention) in held
        }
    if not parties:
        return []
    outside = _outside(case, begin, end, parties)
    inside = case.page.first_token(case.attribution.content[0].start)
    data = case.data
    found = []
    for hit in data.cues.find(outside):
        at = [outside.tokens[place] for place in hit.places]
        in_cue = at[-1] < max(inside, last) and any(first <= i < last and i not in parties for i in at)
        in_gap = last <= at[0] < min(inside, last + NEAR) and at[-1] < inside
        if in_cue if hit.entry["zone"] == "cue" else in_gap:
            found += _addressees(case, hit, outside, parties)
    return found


def _outside(case: Case, first: int, last: int, parties: dict[int, Mention]) -> Words:
    """The words of tokens `first` to `last`, each stretch of content replaced by a mark that ends a sentence."""
    low: list[str] = []
    tokens: list[int] = []
    for token in case.page.tokens[first:last]:
        if token.low in QUOTATION:
            continue
        if any(span.start <= token.start < span.end for span in case.attribution.content):
            if low[-1:] != [_BOUNDARY]:
                low.append(_BOUNDARY)
                tokens.append(token.i)
            continue
        low.append(token.low)
        tokens.append(token.i)
    return Words(tuple(low), tuple(tokens), tuple(PARTY if i in parties else "" for i in tokens))


def _inside(case: Case) -> list[Addressee]:
    """Whom the content itself targets, as its act lets it."""
    content = case.attribution.content
    parties = case.parties(content[0].start, content[-1].end)
    parties |= retold.offices(case)
    parties |= recall.inside(case, parties)
    if not parties:
        return []
    found = words(case.page, content, dict.fromkeys(parties, PARTY))
    data = case.data
    return [one for hit in data.content.find(found) for one in _addressees(case, hit, found, parties)]


def _addressees(case: Case, hit: Hit, found: Words, parties: dict[int, Mention]) -> list[Addressee]:
    """The parties in the places of a hit, when the entry serves the act."""
    if case.act not in hit.entry.get("acts", (case.act,)):
        return []
    mentions = [parties[i] for i in (found.tokens[place] for place in hit.places) if i in parties]
    if not hit.entry.get("media", True):
        mentions = [mention for mention in mentions if mention.kind != "medium"]
    return [Addressee(mention, hit.entry["id"]) for mention in mentions]


def _only(case: Case) -> list[Addressee]:
    """The only foreign actor whom the content names as one who acts, when the act is one that has a target."""
    data = case.data
    if case.act not in data.sole:
        return []
    mentions = [
        mention
        for span in case.attribution.content
        for mention in case.cast.within(span.start, span.end)
        if case.foreign(mention) and mention.kind != "medium" and _acts(mention, case.page, data.beside)
    ]
    if len({mention.actor for mention in mentions}) != 1:
        return []
    return [Addressee(mentions[0], "only")]


def _acts(mention: Mention, page: Page, beside: frozenset[str]) -> bool:
    """True when the mention is a noun with no word of `beside` before it, an article between them or not."""
    first = page.first_token(mention.span.start)
    if mention.form == "demonym" and not any(
        page.tokens[i].text[0].isupper() for i in range(first, page.first_token(mention.span.end - 1) + 1)
    ):
        return False
    return not any(page.tokens[i].low in beside for i in range(max(first - 2, 0), first))
