"""The cast as events see it: nameless officials act for their state, and "the X–Y Council" brings both together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.anchor import Span
from detente.reading.model import Mention

if TYPE_CHECKING:
    from detente.reading.cast import Cast
    from detente.reading.model import Page, Token

_PUBLIC = frozenset({"state", "organisation", "group"})


def seen(page: Page, cast: Cast) -> Cast:
    """The cast with an actor for each mention of unnamed officials, and one for each half of a hyphened pair."""
    standing = _standing(page, cast)
    mentions = [
        replace(one, actor=standing[one.span.start], kind="state")
        if one.actor is None and one.form != "pronoun" and one.span.start in standing
        else one
        for one in cast.mentions
    ]
    pairs = _pairs(page, cast)
    if pairs:
        taken = {one.span.start for one in mentions}
        mentions += [one for one in pairs if one.span.start not in taken]
        mentions.sort(key=lambda one: one.span)
    return replace(cast, mentions=tuple(mentions))


def _standing(page: Page, cast: Cast) -> dict[int, str]:
    """Start of a nameless official's mention -> the state that the words give it, itself in the cast."""
    if cast.scene is None:
        return {}
    return {
        page.tokens[noun.first].start: noun.state
        for noun in cast.scene.nouns
        if noun.actor is None and noun.state and noun.state in cast.members
    }


def _pairs(page: Page, cast: Cast) -> list[Mention]:
    names: dict[str, str] = {}
    for member in cast.members.values():
        if member.kind in _PUBLIC:
            for name in (member.name, *(one for found in member.names.values() for one in found)):
                names[name.lower()] = member.id
    found: list[Mention] = []
    for token in page.tokens:
        if "-" in token.text and token.text[0].isupper():
            found += _halves(page, names, token)
    return found


def _halves(page: Page, names: dict[str, str], token: Token) -> list[Mention]:
    left, _, right = token.text.partition("-")
    actors = [names[half] for half in (left.lower(), right.lower()) if half in names]
    if len(actors) < 2:
        return []
    middle = token.start + len(left)
    spans = [Span.cut(page.text, token.start, middle), Span.cut(page.text, middle + 1, token.end)]
    return [
        Mention(span, actor, "name", "organisation", None, None)
        for span, actor in zip(spans, actors, strict=True)
    ]
