"""Decides who speaks: from the words that name the source of an attribution to the party, or to a doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.anchor import Span
from detente.reading import relays
from detente.reading.cast import Cast
from detente.reading.coreference import agrees
from detente.reading.model import Attribution, Page, Speaking
from detente.reading.nounphrases import Noun
from detente.reading.offices import fits_description
from detente.reading.scene import Scene
from detente.reading.sources import Sources
from detente.record import Party

_BACK = 12  # statements looked back over for the one who goes on speaking
_SENTENCES = 4
_SURE, _TITLE, _POINTED, _NAMELESS = 0.97, 0.92, 0.85, 0.75


@dataclass(frozen=True, slots=True)
class _Turn:
    """Who spoke where: what a pronoun or a description further on can point to."""

    index: int
    offset: int
    sentence: int
    speakers: tuple[Party, ...]
    gender: str | None
    number: str
    nested: bool
    head: str = ""


@dataclass(frozen=True, slots=True)
class _Decision:
    speakers: tuple[Party, ...]
    why: str
    confidence: float
    gender: str | None = None
    number: str = "s"
    head: str = ""
    pointed: bool = False  # by a word that leans on the statement before


def resolve(attributions: Sequence[Attribution], page: Page, cast: Cast) -> list[Speaking]:
    """Return one Speaking an attribution, in the same order; no speakers come with a reason in `undecided`."""
    scene = cast.scene if cast.scene is not None else Scene(page).build()
    teller = _Teller(attributions, scene)
    return [teller.speaking(i) for i in range(len(attributions))]


class _Teller:
    def __init__(self, attributions: Sequence[Attribution], scene: Scene) -> None:
        self.attributions = attributions
        self.scene = scene
        self.sources = Sources(scene)
        self.turns: list[_Turn] = []
        self.done: dict[int, Speaking] = {}
        self._taken = {one.source.start for one in attributions if one.source is not None}

    def speaking(self, i: int) -> Speaking:
        if i in self.done:
            return self.done[i]
        one = self.attributions[i]
        self.done[i] = Speaking((), "the attribution leans on itself", (), 0.0)
        if one.inherits is not None:
            before = self.speaking(one.inherits)
            self.done[i] = replace(before, evidence=(*before.evidence, "the speaker goes on"))
            self._remember(i, _Decision(before.speakers, "", before.confidence, *self._form(before.speakers)))
            return self.done[i]
        decision = self._decide(i)
        undecided = None if decision.speakers else decision.why
        chain = self._relays(i, decision)
        if decision.speakers:
            self._remember(i, decision)
        chain = tuple(party for party in chain if party.actor not in {one.actor for one in decision.speakers} or one.nested_in is not None)
        self.done[i] = Speaking(decision.speakers, undecided, chain, decision.confidence, (decision.why,))
        return self.done[i]

    def _form(self, speakers: tuple[Party, ...]) -> tuple[str | None, str]:
        for turn in reversed(self.turns):
            if turn.speakers == speakers:
                return turn.gender, turn.number
        return None, "s"

    def _place(self, one: Attribution) -> int:
        return (one.source or one.cue or one.content[0]).start

    def _remember(self, i: int, decision: _Decision) -> None:
        one = self.attributions[i]
        offset = self._place(one)
        sentence = self.scene.page.sentence_at(offset)
        number = "p" if len(decision.speakers) > 1 else decision.number
        self.turns.append(
            _Turn(i, offset, sentence.i if sentence else -1, decision.speakers, decision.gender, number,
                  one.nested_in is not None, decision.head)
        )  # fmt: skip

    def _decide(self, i: int) -> _Decision:
        one = self.attributions[i]
        if one.source is None:
            return self._unnamed(i)
        nouns = self.sources.nouns(one.source)
        if nouns and nouns[0].tag == "pronoun":
            return self._pronoun(i, nouns[0])
        word = self._word(one.source)
        if one.source.exact[0].isdigit() and "%" in one.source.exact[:8]:
            return _Decision((), "a share of people, not a party", 0.0)
        if word is not None and self.scene.known.is_a(word, "speaker"):
            return self._first_person(i)
        if word is not None and self.scene.known.is_a(word, "impersonal"):
            return self._previous(i, "one speaks for the last speaker")
        if word is not None and self.scene.known.is_a(word, "subject"):
            return self._pronoun(i, self._bare_pronoun(one.source, word))
        if not nouns:
            party = self.sources.people(one.source) or self.sources.plain(one.source)
            if party is None:
                return _Decision((), "the source names nobody", 0.0)
            return _Decision((party,), f"described as “{party.name}”", _NAMELESS, None, self._number(one.source))
        return self._named(i, nouns)

    def _number(self, span: Span) -> str:
        token = self.scene.tokens[self.sources.token_at(span.start)]
        found = [sense.number for sense in self.scene.known.closed.get(token.low, {}).values() if sense.number]
        return found[0] if found else "s"

    def _word(self, span: Span) -> str | None:
        first, last = self.sources.token_at(span.start), self.sources.token_at(span.end)
        lows = [token.low for token in self.scene.tokens[first:last]]
        if len(lows) == 1 and lows[0] not in self.scene.known.closed:
            return lows[0].rsplit("-", 1)[-1]  # a clitic hung on its verb
        return " ".join(lows) if 0 < len(lows) <= 2 else None

    def _bare_pronoun(self, span: Span, word: str) -> Noun:
        at = self.sources.token_at(span.start)
        sense = self.scene.known.closed[word]["subject"]
        noun = Noun(at, at + 1, "pronoun", (sense,), at)
        noun.gender, noun.number = sense.gender, sense.number or "s"
        return noun

    def _named(self, i: int, nouns: list[Noun]) -> _Decision:
        found: dict[str, Party] = {}
        why: list[str] = []
        confidence = _SURE
        for noun in nouns:
            parties, reason, sure = self._one(i, noun)
            if not parties:
                return _Decision((), reason, 0.0)
            found.update({party.actor: party for party in parties if party.actor not in found})
            why.append(reason)
            confidence = min(confidence, sure)
        head = nouns[0]
        gender = head.name.gender if head.name is not None and head.name.gender else head.gender
        return _Decision(tuple(found.values()), "; ".join(dict.fromkeys(why)), confidence, gender, head.number, head.senses[0].id if head.senses else "")

    def _one(self, i: int, noun: Noun) -> tuple[tuple[Party, ...], str, float]:
        recalled = self._recalled(i, noun)
        if recalled is not None:
            return recalled, "the description fits the last speaker of that kind", _POINTED
        actor = self.sources.actor(noun)
        if actor is not None and not (noun.tag == "organ" and noun.name is not None):
            return (self.sources.party(actor),), f"{noun.tag} “{self.sources.text(noun.first, noun.last)}”", _SURE
        if noun.determiner == "demonstrative":
            for turn in reversed(self.turns[-_BACK:]):
                if turn.head == noun.senses[0].id if noun.senses else False:
                    return turn.speakers, "the same kind of source as before", _POINTED
        if noun.tag == "document":
            if noun.determiner == "demonstrative" and noun.complement is None and noun.state is None:
                return (), "a text or claim whose author is not said", 0.0
            return self._document(i, noun)
        if noun.tag in ("organ", "body") and (noun.state is not None or noun.determiner != "indefinite"):
            if noun.name is not None:
                return (self.sources.named_after(noun),), "named beside its kind", _TITLE
            return (self.sources.organ(noun, self._end(i, noun)),), "an organ filed under its own name", _NAMELESS
        if noun.tag == "run":
            last = self._end(i, noun) if noun.determiner == "definite" else None
            return (self.sources.named_after(noun, last),), "an unknown name", _NAMELESS
        if noun.determiner in ("definite", "demonstrative", "possessive") and noun.number == "s" and self._points(noun):
            return (), "a title alone, and nobody here surely holds it", 0.0
        return (self.sources.description(noun, self._end(i, noun)),), "not named: filed as described", _NAMELESS

    def _end(self, i: int, noun: Noun) -> int:
        """Where the description of a lone source ends."""
        source = self.attributions[i].source
        if source is None or len(self.sources.nouns(source)) > 1:
            return noun.last
        return self.sources.clause(noun.last - 1, self.sources.token_at(source.end))

    def _points(self, noun: Noun) -> bool:
        """Return True when the phrase presumes somebody known: it says too little to be filed by itself."""
        return noun.complement is None and noun.last <= max(noun.bare, noun.head + 2)

    def _document(self, i: int, noun: Noun) -> tuple[tuple[Party, ...], str, float]:
        sense = noun.entry("document")
        inner = noun.complement
        actor = self.sources.actor(inner) if inner is not None else None
        if actor is not None:
            return (self.sources.party(actor),), "a text speaks for its author", _TITLE
        source = self.attributions[i].source
        if sense is not None and sense.entry["filed"] == "author":
            inner = inner or self._author(noun, source)
            if inner is not None:
                return (self._inner(i, inner),), "a text speaks for its author", _TITLE
            if noun.state is not None:
                return (self.sources.party(noun.state),), "a text speaks for its author", _TITLE
        last = self.sources.token_at(source.end) if source is not None else noun.last
        return (self.sources.description(noun, last),), "a text filed under its own name", _NAMELESS

    def _author(self, noun: Noun, source: Span | None) -> Noun | None:
        """The one whose text it is, named further on in the source."""
        k = self.sources.first_in(self.scene.tokens[noun.last].start)
        found: Noun | None = None
        while source is not None and k < len(self.sources.starts) and self.sources.starts[k] < source.end:
            other = self.scene.nouns[k]
            if other.governed and (self.sources.actor(other) or other.tag in ("organ", "document")) and not other.quoted:
                found = other
            k += 1
        return found

    def _inner(self, i: int, inner: Noun) -> Party:
        actor = self.sources.actor(inner)
        if actor is not None:
            return self.sources.party(actor)
        if inner.tag == "document" and inner.complement is not None:
            return self._inner(i, inner.complement)
        return self.sources.organ(inner) if inner.tag == "organ" else self.sources.description(inner)

    def _recalled(self, i: int, noun: Noun) -> tuple[Party, ...] | None:
        """The last speaker whom a bare title or description fits."""
        if noun.name is not None or noun.number != "s" or noun.determiner not in ("definite", "demonstrative"):
            return None
        title, person = noun.entry("title"), noun.entry("described")
        if noun.state is not None or noun.domain not in (None, "foreign") or not (title or person):
            return None
        for turn in reversed(self.turns[-_BACK:]):
            held = self.scene.people.persons.get(turn.speakers[0].actor) if len(turn.speakers) == 1 else None
            if held is None or turn.index >= i:
                continue
            if person is not None and fits_description(noun, held, person.entry.get("office", ()), person.entry.get("domain")):
                return turn.speakers
            if title is not None and any(set(title.entry.get("office", ())) & set(fact.offices) for fact in held.facts):
                if noun.gender in (None, held.gender):
                    return turn.speakers
        return None

    def _first_person(self, i: int) -> _Decision:
        outer = self.attributions[i].nested_in
        if outer is None:
            return _Decision((), "only a quotation tells who “we” are", 0.0)
        speakers = self.speaking(outer).speakers
        if not speakers:
            return _Decision((), "the outer speaker is undecided", 0.0)
        person = self.scene.people.persons.get(speakers[0].actor)
        party = person.party if person is not None else None
        chosen = (self.sources.party(party),) if party else speakers
        return _Decision(chosen, "“we” are those the outer speaker speaks for", _POINTED)

    def _unnamed(self, i: int) -> _Decision:
        one = self.attributions[i]
        sentence = self.scene.page.sentence_at(self._place(one))
        if one.nested_in is not None and sentence is not None:
            for noun in reversed(self.scene.nouns):
                start = self.scene.tokens[noun.first].start
                if start < sentence.start:
                    break
                document = noun.entry("document")
                if noun.sentence == sentence.i and document and document.entry["filed"] == "author" and noun.state:
                    if start < self._place(one):
                        return _Decision((self.sources.party(noun.state),), "whose demands the sentence names", 0.6)
        return _Decision((), "the text does not say who", 0.0)

    def _previous(self, i: int, why: str) -> _Decision:
        for turn in reversed(self.turns):
            if turn.index < i and not turn.nested:
                return _Decision(turn.speakers, why, _POINTED, turn.gender, turn.number, pointed=True)
        return _Decision((), "nobody has spoken yet", 0.0)

    def _pronoun(self, i: int, noun: Noun) -> _Decision:
        place = self._place(self.attributions[i])
        sentence = self.scene.page.sentence_at(place)
        here = sentence.i if sentence else -1
        for at in range(here, max(-1, here - _SENTENCES - 1), -1):
            found = self._in_sentence(i, noun, at, place)
            if found is not None:
                return found
        return _Decision((), "the pronoun has no clear antecedent", 0.0)

    def _in_sentence(self, i: int, noun: Noun, at: int, place: int) -> _Decision | None:
        nested = self.attributions[i].nested_in is not None
        fitting = [
            turn
            for turn in reversed(self.turns[-_BACK:])
            if turn.sentence == at and turn.offset < place and turn.index < i and turn.nested == nested
            if turn.number == noun.number and (turn.gender in (None, noun.gender) or noun.gender is None)
        ]
        fitting.sort(key=lambda turn: turn.gender is None)
        if fitting:
            why = "the pronoun agrees with the last speaker"
            return _Decision(fitting[0].speakers, why, _POINTED, noun.gender, noun.number, pointed=True)
        subject = self._subject(i, noun, at, place)
        if subject is None:
            return None
        actor = self.sources.actor(subject)
        if actor is None:
            return None
        why = f"the pronoun agrees with “{self.sources.text(subject.first, subject.last)}”"
        return _Decision((self.sources.party(actor),), why, _POINTED, noun.gender, noun.number)

    def _subject(self, i: int, noun: Noun, at: int, place: int) -> Noun | None:
        """The subject of a sentence before the pronoun that agrees with it, outside its own content."""
        sentence = self.scene.page.sentences[at]
        content = self.attributions[i].content
        nested = self.attributions[i].nested_in is not None
        k = self.sources.first_in(sentence.start)
        while k < len(self.scene.nouns) and self.sources.starts[k] < min(sentence.end, place):
            other = self.scene.nouns[k]
            start = self.sources.starts[k]
            k += 1
            if other.governed or not other.leading or (other.quoted and not nested) or other.tag == "pronoun":
                continue
            if not any(span.start <= start < span.end for span in content) and agrees(noun.gender, noun.number, other):
                return other
        return None

    def _relays(self, i: int, decision: _Decision) -> tuple[Party, ...]:
        one = self.attributions[i]
        outer: list[Party] = []
        if one.nested_in is not None and one.nested_in != i:
            held = self.speaking(one.nested_in)
            outer = [*held.relays, *held.speakers]
        given = [party for span in one.relay_sources for party in self._relay(span)]
        near = relays.found_near(one, self.sources, self._taken)
        given += [self._relay_noun(noun) for noun in relays.voices(one, self.sources)]
        inside = relays.in_source(one.source, self.sources) if one.source is not None else []
        carried: list[Party] = []
        if decision.pointed and one.nested_in is None and not (given or near or inside):
            carried = self._carried(decision)
        return relays.merged(outer, given, inside, near, carried)

    def _carried(self, decision: _Decision) -> list[Party]:
        for turn in reversed(self.turns):
            if turn.speakers == decision.speakers:
                held = self.done.get(turn.index)
                return list(held.relays) if held is not None else []
        return []

    def _relay(self, span: Span) -> tuple[Party, ...]:
        nouns = self.sources.nouns(span)
        if not nouns:
            party = self.sources.plain(span)
            return (party,) if party else ()
        return tuple(self._relay_noun(noun) for noun in nouns)

    def _relay_noun(self, noun: Noun) -> Party:
        actor = self.sources.actor(noun)
        return self.sources.party(actor) if actor else self._inner(0, noun)
