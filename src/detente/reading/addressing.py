"""What it takes to say whom a statement addresses: the language's data, the case at hand, what was heard before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from detente.frozen import frozen
from detente.reading.patterns import Lexicon, word_classes

if TYPE_CHECKING:
    from detente.reading.cast import Cast
    from detente.reading.language import Language
    from detente.reading.model import Attribution, Mention, Page
    from detente.record import Party


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A word that points back to somebody, and to whom it can."""

    gender: str | None  # m f, n for what is no person; None: any
    number: str | None  # s p; None: any
    kinds: frozenset[str]  # of actors; empty: any
    within: bool = False  # as the cue's object it may open the content ("called him a liar")


POWER = Pronoun(None, None, frozenset({"state", "organisation"}))


class Forms:
    """Words and stems (`stem*`), asked for one word at a time."""

    def __init__(self, forms: Sequence[str]) -> None:
        self._words = frozenset(form for form in forms if not form.endswith("*"))
        self._stems = tuple(form[:-1] for form in forms if form.endswith("*"))

    def has(self, low: str) -> bool:
        """True when one of the forms takes the word."""
        return low in self._words or bool(self._stems and low.startswith(self._stems))


@dataclass(frozen=True, slots=True)
class Lexica:
    """The language's ways to address somebody, compiled."""

    cues: Lexicon
    content: Lexicon
    clitics: Mapping[str, Pronoun]  # object pronouns that stand before their verb
    objects: Mapping[str, Pronoun]  # those that stand behind it
    pronouns: Mapping[str, Pronoun]  # in a content: whom the one who speaks talks about
    hearers: frozenset[str]  # in a content: whom the one who speaks talks to
    relatives: frozenset[str]  # before a cue's subject: the one named right before is the object
    pointing: frozenset[str]  # acts in which a pronoun at the content's head is the one charged
    lasting: frozenset[str]  # acts that go on against the same one, sentence after sentence
    answering: frozenset[str]  # acts in which what was said is that of the other side
    idle: frozenset[str]  # after a pronoun that means nobody
    deeds: Forms  # what somebody is blamed for
    claims: Forms  # what somebody said
    organs: Forms  # those through whom a power acts
    owning: frozenset[str]  # between a deed and whose it is
    replies: Forms  # in a cue: the words answer whom they are aimed at
    mutual: Forms  # in a content: what takes two
    demonstratives: frozenset[str]
    articles: frozenset[str]  # before a deed that was named before
    described: frozenset[str]  # acts whose object is filed under its description where nobody knows it
    titled: bool  # a plural title that names nobody is such a description
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

    def pronouns(group: str) -> dict[str, Pronoun]:
        return {
            word: Pronoun(
                entry.get("gender"), entry.get("number"), frozenset(entry.get("kinds", ())),
                bool(entry.get("within")),
            )
            for entry in groups.get(group, ())
            for word in entry["words"]
        }  # fmt: skip

    def forms(group: str) -> Forms:
        return Forms([word for entry in groups.get(group, ()) for word in entry["words"]])

    return Lexica(
        Lexicon(groups.get("cues", ()), known),
        Lexicon(groups.get("content", ()), known),
        pronouns("clitics"), pronouns("objects"), pronouns("pronouns"),
        words_of("hearers"), words_of("relatives"), acts("pointing"), acts("lasting"), acts("answering"), words_of("idle"),
        Forms(known.get("deed", ())), Forms(known.get("claim", ())), Forms(known.get("organ", ())),
        words_of("owning"), forms("replies"), forms("mutual"), words_of("demonstratives"), words_of("articles"), acts("described"),
        any(entry.get("titles") for entry in groups.get("described", ())),
        acts("places"), acts("sole"), words_of("beside"), acts("powers"), acts("told"),
    )  # fmt: skip


@frozen
class Heard:
    """A statement read before: who spoke, whom it was aimed at, where its content stands."""

    speakers: frozenset[str]
    addressees: tuple[Party, ...]
    start: int
    end: int


@dataclass(frozen=True)
class Case:
    """One statement, and who in it is not on the speaker's side."""

    attribution: Attribution
    page: Page
    cast: Cast
    speakers: frozenset[str]
    act: str
    heard: Sequence[Heard] = ()

    @cached_property
    def data(self) -> Lexica:
        """The language's ways to address somebody."""
        found: Lexica = self.page.language.built("addressees", lexica)
        return found

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

    @property
    def placed(self) -> bool:
        """True when it is known for which power each speaker speaks."""
        return bool(self.speakers) and all(self._power(speaker) for speaker in self.speakers)

    def _power(self, actor: str) -> bool:
        member = self.cast.members.get(actor)
        return member is not None and (member.kind != "person" or member.party is not None)

    def abroad(self, actor: str) -> bool:
        """True when the actor is of another power than the speakers."""
        own = self.speakers | {self.cast.party_of(speaker) for speaker in self.speakers}
        return actor not in own and (self.cast.party_of(actor) or actor) not in own

    def parties(self, start: int, end: int) -> dict[int, Mention]:
        """By token index, the foreign mention it belongs to."""
        found: dict[int, Mention] = {}
        for mention in self.cast.within(start, end):
            if self.foreign(mention) and (mention.form, mention.kind) != ("pronoun", "medium"):
                for token in self.page.within(mention.span.start, mention.span.end):
                    found[token.i] = mention
        return found
