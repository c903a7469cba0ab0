"""Decides who speaks: from the words that name the source of an attribution to the party, or to a doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.anchor import Span
from detente.reading import cataphora, introductions, owners, presuming, texts
from detente.reading.cased.beside import QUOTING
from detente.reading.cast import Cast
from detente.reading.chains import Chains
from detente.reading.model import Attribution, Page, Speaking, Token
from detente.reading.nameless import Nameless
from detente.reading.runs import Noun
from detente.reading.scene import Scene
from detente.reading.sources import Found
from detente.reading.turn import POINTED, Decision
from detente.record import Party

_SURE, _TITLE, _NAMELESS, _GUESSED = 0.97, 0.92, 0.75, 0.6
_WIDE = 60  # mentions of a sentence that are looked at
_SHARE = 8  # characters in which a percentage shows itself


def resolve(attributions: Sequence[Attribution], page: Page, cast: Cast) -> list[Speaking]:
    """Return one Speaking an attribution, in the same order; no speakers come with a reason in `undecided`."""
    scene = cast.scene if cast.scene is not None else Scene(page).build()
    teller = _Teller(attributions, scene)
    return [teller.speaking(i) for i in range(len(attributions))]


def enrolled(cast: Cast, attributions: Sequence[Attribution], voices: Sequence[Speaking]) -> Cast:
    """Return the cast with the speakers and relays whom only their statement describes, with their mentions."""
    strangers = cast.scene.strangers if cast.scene is not None else {}
    found = [
        (strangers[party.actor], one.source or one.cue or one.content[0])
        for one, voice in zip(attributions, voices, strict=True)
        for party in (*voice.speakers, *voice.relays)
        if party.actor in strangers and one.inherits is None
    ]
    return cast.joined(found).spoken(zip(attributions, voices, strict=True))


class _Teller(Nameless):
    def __init__(self, attributions: Sequence[Attribution], scene: Scene) -> None:
        super().__init__(attributions, scene)
        self.done: dict[int, Speaking] = {}
        self.chains = Chains(self.memory, self.done)

    def speaking(self, i: int) -> Speaking:
        if i in self.done:
            return self.done[i]
        one = self.attributions[i]
        self.done[i] = Speaking((), "the attribution leans on itself", (), 0.0)
        if one.inherits is not None:
            before = self.speaking(one.inherits)
            if one.source is None and self._new(i, before):
                return self.done[i]
            self.done[i] = replace(before, evidence=(*before.evidence, "the speaker goes on"))
            if one.source is None and self.memory.names_itself(i, before.speakers):
                self.done[i] = Speaking((), "the words name the one who spoke before", (), 0.0)
                return self.done[i]
            form = self.memory.form(before.speakers)
            self.memory.remember(i, Decision(before.speakers, "", before.confidence, *form))
            return self.done[i]
        decision = self._decide(i)
        if decision.speakers and self._hears(one, decision):
            decision = Decision((), "the one spoken to is no speaker", 0.0, hidden=True)
        undecided = None if decision.speakers else decision.why
        around = one.nested_in if one.nested_in != i else None
        chain = self.chains.of(i, decision, self.speaking(around) if around is not None else None)
        self.memory.remember(i, decision)
        own = {party.actor for party in decision.speakers}
        chain = tuple(party for party in chain if party.actor not in own)
        self.done[i] = Speaking(decision.speakers, undecided, chain, decision.confidence, (decision.why,))
        return self.done[i]

    def _new(self, i: int, before: Speaking) -> bool:
        """Give a quotation that nothing is said of to the one who is introduced right before it; False for none."""
        found = introductions.introduced(i, self.attributions, self.scene, self.sources)
        if found is None or found[0].id in {party.actor for party in before.speakers}:
            return False
        why = "the one named right before the quotation"
        party = self.sources.party(found[0].id)
        self.done[i] = Speaking((party,), None, (), POINTED, (why,))
        self.memory.remember(i, Decision((party,), why, POINTED, found[0].gender))
        return True

    def _hears(self, one: Attribution, decision: Decision) -> bool:
        """True where a title alone was taken for the very one whom the words are addressed to."""
        heard = {
            self.sources.actor(noun)
            for span in one.addressed for noun in self.sources.nouns(span) if noun.tag != "pronoun"
        }  # fmt: skip
        return any(party.actor in heard for party in decision.speakers)

    def _decide(self, i: int) -> Decision:
        one = self.attributions[i]
        if one.source is None:
            return self._unnamed(i)
        if self._relative(one.source):
            return Decision((), "a relative, and nobody says what it takes up", 0.0, hidden=True)
        nouns = self.sources.nouns(one.source)
        titled = bool(nouns) and nouns[0].determiner == "definite" and nouns[0].name is None
        if one.rule.startswith("turn") and titled:
            return Decision((), "a title alone, for one present: those named in a talk are others", 0.0)
        if nouns and nouns[0].tag == "pronoun":
            if any(token.text[0].isalpha() for token in self._before(one.source, nouns[0])):
                return self._apart(i, nouns) or Decision((), "one of several, and nobody says which", 0.0)
            return self._joined(i, nouns) if len(nouns) > 1 else self.antecedents.of(i, nouns[0])
        if "%" in one.source.exact[:_SHARE]:
            return Decision((), "a share of people, not a party", 0.0)
        return self._small_word(i, one.source) or (
            self._named(i, nouns) if nouns else self._described(i, one.source)
        )

    def _apart(self, i: int, nouns: list[Noun]) -> Decision | None:
        """The one of several whom a name behind a comma tells ("one of them, Jane Doe"); None without a name."""
        named = [noun for noun in nouns[1:] if self.sources.actor(noun) in self.scene.people.persons]
        return self._named(i, named) if len(named) == 1 and len(nouns) == 2 else None

    def _joined(self, i: int, nouns: list[Noun]) -> Decision:
        """A pronoun and those joined to it; undecided as a whole where one of them is."""
        first, rest = self.antecedents.of(i, nouns[0]), self._named(i, nouns[1:])
        if not (first.speakers and rest.speakers):
            return Decision((), "one of those joined, and nobody says who", 0.0, None, "p", hidden=True)
        return Decision((*first.speakers, *rest.speakers), f"{first.why}; {rest.why}", POINTED, None, "p")

    def _before(self, source: Span, noun: Noun) -> Sequence[Token]:
        """The words of the source before one of its mentions."""
        return self.scene.tokens[self.sources.token_at(source.start) : noun.first]

    def _named(self, i: int, nouns: list[Noun]) -> Decision:
        found: dict[str, Party] = {}
        why: list[str] = []
        confidence = _SURE
        for noun in nouns:
            parties, reason, sure = self._one(i, noun)
            if not parties:
                number = noun.number if len(nouns) == 1 else "p"
                gender = noun.gender if len(nouns) == 1 else None
                return Decision((), reason, 0.0, gender, number, hidden=True)
            found.update({party.actor: party for party in parties if party.actor not in found})
            why.append(reason)
            confidence = min(confidence, sure)
        head = nouns[0]
        gender = head.name.gender if head.name is not None and head.name.gender else head.gender
        return Decision(
            tuple(found.values()),
            "; ".join(dict.fromkeys(why)),
            confidence,
            gender,
            head.number,
            head.senses[0].id if head.senses else "",
            head.tag,
        )

    def _one(self, i: int, noun: Noun) -> Found:
        for step in (
            self._again,
            self._recalled,
            self._actor,
            self._voices,
            self._same_kind,
            self._document,
            self._organ,
            self._presumed,
            self._announced,
            self._unknown,
        ):
            found = step(i, noun)
            if found is not None:
                return found
        inner = noun.complement
        if inner is not None and owners.pointing(inner) and owners.meant(inner, self.sources) is None:
            return (), "of a house that only a name before could tell", 0.0
        return (
            (self.sources.description(noun, self._end(i, noun)),),
            "not named: filed as described",
            _NAMELESS,
        )

    def _again(self, i: int, noun: Noun) -> Found | None:
        speakers = self.memory.again(i, noun)
        return (speakers, "the one without a name who has just spoken", POINTED) if speakers else None

    def _recalled(self, i: int, noun: Noun) -> Found | None:
        speakers = self.memory.recalled(i, noun)
        return (speakers, "the description fits the last speaker of that kind", POINTED) if speakers else None

    def _actor(self, i: int, noun: Noun) -> Found | None:
        actor = self.sources.actor(noun)
        if (
            noun.tag in ("organ", "body")
            and self.sources.closing(noun, self.attributions[i].source) is not None
        ):
            return None  # the name behind it tells who that is
        if noun.tag == "described" and noun.name is None and self._end(i, noun) > noun.last:
            return (), "a description that goes on, and of nobody named", 0.0
        if actor is None or (noun.tag == "organ" and noun.name is not None):
            return None
        party = self.sources.party(actor)
        if noun.tag in ("title", "described") and noun.name is None and self.memory.names_itself(i, (party,)):
            return (), "a title alone, and the words name the one it would mean", 0.0
        why = f"{noun.tag} “{self.sources.text(noun.first, noun.last)}”"
        return (party,), why, _SURE

    def _same_kind(self, i: int, noun: Noun) -> Found | None:
        if self.sources.same(noun):
            last = self.memory.last(i)
            return (last, "the same source as just before", POINTED) if last else None
        both = self.memory.both(noun)
        if both is not None:
            return (
                both,
                "the two named before" if both else "two known persons, and nobody says which",
                POINTED,
            )
        nameless = noun.tag == "anonymous" and noun.determiner == "definite" and noun.number == "s"
        before = self.memory.same_head(noun) if nameless or noun.determiner == "demonstrative" else ()
        return (before, "the same kind of source as before", POINTED) if before else None

    def _organ(self, i: int, noun: Noun) -> Found | None:
        if noun.tag not in ("organ", "body") or (noun.state is None and noun.determiner == "indefinite"):
            return None
        if noun.name is not None:
            return (self.sources.named_after(noun),), "named beside its kind", _TITLE
        end = self._end(i, noun)
        closing = self.sources.closing(noun, self.attributions[i].source)
        if closing is not None:
            actor = self.sources.actor(closing)
            party = self.sources.party(actor) if actor is not None else self.sources.named_after(closing)
            return (party,), "named behind what it is", _NAMELESS
        if owners.stateless(noun, end, self.sources):
            return (), "a power's house, and nobody says which power's", 0.0
        if self.sources.bare_body(noun, end):
            speakers = self.memory.organisation(i)
            if not speakers:
                return (), "a body that only a name before could tell", 0.0
            return speakers, "a body: the organisation that spoke last", POINTED
        if (power := owners.seated(noun, self.sources)) is not None:
            return (self.sources.party(power),), "the house of the power in whose capital it stands", _TITLE
        return (self.sources.organ(noun, end),), "an organ under its own name", _NAMELESS

    def _presumed(self, i: int, noun: Noun) -> Found | None:
        speakers = self.memory.presumed(i, noun)
        return (
            (speakers, "the phrase presumes somebody known: the last speaker", _TITLE) if speakers else None
        )

    def _announced(self, i: int, noun: Noun) -> Found | None:
        person = cataphora.named_next(noun, i, self.attributions, self.scene, self.sources)
        why = "a title that announces the one named next"
        return ((self.sources.party(person.id),), why, _NAMELESS) if person is not None else None

    def _unknown(self, i: int, noun: Noun) -> Found | None:
        if noun.tag == "outlet" and noun.name is not None and noun.name.tag == "run" and noun.number == "s":
            return (self.sources.named_after(noun),), "named beside its kind", _NAMELESS
        if noun.tag == "run":
            marked = self.scene.tokens[noun.last : noun.last + 1]
            quoted = any(token.text in QUOTING for token in marked)  # "FC “Spartak”"
            last = self._end(i, noun) if noun.determiner == "definite" or quoted else None
            return (self.sources.named_after(noun, last),), "an unknown name", _NAMELESS
        presumed = noun.determiner in ("definite", "demonstrative", "possessive") and noun.number == "s"
        bare = noun.complement is None and noun.last <= max(noun.bare, noun.head + 2) and not noun.narrowed
        bare = bare and not presuming.goes_on(noun, self.attributions[i].source, self.sources)
        return ((), "a title alone, and nobody here surely holds it", 0.0) if presumed and bare else None

    def _document(self, i: int, noun: Noun) -> Found | None:
        found = texts.speaking(noun, self.attributions[i].source, self.sources)
        return self._resumed(i, noun) or found if found is not None and not found[0] else found

    def _first_person(self, i: int) -> Decision:
        outer = self.attributions[i].nested_in
        if outer is None:
            return Decision((), "only a quotation tells who “we” are", 0.0)
        speakers = self.speaking(outer).speakers
        if not speakers:
            return Decision((), "the outer speaker is undecided", 0.0)
        person = self.scene.people.persons.get(speakers[0].actor)
        party = person.party if person is not None and not self._alone(i) else None
        chosen = (self.sources.party(party),) if party else speakers
        return Decision(chosen, "“we” are those the outer speaker speaks for", POINTED)

    def _unnamed(self, i: int) -> Decision:
        """A passive without an agent: whose demands or claims the sentence names before it."""
        one = self.attributions[i]
        place = self.memory.place(one)
        sentence = self.scene.page.sentence_at(place)
        if one.nested_in is not None and sentence is not None:
            last = self.sources.first_in(place)
            first = max(self.sources.first_in(sentence.start), last - _WIDE)
            for noun in reversed(self.scene.nouns[first:last]):
                document = noun.entry("document")
                if document is not None and document.entry["filed"] == "author" and noun.state:
                    why = "whose demands the sentence names"
                    return Decision((self.sources.party(noun.state),), why, _GUESSED)
        return Decision((), "the text does not say who", 0.0)
