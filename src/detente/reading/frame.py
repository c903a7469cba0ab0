"""What surrounds a dispatch's content: header, title, dateline, crossheads, links, credits."""

from __future__ import annotations

from detente.anchor import Span
from detente.reading.blocks import Range, paragraphs, trimmed
from detente.reading.captions import is_sentence
from detente.reading.credits import credit_line, credit_tail
from detente.reading.crossheads import is_crosshead, is_label
from detente.reading.frame_rules import FrameRules, build
from detente.reading.heading import SHORT, Draft, byline, cut_opening, fields, header, title, unwrap
from detente.reading.language import Language
from detente.reading.model import Frame
from detente.record import Credit

_FOOT = 8  # paragraphs at the end that may be credits or notices


def frame(text: str, language: Language, published: str | None = None) -> Frame:
    """The frame of a dispatch; `published` (EDTF) wins over what the text says of its own date.

    Furniture and body are sorted and disjoint; a character is in one of them at most; body is never
    empty unless the text holds nothing but furniture.
    """
    rules: FrameRules = language.built("frame", build)
    draft = Draft(text, rules, [])
    if published:
        draft.dates.append(published)
    start = fields(draft)
    draft.body = paragraphs(text, start)
    unwrap(draft)
    header(draft)
    title(draft)
    byline(draft)
    cut_opening(draft)
    byline(draft)
    _tail(draft)
    _inside(draft)
    return _finished(draft)


def _tail(draft: Draft) -> None:
    """Credits in the last paragraphs, and in brackets at the end of the content."""
    found: list[Credit] = []
    for _ in range(_FOOT):
        if len(draft.body) < 2:
            break
        people = credit_line(draft.text, *draft.body[-1], draft.rules)
        if people is None and not _is_notice(draft, *draft.body[-1]):
            break
        found[:0] = people or ()
        draft.furniture.append(draft.body.pop())
    if draft.body:
        start, end = draft.body[-1]
        tail = credit_tail(draft.text, start, end, draft.rules)
        rest = trimmed(draft.text, start, tail[0]) if tail else None
        if tail and rest:
            draft.body[-1] = rest
            draft.furniture.append((tail[0], end))
            found[:0] = tail[1]
    draft.credits.extend(found)


def _is_notice(draft: Draft, start: int, end: int) -> bool:
    """A short paragraph of the desk's or the page's own, or without any letter."""
    text, rules = draft.text, draft.rules
    return end - start <= SHORT and (
        not any(map(str.isalnum, text[start:end])) or bool(rules.notices.fullmatch(text, start, end))
    )


def _inside(draft: Draft) -> None:
    """Captions, notices, links and crossheads between the paragraphs of content."""
    text, rules = draft.text, draft.rules
    kept: list[Range] = []
    linked = False
    for start, end in draft.body:
        short = end - start <= SHORT
        if _is_notice(draft, start, end) or (short and rules.captions.fullmatch(text, start, end)):
            draft.furniture.append((start, end))
        elif short and (rules.links.match(text, start, end) or (linked and is_label(text, start, end))):
            draft.furniture.append((start, end))
            linked = is_label(text, start, end)
            continue
        else:
            kept.append((start, end))
        linked = False
    heads = [
        0 < i < len(kept) - 1
        and is_crosshead(text, *kept[i])
        and not rules.speakers.match(text, kept[i][0])
        and not is_sentence(text, *kept[i], rules)
        for i in range(len(kept))
    ]
    draft.body = []
    for i, (start, end) in enumerate(kept):
        listed = (
            i > 0 and heads[i - 1] and i + 1 < len(kept) and heads[i + 1] and not text[start:end].isupper()
        )
        if heads[i] and not listed:
            draft.crossheads.append(Span.cut(text, start, end))
            draft.furniture.append((start, end))
        else:
            draft.body.append((start, end))
    if not draft.body and kept:
        draft.body, draft.crossheads = kept, []
        draft.furniture = [one for one in draft.furniture if one not in set(kept)]


def _headline(draft: Draft) -> None:
    """The title's own line is read, too: what it attributes is said there as well."""
    for i, (start, end) in enumerate(draft.furniture):
        if (
            draft.title
            and trimmed(draft.text, start, end) == (start, end)
            and draft.text[start:end] == draft.title
        ):
            draft.body.insert(0, draft.furniture.pop(i))
            draft.body.sort()
            return


def _finished(draft: Draft) -> Frame:
    _headline(draft)
    published = _published(draft)
    if draft.publisher:
        draft.notes.append(f"published by {draft.publisher}")
    return Frame(
        draft.title, draft.outlet, draft.dateline, published, _once(draft.credits), tuple(draft.crossheads),
        tuple(sorted(draft.furniture)), tuple(draft.body), tuple(draft.notes),
    )  # fmt: skip


def _once(found: list[Credit]) -> tuple[Credit, ...]:
    """Each person of each role once, with the place where it is told."""
    kept: dict[tuple[str, str], Credit] = {}
    for credit in found:
        key = credit.name, credit.role
        if key not in kept or (credit.place and not kept[key].place):
            kept[key] = credit
    return tuple(kept.values())


def _published(draft: Draft) -> str | None:
    """The weightiest date, made more precise by those that agree with it; the others are said."""
    draft.dates.extend([] if draft.dates else draft.revised[:1])
    if not draft.dates:
        return None
    published = draft.dates[0]
    dated = f"{published[:4]}-{draft.day[0]:02d}-{draft.day[1]:02d}" if draft.day else published
    for other in (*draft.dates[1:], dated):
        if other.startswith(published):
            published = other
        elif not published.startswith(other):
            draft.notes.append(f"dates itself {other} as well as {published}")
    return published
