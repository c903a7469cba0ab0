"""Reads a text as far as its attributions, and writes each down as one line."""

from __future__ import annotations

from detente.reading import mentions
from detente.reading.attribution import attribute
from detente.reading.language import Language
from detente.reading.model import Attribution
from tests.reading.bare import bare_page


def attributions(text: str, language: Language) -> list[Attribution]:
    """The attributions of a text whose paragraphs are its lines, with the cast that its words name."""
    page = bare_page(text, language)
    return attribute(page, mentions.find(page))


def lines(text: str, language: Language) -> list[str]:
    """`source | cue | content … content` of each; "-" where inherited; "not" before a negated cue."""
    return [line(one) for one in attributions(text, language)]


def line(one: Attribution) -> str:
    source = one.source.exact if one.source else "-"
    cue = one.cue.exact if one.cue else "-"
    content = " … ".join(span.exact for span in one.content)
    return f"{source} | {'not ' if one.negated else ''}{cue} | {content}"
