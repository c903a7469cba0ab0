"""Answers of views on a terminal: every line with the passage it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from detente.entries import Entry
from detente.export.labels import Labels, labels
from detente.export.markup import seen
from detente.export.phrasing import excerpt
from detente.export.terminal import TONES, plain_table, safe
from detente.export.when import words

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from detente.views.repeated import Rewritten
    from detente.views.same import Told
    from detente.views.search import Found
    from detente.views.timeline import Moment

_BEFORE, _EXCERPT = 120, 320  # characters shown before the first hit, and in all
_BLANKS = re.compile(r"\s+")


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def place(one: Entry, others: Sequence[Entry] = ()) -> str:
    """Where the words stand: `a03e83f8:326–389`, and how many other dispatches tell them."""
    more = f" +{len(others)}" if others else ""
    return f"{one.dispatch.removeprefix('sha256:')[:8]}:{one.start}–{one.end}{more}"


def when(one: Entry, label: Labels) -> str:
    """The day in words; of a statement without one the day of the dispatch, marked so."""
    if one.dated == "said":
        return words(one.when, label)
    published = words(one.published, label)
    return published if one.dated else label("answers.undated", published=published)


def who(one: Entry, label: Labels) -> Text:
    """Who speaks or takes part; of an outlet's own prose the outlet."""
    if one.kind == "prose":
        return safe(one.outlet or label("page.unknown"), "dim")
    return safe(
        ", ".join(one.names) or label("statement.undecided" if one.kind == "statement" else "page.unknown"),
        "bold",
    )


def act(one: Entry, label: Labels) -> Text:
    """The act and the mode, or type and status of an event, with what must not be overlooked."""
    from rich.text import Text

    if one.kind == "prose":
        return safe(label("answers.narration"), "dim")
    if one.kind != "statement":
        kind = label.of("events", one.act) if one.act else label("answers.document")
        return Text("\n").join(
            [safe(kind), *([safe(label.of("statuses", one.mode), "dim")] if one.mode else [])]
        )
    parts = [
        safe(label.of("acts", one.act), TONES.get(one.act, "")),
        safe(label.of("modes", one.mode), "dim"),
    ]
    parts += [safe(label("statement.red_line").upper(), "bold red")] * one.red_line
    parts += [safe(label("statement.negated").upper(), "bold yellow")] * one.negated
    return Text("\n").join(parts)


def told(one: Entry, label: Labels) -> Text:
    """The words, in marks where they are direct speech."""
    shown = excerpt(one.words, one.mode, label)
    return safe(shown.text + (" …" if shown.rest else ""), "dim" if one.negated else "")


def timeline_table(moments: Iterable[Moment], *, language: str = "en") -> RenderableType:
    """The moments under their days."""
    label = labels(language)
    listed = list(moments)
    if not listed:
        return safe(label("answers.none"))
    heads = ("answers.when", "statement.who", "statement.act", "statement.words", "answers.passage")
    table = plain_table(*(capital(label(head)) for head in heads))
    for column, width in zip(table.columns, (20, 18, 14, None, 22), strict=True):
        column.max_width = width
    table.columns[-1].no_wrap = True
    before = None
    for moment in listed:
        one = moment.entry
        day = when(one, label)
        shown = safe("" if day == before else day, "" if one.day else "italic")
        before = day
        table.add_row(
            shown,
            who(one, label),
            act(one, label),
            told(one, label),
            safe(place(one, moment.told.others), "dim"),
        )
    return table


def search_table(found: Iterable[Found], *, language: str = "en") -> RenderableType:
    """What has the words: quotations first, then reports, then the outlets' own prose."""
    from rich.console import Group

    label = labels(language)
    listed = list(found)
    if not listed:
        return safe(label("answers.not_said"))
    shown = []
    for how in ("quoted", "reported", "prose"):
        some = [one for one in listed if one.how == how]
        if some:
            shown.append(_search_table(some, label, label(f"answers.{how}", n=len(some))))
    return Group(*shown)


def _search_table(found: Sequence[Found], label: Labels, title: str) -> RenderableType:
    heads = ("statement.who", "statement.act", "statement.words", "answers.when", "answers.passage")
    table = plain_table(*(capital(label(head)) for head in heads), title=title)
    for column, width in zip(table.columns, (20, 15, None, 18, 22), strict=True):
        column.max_width = width
    table.columns[-1].no_wrap = True
    for one in found:
        entry = one.told.entry
        where = safe(place(entry, one.told.others), "dim")
        table.add_row(
            who(entry, label), act(entry, label), _marked(one), safe(when(entry, label), "dim"), where
        )
    return table


def _marked(found: Found) -> Text:
    """The words around the first hit, with every hit underlined."""
    from detente.views.search import joined

    text = joined(found.told.entry)
    begin = max(0, found.hits[0][0] - _BEFORE)
    end = min(len(text), begin + _EXCERPT)
    shown = safe("… " if begin else "")
    at = begin
    for start, stop in found.hits:
        if at <= start < end:
            shown.append_text(_piece(text[at:start])).append_text(_piece(text[start:stop], "bold underline"))
            at = stop
    shown.append_text(_piece(text[at:end]))
    return shown.append(" …") if end < len(text) else shown


def _piece(text: str, style: str = "") -> Text:
    """As `safe`, but blanks at the ends stay."""
    from rich.text import Text

    return Text(seen(_BLANKS.sub(" ", text)), style=style)


def repeated_table(
    groups: Sequence[Rewritten], several: Sequence[Told], titles: Mapping[str, str], *, language: str = "en"
) -> RenderableType:
    """The dispatches of one text, then each statement or event in all its wordings."""
    from rich.console import Group

    label = labels(language)
    if not groups and not several:
        return safe(label("answers.not_repeated"))
    shown: list[RenderableType] = []
    if groups:
        heads = ("answers.share", "table.id", "table.dispatch")
        table = plain_table(*(capital(label(head)) for head in heads), title=label("answers.rewritten"))
        for group in groups:
            for i, one in enumerate(group.dispatches):
                share = safe("" if i else f"{group.share:.0%}", "bold")
                table.add_row(share, safe(one.removeprefix("sha256:")[:8]), safe(titles.get(one, "")))
        shown.append(table)
    if several:
        shown.append(_wordings(several, label))
    return Group(*shown)


def _wordings(several: Sequence[Told], label: Labels) -> RenderableType:
    heads = ("answers.when", "statement.who", "statement.act", "statement.words", "answers.passage")
    table = plain_table(*(capital(label(head)) for head in heads), title=label("answers.repeated"))
    for column, width in zip(table.columns, (18, 18, 15, None, 22), strict=True):
        column.max_width = width
    table.columns[-1].no_wrap = True
    for one in several:
        for i, entry in enumerate(one.all):
            day = safe("" if i else when(entry, label))
            table.add_row(
                day, who(entry, label), act(entry, label), told(entry, label), safe(place(entry), "dim")
            )
    return table
