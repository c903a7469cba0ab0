"""Whom a statement is aimed at where its words name nobody: pronouns, descriptions, those charged just before."""

from __future__ import annotations

from detente.anchor import Span
from detente.reading import recall, retold
from detente.reading.addressing import POWER, Case, Pronoun
from detente.reading.model import Mention
from detente.reading.patterns import words
from detente.reading.sources import Sources
from detente.record import Party

BEYOND = 60  # characters by which a name may reach beyond the words taken for the cue's object
HEAD = 4  # words of a content among which a pronoun is what it is about
OPENING = 2  # words that may lead to the people a content opens with
ANYBODY = Pronoun(None, None, frozenset({"person", "state", "organisation", "group"}))


def meant(case: Case) -> tuple[Party, ...]:
    """Whom nothing names: an object pronoun beside the cue, a pronoun in the content, those charged just before."""
    if recall.beside_cue(case) is not None:
        actor = recall.object_of_cue(case)
        return (case.cast.party(actor),) if actor is not None else ()
    party = _described(case)
    if party is not None:
        return (party,)
    if object_unknown(case):
        return ()
    actor = _pointed(case) or _replied(case)
    if actor is not None and actor in case.cast.members:
        return (case.cast.party(actor),)
    return _heard_by(case) or _lasting(case) or _other_side(case) or _people(case)


def _replied(case: Case) -> str | None:
    """Whom a reply is aimed at that turns against somebody."""
    cue = case.attribution.cue
    if cue is None or case.act not in case.data.pointing:
        return None
    said = words(case.page, (cue,))
    return recall.opponent(case, cue.start) if any(case.data.replies.has(low) for low in said.low) else None


def _other_side(case: Case) -> tuple[Party, ...]:
    """The power with which an offer of something that takes two is meant to be shared."""
    if case.act != "offer" or not case.placed:
        return ()
    content = case.attribution.content
    if case.parties(content[0].start, content[-1].end):
        return ()
    if not any(case.data.mutual.has(low) for low in words(case.page, content).low):
        return ()
    actor = recall.antecedent(case, POWER, min(content[0].start, (case.attribution.cue or content[0]).start))
    return (case.cast.party(actor),) if actor is not None and actor in case.cast.members else ()


def _people(case: Case) -> tuple[Party, ...]:
    """The people at whom a charge or an appeal is aimed by the words it opens with."""
    scene = case.cast.scene
    if scene is None or case.act not in case.data.described:
        return ()
    content = case.attribution.content[0]
    first = case.page.first_token(content.start)
    for mention in case.cast.within(content.start, content.end)[:1]:
        opens = case.page.first_token(mention.span.start) <= first + OPENING
        if opens and mention.actor is None and mention.number == "p" and mention.form != "pronoun":
            party = Sources(scene).plain(mention.span)
            return (party,) if party is not None else ()
    return ()


def _heard_by(case: Case) -> tuple[Party, ...]:
    """Whom a speaker talks to who says "you"."""
    if case.attribution.mode == "indirect" or case.act not in case.data.described or not case.placed:
        return ()
    said = words(case.page, case.attribution.content)
    if not any(low in case.data.hearers for low in said.low):
        return ()
    cue = case.attribution.cue
    actor = recall.antecedent(
        case, ANYBODY, cue.start if cue is not None else case.attribution.content[0].start
    )
    return (case.cast.party(actor),) if actor is not None and actor in case.cast.members else ()


def _pointed(case: Case) -> str | None:
    """Whom a pronoun among the content's first words means, in an act that charges."""
    if case.act in case.data.answering:
        return retold.doer(case)
    if case.act not in case.data.pointing:
        return None
    first = case.page.first_token(case.attribution.content[0].start)
    inside = recall.inside(
        case, case.parties(case.attribution.content[0].start, case.attribution.content[-1].end)
    )
    found = {mention.actor for i, mention in inside.items() if i < first + HEAD}
    if found:
        return found.pop() if len(found) == 1 else None
    return retold.doer(case)


def _described(case: Case) -> Party | None:
    """The cue's object as the words describe it, where they name nobody the page knows."""
    spans = case.attribution.addressed
    if case.cast.scene is None or len(spans) != 1 or case.act not in case.data.described:
        return None
    held = known(case, spans[0])
    if held and not (case.data.titled and all(map(_untold, held))):
        return None
    party = Sources(case.cast.scene).plain(_bare(case, spans[0]), possessed=True)
    owned = party is not None and max(map(len, party.names.values()), default=1) > 1
    own = (case.cast.members[one].name for one in case.speakers if one in case.cast.members)
    return None if party is None or (owned and not any(name in party.name for name in own)) else party


def _untold(mention: Mention) -> bool:
    """True for several people whom a title or a description names and nobody knows."""
    return mention.actor is None and mention.number == "p" and mention.form in ("title", "description")


def _bare(case: Case, span: Span) -> Span:
    """The span without the preposition that leads it."""
    first = case.page.first_token(span.start)
    led = case.page.tokens[first].low in case.data.beside and first + 1 < len(case.page.tokens)
    start = case.page.tokens[first + 1].start if led else span.start
    return Span.cut(case.page.text, start, span.end) if start < span.end else span


def _lasting(case: Case) -> tuple[Party, ...]:
    """Those at whom the same speakers aimed just before, where the words go on without naming anybody."""
    content = case.attribution.content
    last = next(recall.recent(case, content[0].start), None)
    if (
        last is None
        or last.speakers != case.speakers
        or not case.speakers
        or case.act not in case.data.lasting
    ):
        return ()
    if case.parties(content[0].start, content[-1].end):
        return ()
    return last.addressees


def known(case: Case, span: Span) -> list[Mention]:
    """Who is named in the cue's object; the adjective of a state names it only beside an organ of its power."""
    tokens = case.page.tokens
    last = case.page.first_token(span.end - 1) + 1
    power = any(case.data.organs.has(tokens[i].low) for i in range(case.page.first_token(span.start), last))
    mentions = [
        one
        for one in case.cast.within(span.start, span.end + BEYOND)
        if one.span.start < span.end and one.form != "pronoun"
    ]
    return [one for one in mentions if power or one.form != "demonym" or one.span == span]


def object_unknown(case: Case) -> bool:
    """True when the cue has an object, a pronoun or a noun, that names nobody the page knows."""
    if recall.beside_cue(case) is not None:
        return True
    data = case.data
    return case.act in data.told and any(
        not known(case, span) and case.page.tokens[case.page.first_token(span.start)].low not in data.beside
        for span in case.attribution.addressed
    )
