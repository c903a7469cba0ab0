"""A page of nothing but paragraphs, for tests that need no frame."""

from __future__ import annotations

import re

from detente.anchor import Span
from detente.reading.cast import Cast, Member
from detente.reading.language import Language
from detente.reading.model import Attribution, Frame, Mention, Page
from detente.reading.patterns import Words
from detente.reading.segment import page


def bare_page(text: str, language: Language) -> Page:
    """The page of a text whose paragraphs are its lines."""
    return _page(text, language, r"\S(?:[^\n]*\S)?")


def body_page(text: str, language: Language) -> Page:
    """The page of a text whose paragraphs are separated by blank lines."""
    return _page(text, language, r"\S(?:(?:.|\n(?![ \t]*\n))*\S)?")


def _page(text: str, language: Language, paragraph: str) -> Page:
    body = tuple(found.span() for found in re.finditer(paragraph, text))
    return page(text, Frame(None, None, None, None, (), (), (), body), language)


def marked(text: str) -> tuple[str, int, int]:
    """The text without the brackets around one stretch, and where that stretch lies (0, 0: nowhere)."""
    found = re.search(r"\[(.*?)\]", text)
    if found is None:
        return text, 0, 0
    return text[: found.start()] + found[1] + text[found.end() :], found.start(), found.end() - 2


def attribution(
    page: Page, content: tuple[Span, ...], cue: Span | None = None, mode: str = "indirect",
    source: Span | None = None, addressed: tuple[Span, ...] = (),
) -> Attribution:  # fmt: skip
    """An attribution of which only what matters to acts and addressees is known."""
    return Attribution(content, mode, cue, None, source, None, (), addressed, False, None, "test", 1.0)


def other_than(page: Page, name: str | None, form: str = "name", kind: str = "state") -> Cast:
    """A cast whose only member, never the speaker, is mentioned wherever `name` stands."""
    found = re.finditer(re.escape(name), page.text) if name else ()
    mentions = (Span.cut(page.text, *one.span()) for one in found)
    return Cast(tuple(Mention(span, "other", form, kind, None, "s") for span in mentions), {})


def people_of(page: Page, name: str) -> Cast:
    """A cast in which `name` is a people, of a state that the page does not name."""
    cast = other_than(page, name, form="group", kind="group")
    people = Member("other", name, "group", {}, None, "p", "power")
    return Cast(cast.mentions, {"other": people, "power": Member("power", "Power", "state")})


def takes(forms: list[str], found: Words) -> bool:
    """True when one of the forms (word, stem* or *ending) takes one of the words."""
    endings = tuple(form[1:] for form in forms if form.startswith("*"))
    stems = tuple(form[:-1] for form in forms if form.endswith("*"))
    return any(
        word in forms or (endings and word.endswith(endings)) or (stems and word.startswith(stems))
        for word in found.low
    )
