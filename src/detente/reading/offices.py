"""From a title alone to the one who holds the office: in the page first, then by the dated roles of the registry."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from detente.actors import registry
from detente.reading.gazetteer import Sense
from detente.reading.people import Fact, People, Person
from detente.reading.runs import Noun

_SOLE = frozenset(
    ("president", "prime-minister", "vice-president", "deputy-prime-minister", "minister", "deputy-minister", "monarch",
     "prince", "crown-prince", "pope", "ambassador", "spokesperson", "secretary-general", "consul")
)  # fmt: skip
_SINGLE = frozenset(
    ("president", "prime-minister", "minister", "monarch", "crown-prince", "pope", "secretary-general",
     "director-general", "head-of-executive", "chief-of-staff")
)  # fmt: skip
"""Offices of which a state or house has one at a time: its holder is known by the date alone."""
_COURT = frozenset(
    ("prosecutor", "judge", "lawyer", "investigator")
)  # sides in a court: nobody is two of them
_CALLINGS = frozenset(("writer", "scholar", "civil", "officer", "member"))
"""Offices under which several walks of life are filed: only the same word means the same one."""
_STEM, _ENDING = 4, 3  # letters that two forms of one word share at least, and those by which they may differ
_ANY = frozenset(("head", "leader", "member"))
_MANY = 300  # people of one page that are asked whether they hold an office


def fact_of(noun: Noun, title: str | None) -> Fact | None:
    """Return the role that a title phrase states; None when its head is no title."""
    sense = noun.entry("title")
    if sense is None:
        return None
    domain = noun.domain or sense.entry.get("domain")
    state = noun.state or sense.actor
    offices = noun.offices or tuple(sense.entry.get("office", ()))
    if noun.deputy:
        offices = tuple(f"deputy-{office}" for office in offices)
    return Fact(offices, domain, state, title, noun.former)


def _fits(asked: Fact, held: Fact) -> bool:
    if not set(asked.offices) & set(held.offices):
        return False
    if asked.state is not None and held.state is not None and asked.state != held.state:
        return False
    if asked.state is not None and held.state is None and held.title is None:
        return False
    if asked.domain is None or asked.domain == held.domain:
        return True
    return held.domain is None and held.title is None


def _sure(asked: Fact, person: Person) -> bool:
    """Return True when a role fits and the person's state is the one asked for, or none is."""
    for held in person.facts:
        if _fits(asked, held):
            state = held.state or person.party
            if asked.state is None or state == asked.state:
                return True
    return False


def _unplaced(asked: Fact, person: Person) -> bool:
    """Return True when a role of the same portfolio fits and nothing says of which state the person is."""
    placed = person.party is not None or person.home is not None
    return not placed and any(
        _fits(asked, held) and held.state is None and None is not asked.domain == held.domain
        for held in person.facts
    )


def holder(noun: Noun, people: People, asked: Fact) -> Person | None:
    """Return who holds the office: nearest before in the page, else later in it, else known by date; or None."""
    everybody = list(islice(people.persons.values(), _MANY))
    fitting = [person for person in everybody if person.mentions and _sure(asked, person)]
    if not fitting and asked.state is not None:
        loose = [person for person in everybody if person.mentions and _unplaced(asked, person)]
        fitting = loose if len(loose) == 1 else []
    if noun.gender is not None:
        fitting = [person for person in fitting if person.gender in (None, noun.gender)]
    fitting = [person for person in fitting if qualified(noun, person, asked.offices)]
    if asked.offices and _CALLINGS.issuperset(asked.offices):
        words = [token.low for token in people.tokens[noun.head : max(noun.bare, noun.head + 1)]]
        fitting = [person for person in fitting if _called(words, person)]
    fitting = [person for person in fitting if _plainly(asked, person)] or fitting
    stated = [person for person in fitting if any(held.title and _fits(asked, held) for held in person.facts)]
    before = [person for person in fitting if person.first < noun.first]
    if people.when is None:  # the registry's dates rule nobody out
        before = [person for person in before if person in stated] or before
    if asked.state is None and asked.domain is None:
        before = [person for person in before if _general(asked, person)] or before
    if before:
        last = max(before, key=lambda person: (*person.last_before(noun.first), person.id))
        return last if asked.state is not None else _foremost(last, before)
    later = (stated or fitting) if asked.state is not None else fitting
    if len(later) == 1:
        return later[0]
    if later or asked.former:
        return None
    return _by_date(noun, people, asked)


def _called(words: Sequence[str], person: Person) -> bool:
    """Return True when the page or the registry calls the person by one of the words, in whichever form."""
    titles = [held.title for held in person.facts]
    said = [word for title in titles if title for word in title.lower().split()]
    return None in titles or any(_alike(word, other) for word in words for other in said)


def _alike(one: str, other: str) -> bool:
    """Return True for two words that are the same up to their endings."""
    shared = next(
        (k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    return one == other or (shared >= _STEM and max(len(one), len(other)) - shared <= _ENDING)


def _plainly(asked: Fact, person: Person) -> bool:
    """Return True when the person holds the very office, and not one that a general word ("leader") may stand for."""
    return any(_fits(asked, held) and len(held.offices) <= len(asked.offices) for held in person.facts)


def _general(asked: Fact, person: Person) -> bool:
    """Return True when the person holds the office of no portfolio: "the president" is not a committee's."""
    return any(_fits(asked, held) and held.domain is None for held in person.facts)


def qualified(noun: Noun, person: Person, asked: Sequence[str] | None = None) -> bool:
    """Return True when a title's adjectives ("Republican") are not missing from every title the page gives the person.

    `asked`: only titles of these offices count.
    """
    held = [fact for fact in person.facts if asked is None or set(asked) & set(fact.offices)]
    if any(fact.title is None for fact in held):
        return True
    titles = [fact.title.lower().split() for fact in held if fact.title]
    return (
        not noun.qualifiers
        or not titles
        or any(all(word in title for word in noun.qualifiers) for title in titles)
    )


def holds(noun: Noun, held: Person, title: Sense) -> bool:
    """Return True when the page or the registry gives the title's office to the person, and gender and camp agree."""
    offices = set(title.entry.get("office", ()))
    facts = [fact for fact in held.facts if offices & set(fact.offices)]
    return bool(facts) and noun.gender in (None, held.gender) and qualified(noun, held)


def _foremost(last: Person, before: Sequence[Person]) -> Person | None:
    """Return the holder meant by a title of no named state: the last named, unless the page is about another.

    Nobody, where another one elsewhere is named at least twice as often; that one, where three times.
    """
    others = [person for person in before if person.party != last.party]
    most = max(others, key=lambda person: (len(person.mentions), person.id), default=last)
    if len(most.mentions) < 2 * len(last.mentions) or most is last:
        return last
    return most if len(most.mentions) >= 3 * len(last.mentions) else None


def _by_date(noun: Noun, people: People, asked: Fact) -> Person | None:
    state, offices = asked.state, [office for office in asked.offices if office in _SINGLE]
    if state is None or not offices:
        return None
    found = people.office_holder(offices, asked.domain, state)
    if found is not None and noun.gender not in (None, found.gender):
        return None
    return found


def counterpart(noun: Noun, people: People, subject: Person | None) -> Person | None:
    """Return the one of the phrase's state who holds the same office as the subject."""
    if subject is None or noun.state is None:
        return None
    for held in subject.facts:
        asked = Fact(held.offices, held.domain, noun.state, None)
        found = holder(noun, people, asked)
        if found is not None and found is not subject:
            return found
    return None


def fits_description(noun: Noun, person: Person, offices: Sequence[str], domain: str | None) -> bool:
    """Return True when nothing known of the person speaks against the description."""
    if not same_person(noun, person):
        return False
    if not offices or not person.facts:
        return True
    return any(set(offices) & set(held.offices) and held.domain in (None, domain) for held in person.facts)


def same_person(noun: Noun, person: Person) -> bool:
    """Return True when gender and nationality do not tell the mention and the person apart."""
    if noun.gender is not None and person.gender is not None and noun.gender != person.gender:
        return False
    if noun.state is None or noun.state in (person.party, person.home):
        return True
    states = registry.by_code().values()
    known = [one for one in (person.party, person.home) if one is not None]
    return not any((one in states) == (noun.state in states) for one in known)


def presumes(noun: Noun, person: Person) -> bool:
    """Return True when a definite phrase can point to somebody who has just spoken.

    An office that only one at a time holds is said of whoever is known to hold it, or of somebody of whom
    no office is known; a general word ("the expert") is said of anybody but the holder of such an office.
    """
    if not same_person(noun, person):
        return False
    asked = {office for sense in noun.senses for office in sense.entry.get("office", ())}
    held = {office for fact in person.facts for office in fact.offices}
    retired = noun.former and any(fact.former for fact in person.facts)
    if noun.determiner == "demonstrative" or retired:
        return True
    if (
        noun.complement is not None
        and noun.complement.tag in ("body", "organ")
        and noun.complement.qualifiers
    ):
        return False  # of one house among several
    if asked & held:
        return not _elsewhere(noun, person) and qualified(noun, person)
    if asked & _COURT and held & _COURT:
        return False
    if asked & _SOLE:
        return not held and noun.complement is None and noun.state is None and noun.domain is None
    return not held & _SOLE or not asked or bool(asked & _ANY)


def _elsewhere(noun: Noun, person: Person) -> bool:
    """Return True when every role known of the person is of another portfolio than the phrase's."""
    domains = [fact.domain for fact in person.facts if fact.domain is not None]
    return noun.domain is not None and bool(domains) and noun.domain not in domains


def writers_own(noun: Noun, head: str) -> bool:
    """Return True for a title that, with a capital and without a name, is that of the writer's own state."""
    title = noun.entry("title")
    bare = noun.determiner == "definite" and noun.complement is None and noun.number == "s"
    return bare and head[0].isupper() and title is not None and bool(title.entry.get("own"))
