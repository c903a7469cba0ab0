"""Finds who is mentioned: known names, titles, metonyms, groups, descriptions, pronouns, unknown people."""

from __future__ import annotations

from functools import lru_cache

from detente.actors import registry
from detente.anchor import Span
from detente.reading import generations
from detente.reading.cast import Cast, Member
from detente.reading.model import Mention, Page
from detente.reading.people import Person, slug
from detente.reading.runs import Noun
from detente.reading.scene import Scene
from detente.record import Role

_NOBODY = (
    "run",
    "thing",
    "document",
    "outlet",
    "organ",
    "body",
    "country",
    "neighbour",
)  # unless an actor is known
_NAMED = ("state", "organisation", "medium", "person")
_FORMS = {"seat": "metonym", "capital": "metonym", "organ": "metonym", "group": "group", "people": "group",
          "title": "title", "pronoun": "pronoun"}  # fmt: skip


def find(page: Page) -> Cast:
    """Return the cast of the page. Mentions lie in the body (never in a crosshead or a credit), disjoint."""
    scene = Scene(page).build()
    mentions: list[Mention] = []
    nested: list[tuple[str, Span]] = []
    for noun in scene.nouns:
        mentions.extend(_mentions(noun, scene))
        nested.extend(_nested(noun.complement, scene))
    for first, last, actor in scene.demonyms:
        mentions.append(Mention(_span(scene, first, last), actor, "demonym", "state", None, None))
    mentions.sort(key=lambda mention: mention.span)
    outlet = _outlet(page)
    members = _members(mentions, nested, scene)
    if outlet is not None:
        members.setdefault(outlet[0].id, outlet[0])
        nested.append((outlet[0].id, outlet[1]))
    return Cast(tuple(mentions), members, scene, tuple(nested))


def _outlet(page: Page) -> tuple[Member, Span] | None:
    """The medium that publishes the page, where the page's head or foot names it."""
    name = page.frame.outlet
    if not name:
        return None
    for start, end in page.frame.furniture:
        at = page.text.find(name, start, end)
        if at >= 0:
            return _publisher(name, page.language.code), Span.cut(page.text, at, at + len(name))
    return None


def _publisher(name: str, code: str) -> Member:
    return _published(registry.current(), name, code)


@lru_cache(maxsize=2_000)
def _published(known_ones: registry.Registry, name: str, code: str) -> Member:
    for known in known_ones.actors.values():
        if known.kind == "medium" and any(name in forms for forms in known.names.values()):
            return Member(known.id, name, "medium", known.names, known.gender, known.number)
    return Member(f"medium:{slug(name)}", name, "medium", {code: (name,)})


def _span(scene: Scene, first: int, last: int) -> Span:
    tokens = scene.tokens
    return Span.cut(scene.page.text, tokens[first].start, tokens[last - 1].end)


def kind_of(actor: str | None, scene: Scene) -> str | None:
    """Return the kind of an actor of the page; None for nobody."""
    if actor is None:
        return None
    if actor in scene.people.persons:
        return "person"
    known = registry.actors().get(actor)
    return known.kind if known else "group"


def _mentions(noun: Noun, scene: Scene) -> list[Mention]:
    if noun.actor is None and (noun.tag in _NOBODY or noun.determiner is None):
        return _parts(noun, scene)
    actor = group_id(noun)
    found: list[Mention] = []
    if noun.name is not None and noun.name.actor is not None:
        last = noun.name.first
        while last > noun.head + 1 and scene.tokens[last - 1].text == ",":
            last -= 1
        actor = actor or (noun.name.actor if noun.tag == "outlet" else None)
        found.append(_mention(noun, scene, noun.first, last, actor))
        found.append(_mention(noun.name, scene, noun.name.first, noun.name.last, noun.name.actor))
    else:
        found.append(_mention(noun, scene, noun.first, noun.last, actor))
    return found


def _parts(noun: Noun, scene: Scene) -> list[Mention]:
    """What is named inside a phrase that is nobody itself: its adjective, its complement, its name."""
    found: list[Mention] = []
    if noun.adjective is not None:
        span = _span(scene, noun.adjective, noun.adjective + 1)
        found.append(Mention(span, noun.state, "demonym", kind_of(noun.state, scene), None, None))
    for part in (noun.complement, noun.name):
        if part is not None:
            found.extend(_mentions(part, scene))
    return found


def group_id(noun: Noun) -> str | None:
    """Return the actor a mention stands for; a people has an id of its own beside its state."""
    if noun.tag == "people":
        return f"group:{noun.senses[0].id}-people" if noun.number == "p" else noun.actor
    return noun.actor


def _mention(noun: Noun, scene: Scene, first: int, last: int, actor: str | None) -> Mention:
    if noun.place:
        form = "place"
    elif noun.tag == "person":
        form = "name" if noun.determiner != "civility" and noun.last - noun.head > 1 else "short"
    elif noun.tag in _NAMED:
        form = "name"
    else:
        form = _FORMS.get(noun.tag, "description")
    return Mention(_span(scene, first, last), actor, form, kind_of(actor, scene), noun.gender, noun.number)


def _nested(noun: Noun | None, scene: Scene) -> list[tuple[str, Span]]:
    found: list[tuple[str, Span]] = []
    while noun is not None:
        actor = group_id(noun)
        if actor is not None and noun.tag != "pronoun" and not noun.place:
            last = noun.name.first if noun.name else noun.last
            found.append((actor, _span(scene, noun.first, max(last, noun.head + 1))))
        if noun.name is not None and noun.name.actor is not None:
            found.append((noun.name.actor, _span(scene, noun.name.first, noun.name.last)))
        noun = noun.complement
    return found


def _members(mentions: list[Mention], nested: list[tuple[str, Span]], scene: Scene) -> dict[str, Member]:
    ids = {mention.actor for mention in mentions if mention.actor} | {actor for actor, _ in nested}
    ids |= {scene.people.persons[one].party or one for one in sorted(ids) if one in scene.people.persons}
    ids |= {member(one, scene).party or one for one in sorted(ids) if one.startswith("group:")}
    return {actor: member(actor, scene) for actor in sorted(ids)}


def member(actor: str, scene: Scene) -> Member:
    """Return the cast's entry for an actor of the page; KeyError when nobody knows it."""
    person = scene.people.persons.get(actor)
    if person is not None:
        return _person(person, scene)
    known = registry.actors().get(actor)
    if known is not None:
        name = known.called(scene.page.language.code)
        if known.kind == "medium":
            name = scene.media.get(known.id, name)
        return Member(known.id, name, known.kind, known.names, known.gender, known.number, known.party)
    return _group(actor, scene)


def _person(person: Person, scene: Scene) -> Member:
    known, code = registry.actors().get(person.id), scene.page.language.code
    names = dict(known.names) if known else {}
    bare = generations.bare(person.name) if scene.known.morphology is not None else None
    names[code] = tuple(dict.fromkeys((person.name, *names.get(code, ()), *([bare] if bare else ()))))
    roles = tuple(
        dict.fromkeys(Role(fact.title, fact.state or person.party) for fact in person.facts if fact.title)
    )
    return Member(person.id, person.name, "person", names, person.gender, "s", person.party, roles)


def _group(actor: str, scene: Scene) -> Member:
    key = actor.removeprefix("group:")
    code = scene.page.language.code
    for entry in scene.page.language.data("groups").get("groups", []):
        if entry["id"] == key:
            names = {code: (entry["name"],)} | {lang: tuple(forms) for lang, forms in entry["names"].items()}
            kind = entry.get("kind", "group")
            return Member(actor, entry["name"], kind, names, entry["gender"], entry["number"])
    state = key.removesuffix("-people")
    for entry in scene.page.language.data("demonyms").get("demonyms", []):
        if str(entry["id"]) == state:
            plural = next(entry[key] for key in ("p", "adj", "mp") if key in entry)[0]
            name = plural[0].upper() + plural[1:]
            power = registry.by_code().get(str(entry.get("state")))
            return Member(actor, name, "group", {code: (name,)}, "m" if "mp" in entry else None, "p", power)
    raise KeyError(actor)
