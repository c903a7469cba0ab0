"""To whom a statement is addressed: the cue's object, and whom a demand, threat, offer or charge names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.reading.patterns import ENDS, QUOTATION, Hit, Lexicon, Words, first_token, word_classes, words

if TYPE_CHECKING:
    from detente.reading.cast import Cast
    from detente.reading.language import Language
    from detente.reading.model import Attribution, Mention, Page
    from detente.record import Party

PARTY = "party"
MOST = 4  # more addressees than this are an enumeration, not an address
AROUND = 40  # tokens on either side of the cue in which somebody may be addressed
HEAD = 4  # words of a content among which a pronoun is what it is about
NEAR = 5  # words between a cue and what addresses somebody after it
_BOUNDARY = min(ENDS)


@dataclass(frozen=True, slots=True)
class Lexica:
    """The language's ways to address somebody, compiled."""

    cues: Lexicon
    content: Lexicon
    clitics: frozenset[str]  # object pronouns that stand before their verb
    objects: frozenset[str]  # those that stand behind it
    pointing: Mapping[str, frozenset[str]]  # by act: pronouns at its content's head, never the speaker
    places: frozenset[str]  # acts in whose object a town is its government
    sole: frozenset[str]  # acts aimed at the only foreign actor their content names
    beside: frozenset[str]  # words before those who do not act themselves
    powers: frozenset[str]  # acts in which a people stands for its state
    told: frozenset[str]  # acts whose object may be a medium; elsewhere it is only told the news


def lexica(language: Language) -> Lexica:
    """`addressees.yml` compiled, once a language."""
    groups = language.data("addressees")
    known = word_classes(groups)

    def acts(group: str) -> frozenset[str]:
        return frozenset(act for entry in groups.get(group, ()) for act in entry["acts"])

    def words_of(group: str) -> frozenset[str]:
        return frozenset(word for entry in groups.get(group, ()) for word in entry["words"])

    return Lexica(
        Lexicon(groups.get("cues", ()), known),
        Lexicon(groups.get("content", ()), known),
        words_of("clitics"), words_of("objects"),
        {act: frozenset(one["words"]) for one in groups.get("pointing", ()) for act in one["acts"]},
        acts("places"), acts("sole"), words_of("beside"), acts("powers"), acts("told"),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Addressee:
    """A mention of an actor addressed, and the entry that says so ("object": the cue's own)."""

    mention: Mention
    rule: str


@dataclass(frozen=True, slots=True)
class _Case:
    """One statement, and who in it is not on the speaker's side."""

    attribution: Attribution
    page: Page
    cast: Cast
    speakers: frozenset[str]
    act: str

    def foreign(self, mention: Mention, *, places: bool = False) -> bool:
        """True when the mention names an actor who neither speaks nor stands for a speaker, nor the reverse.

        A mere place names nobody, unless `places`.
        """
        actor = mention.actor
        if actor is None or (mention.form == "place" and not places) or actor in self.speakers:
            return False
        if self.cast.party_of(actor) in self.speakers:
            return False
        return all(self.cast.party_of(speaker) != actor for speaker in self.speakers)

    def parties(self, start: int, end: int) -> dict[int, Mention]:
        """By token index, the foreign mention it belongs to."""
        found: dict[int, Mention] = {}
        for mention in self.cast.within(start, end):
            if self.foreign(mention):
                for i in range(first_token(self.page, mention.span.start), len(self.page.tokens)):
                    if self.page.tokens[i].start >= mention.span.end:
                        break
                    found[i] = mention
        return found


def find(
    attribution: Attribution, page: Page, cast: Cast, speaker_ids: frozenset[str], act: str,
    before: tuple[Party, ...] = (),
) -> tuple[Party, ...]:  # fmt: skip
    """The parties addressed or targeted, first named first; never the speaker's own side; () in doubt.

    `before`: the addressees of the statement just before, when it is of the same speakers; they are
    meant again where an object pronoun stands beside the cue, or one heads a charge, and nobody else is named.
    """
    data: Lexica = page.language.built("addressees", lexica)
    parties: dict[str, Party] = {}
    for addressee in named(attribution, page, cast, speaker_ids, act):
        actor = addressee.mention.actor
        if actor is not None:
            power = cast.party_of(actor) if act in data.powers and addressee.mention.kind == "group" else None
            parties.setdefault(power or actor, cast.party(power or actor))
    if not parties and before and (_goes_on(attribution, page) or _points_back(attribution, page, act)):
        return before
    return tuple(parties.values()) if len(parties) <= MOST else ()


def _goes_on(attribution: Attribution, page: Page) -> bool:
    """True when an object pronoun stands on its side of the cue."""
    data: Lexica = page.language.built("addressees", lexica)
    if attribution.cue is None:
        return False
    before = first_token(page, attribution.cue.start) - 1
    after = first_token(page, attribution.cue.end)
    return (before >= 0 and page.tokens[before].low in data.clitics) or (
        after < len(page.tokens) and page.tokens[after].low in data.objects
    )


def _points_back(attribution: Attribution, page: Page, act: str) -> bool:
    """True when a pronoun that cannot mean the speaker stands among the content's first words."""
    data: Lexica = page.language.built("addressees", lexica)
    words_of = data.pointing.get(act, frozenset())
    first = first_token(page, attribution.content[0].start)
    return any(token.low in words_of for token in page.tokens[first : first + HEAD])


def named(
    attribution: Attribution, page: Page, cast: Cast, speaker_ids: frozenset[str], act: str
) -> tuple[Addressee, ...]:
    """The mentions behind `find`, in text order.

    The cue's own object; without one, who stands around the content; without any, whom the content targets;
    without any, the only foreign actor it names, when the act has a target and it is known who speaks.
    The content tells nothing when the cue has an object that could not be told.
    """
    case = _Case(attribution, page, cast, speaker_ids, act)
    found = _objects(case) or _around(case)
    if not found and not _object_unknown(case):
        found = _inside(case) or (_only(case) if speaker_ids else [])
    return tuple(sorted(found, key=lambda one: (one.mention.span.start, one.rule)))


def _objects(case: _Case) -> list[Addressee]:
    data: Lexica = case.page.language.built("addressees", lexica)
    return [
        Addressee(mention, "object")
        for span in case.attribution.addressed
        for mention in case.cast.within(span.start, span.end)
        if case.foreign(mention, places=case.act in data.places)
        and (mention.kind != "medium" or case.act in data.told)
    ]


def _object_unknown(case: _Case) -> bool:
    """True when the cue has an object, a pronoun or a noun, that names nobody the page knows."""
    if _goes_on(case.attribution, case.page):
        return True
    data: Lexica = case.page.language.built("addressees", lexica)
    return case.act in data.told and any(
        not case.cast.within(span.start, span.end)
        and case.page.tokens[first_token(case.page, span.start)].low not in data.beside
        for span in case.attribution.addressed
    )


def _around(case: _Case) -> list[Addressee]:
    """Whom the cue's sentence names outside the content, bound to the cue or between cue and content."""
    cue = case.attribution.cue
    sentence = case.page.sentence_at(cue.start) if cue is not None else None
    if cue is None or sentence is None:
        return []
    first, last = first_token(case.page, cue.start), first_token(case.page, cue.end - 1) + 1
    begin, end = max(sentence.first, first - AROUND), min(sentence.last, last + AROUND)
    parties = case.parties(case.page.tokens[begin].start, case.page.tokens[end - 1].end)
    if not parties:
        return []
    outside = _outside(case, begin, end, parties)
    inside = first_token(case.page, case.attribution.content[0].start)
    data: Lexica = case.page.language.built("addressees", lexica)
    found = []
    for hit in data.cues.find(outside):
        at = [outside.tokens[place] for place in hit.places]
        in_cue = at[-1] < max(inside, last) and any(first <= i < last and i not in parties for i in at)
        in_gap = last <= at[0] < min(inside, last + NEAR) and at[-1] < inside
        if in_cue if hit.entry["zone"] == "cue" else in_gap:
            found += _addressees(case, hit, outside, parties)
    return found


def _outside(case: _Case, first: int, last: int, parties: dict[int, Mention]) -> Words:
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


def _inside(case: _Case) -> list[Addressee]:
    """Whom the content itself targets, as its act lets it."""
    content = case.attribution.content
    parties = case.parties(content[0].start, content[-1].end)
    if not parties:
        return []
    found = words(case.page, content, dict.fromkeys(parties, PARTY))
    data: Lexica = case.page.language.built("addressees", lexica)
    return [one for hit in data.content.find(found) for one in _addressees(case, hit, found, parties)]


def _addressees(case: _Case, hit: Hit, found: Words, parties: dict[int, Mention]) -> list[Addressee]:
    """The parties in the places of a hit, when the entry serves the act."""
    if case.act not in hit.entry.get("acts", (case.act,)):
        return []
    mentions = [parties[i] for i in (found.tokens[place] for place in hit.places) if i in parties]
    if not hit.entry.get("media", True):
        mentions = [mention for mention in mentions if mention.kind != "medium"]
    return [Addressee(mention, hit.entry["id"]) for mention in mentions]


def _only(case: _Case) -> list[Addressee]:
    """The only foreign actor whom the content names as one who acts, when the act is one that has a target."""
    data: Lexica = case.page.language.built("addressees", lexica)
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
    first = first_token(page, mention.span.start)
    if mention.form == "demonym" and not any(
        page.tokens[i].text[0].isupper() for i in range(first, first_token(page, mention.span.end - 1) + 1)
    ):
        return False
    return not any(page.tokens[i].low in beside for i in range(max(first - 2, 0), first))
