"""Whom a word that points back means in what a speaker says of others: never the speaker; None in doubt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from detente.anchor import Span
from detente.reading.addressing import Case, Heard, Pronoun
from detente.reading.model import Mention, Token

_BACK = 40  # mentions looked back over at most: keeps the whole linear
_SENTENCES = 3
_TURNS = 3  # statements looked back over
_EXCHANGE = 6  # statements looked back over for the other side
_REACH = 900  # characters within which one goes on about the same
_NAMELESS = ("pronoun", "demonym", "place")  # forms that point to nobody by themselves
_CLAUSE = 4  # words after a pronoun among which a complementizer makes it mean nobody


def antecedent(case: Case, pronoun: Pronoun, before: int) -> str | None:
    """The actor whom the pronoun means, named before character `before`.

    Whom the same speaker was just aimed at goes first, then the only one who agrees in the nearest
    sentence that names anybody who does, then the one who spoke just before.
    """
    for heard in recent(case, before):
        if heard.speakers == case.speakers and heard.addressees:
            held = [party.actor for party in heard.addressees if agrees(case, pronoun, party.actor)]
            if len(held) == 1 or len(heard.addressees) > 1:
                return (
                    held[0] if len(held) == 1 and not _since(case, pronoun, heard, before) - {*held} else None
                )
    named = _nearest(case, pronoun, before)
    if named is not None:
        return next(iter(named)) if len(named) == 1 else None
    return _answered(case, pronoun, before)


def _since(case: Case, pronoun: Pronoun, heard: Heard, before: int) -> set[str]:
    """Who else was named between a statement and the pronoun and agrees with it."""
    between = case.cast.within(max(heard.end, 0), before)[-_BACK:]
    return {
        str(mention.actor)
        for mention in between
        if mention.form not in _NAMELESS and case.foreign(mention) and _fits(case, pronoun, mention)
    }


def recent(case: Case, before: int, turns: int = _TURNS) -> Iterator[Heard]:
    """The statements just before character `before`, the latest first."""
    for heard in reversed(case.heard[-turns:]):
        if heard.start < before and before - heard.end <= _REACH:
            yield heard


def _answered(case: Case, pronoun: Pronoun, before: int) -> str | None:
    """The one who spoke just before, if somebody else did and the pronoun can mean that one."""
    last = next(recent(case, before), None)
    if last is None or len(last.speakers) != 1 or last.speakers & case.speakers:
        return None
    actor = next(iter(last.speakers))
    return actor if agrees(case, pronoun, actor) else None


def opponent(case: Case, before: int) -> str | None:
    """The last one who spoke before character `before` and is not of the speakers' side; None for several."""
    for heard in recent(case, before, _EXCHANGE):
        if heard.speakers and all(case.abroad(actor) for actor in heard.speakers):
            return next(iter(heard.speakers)) if len(heard.speakers) == 1 else None
    return None


def _nearest(case: Case, pronoun: Pronoun, before: int) -> set[str] | None:
    """Those who agree in the nearest sentence that names one of them; None when no sentence near does."""
    here = case.page.sentence_at(before)
    at = bisect_left(case.cast.mentions, before, key=lambda mention: mention.span.start)
    found: set[str] = set()
    nearest: int | None = None
    for mention in reversed(case.cast.mentions[max(0, at - _BACK) : at]):
        sentence = case.page.sentence_at(mention.span.start)
        if sentence is None or here is None or here.i - sentence.i > _SENTENCES:
            break
        if nearest is not None and sentence.i != nearest:
            break
        if mention.form not in _NAMELESS and case.foreign(mention) and _fits(case, pronoun, mention):
            found.add(str(mention.actor))
            nearest = sentence.i
    return found or None


def agrees(case: Case, pronoun: Pronoun, actor: str) -> bool:
    """True when the pronoun can mean the actor."""
    member = case.cast.members.get(actor)
    if member is None:
        return False
    return _can_mean(pronoun, member.kind, member.gender, member.number)


def _fits(case: Case, pronoun: Pronoun, mention: Mention) -> bool:
    member = case.cast.members.get(str(mention.actor))
    gender = mention.gender or (member.gender if member else None)
    number = mention.number or (member.number if member else None)
    return mention.kind != "medium" and _can_mean(pronoun, mention.kind, gender, number)


def _can_mean(pronoun: Pronoun, kind: str | None, gender: str | None, number: str | None) -> bool:
    return (
        (not pronoun.kinds or kind in pronoun.kinds)
        and (pronoun.number is None or number is None or pronoun.number == number)
        and (pronoun.gender is None or gender is None or pronoun.gender == gender)
    )


def inside(case: Case, named: dict[int, Mention]) -> dict[int, Mention]:
    """By token index, the pronouns of the content that mean somebody; `named`: whom it names itself.

    A pronoun behind somebody it can mean stands for that one. Outside a quotation it may stand for
    the speaker, and then says nothing.
    """
    found: dict[int, Mention] = {}
    content = case.attribution.content
    meant: dict[Pronoun, str | None] = {}
    pronouns = case.data.pronouns
    for span in content:
        for token in case.page.within(span.start, span.end):
            pronoun, i = pronouns.get(token.low), token.i
            if pronoun is None or i in named or _idle(case, i) or _own(case, pronoun):
                continue
            if any(k < i and _fits(case, pronoun, mention) for k, mention in named.items()):
                continue
            if pronoun not in meant:
                meant[pronoun] = antecedent(case, pronoun, content[0].start)
            actor = meant[pronoun]
            if actor is not None:
                found[i] = _mention(case, token, actor)
    return found


def _idle(case: Case, i: int) -> bool:
    """True when the pronoun before its verb means nobody ("it rains", "it is clear that")."""
    after = [token.low for token in case.page.tokens[i + 1 : i + 2]]
    return any(low in case.data.idle for low in after)


def _own(case: Case, pronoun: Pronoun) -> bool:
    """True when the pronoun may mean a speaker: never in a quotation."""
    if case.attribution.mode == "direct":
        return False
    return not case.speakers or any(agrees(case, pronoun, actor) for actor in case.speakers)


def _mention(case: Case, token: Token, actor: str) -> Mention:
    member = case.cast.members.get(actor)
    kind = member.kind if member is not None else None
    return Mention(Span.cut(case.page.text, token.start, token.end), actor, "pronoun", kind, None, None)


def object_of_cue(case: Case) -> str | None:
    """Whom an object pronoun beside the cue means."""
    pronoun = beside_cue(case)
    cue = case.attribution.cue
    if pronoun is None or cue is None:
        return None
    actor = antecedent(case, pronoun, min(cue.start, case.attribution.content[0].start))
    return actor if actor is not None and actor in case.cast.members else None


def beside_cue(case: Case) -> Pronoun | None:
    """The object pronoun on its side of the cue or within it."""
    cue = case.attribution.cue
    if cue is None:
        return None
    tokens, data = case.page.tokens, case.data
    first, after = case.page.first_token(cue.start), case.page.first_token(cue.end)
    before = tokens[first - 1 : first] if first else ()
    held = tokens[first : after - 1]  # a clitic in the cue, before its verb
    for token in (*before, *held):
        if token.low in data.clitics:
            return data.clitics[token.low]
    for token in tokens[after : after + 1]:
        pronoun = data.objects.get(token.low)
        told = any(span.start <= token.start < span.end for span in case.attribution.content)
        if pronoun is not None and (pronoun.within or not told):
            return pronoun
    return None


def related(case: Case) -> Mention | None:
    """Who is named right before the relative that opens the cue's clause ("the group that Oslo calls …")."""
    cue, source = case.attribution.cue, case.attribution.source
    if cue is None:
        return None
    first = case.page.first_token(min(cue.start, source.start if source is not None else cue.start))
    tokens = case.page.tokens
    if first < 2 or tokens[first - 1].low not in case.data.relatives:
        return None
    end = tokens[first - 3 if tokens[first - 2].text == "," else first - 2].end
    at = bisect_left(case.cast.mentions, end, key=lambda mention: mention.span.start)
    last = case.cast.mentions[at - 1] if at else None
    return last if last is not None and last.span.end == end and case.foreign(last) else None
