"""What stands above a dispatch's content: fields, header line, title, byline, dateline."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from detente.anchor import Span
from detente.reading.blocks import Range, trimmed
from detente.reading.captions import MOST, captions
from detente.reading.credits import credit_line, names
from detente.reading.crossheads import is_label
from detente.reading.dateline import opening
from detente.reading.frame_rules import FrameRules
from detente.reading.publication import Publication, date_of, publication, run_on, signed
from detente.record import Credit, Dateline

HEAD = 14  # paragraphs among which a header line is looked for
_TITLED = 4  # paragraphs within which a bare place in capitals begins the content
SHORT = 200  # characters of the longest header line, title, link or caption
_EOL = r"(?:\r\n|\n|\r)"
_FENCE = re.compile(
    rf"\s*---[ \t]{{0,9}}{_EOL}(?P<fields>(?:(?!---)[^\r\n]*{_EOL}){{0,60}}?)---[ \t]{{0,9}}(?:{_EOL}|$)"
)
_FIELD = re.compile(
    rf"[ \t]{{0,9}}(?P<key>[^\W\d_][\w ]{{0,24}}?)[ \t]{{0,9}}:[ \t]{{0,9}}(?P<value>[^\r\n]{{1,300}})(?:{_EOL}|$)"
)
_LINE = re.compile(r"[^\r\n]+")
_STAMP = re.compile(
    r"\s*(?P<key>[^\W\d_]{2,12})[ \t]{0,9}:?[ \t]{1,9}"
    r"(?P<value>\d{4}(?:-\d\d(?:-\d\d)?)?(?:T\d\d:\d\d)?)(?=\s|$)"
)


@dataclass(slots=True)
class Draft:
    """The frame while it is being found."""

    text: str
    rules: FrameRules
    body: list[Range]
    title: str | None = None
    outlet: str | None = None
    publisher: str | None = None
    dateline: Dateline | None = None
    dates: list[str] = field(default_factory=list)  # EDTF, the weightiest first
    revised: list[str] = field(default_factory=list)  # EDTF; counts where there is no other
    day: tuple[int, int] | None = None
    credits: list[Credit] = field(default_factory=list)
    crossheads: list[Span] = field(default_factory=list)
    furniture: list[Range] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def drop(self, count: int) -> None:
        """The first `count` paragraphs are furniture."""
        self.furniture.extend(self.body[:count])
        del self.body[:count]


def fields(draft: Draft) -> int:
    """Reads front matter and header fields; where the rest begins."""
    text = draft.text
    at = 0
    fence = _FENCE.match(text)
    if fence:
        for match in _FIELD.finditer(text, *fence.span("fields")):
            _take_field(draft, match)
        at = fence.end()
        draft.furniture.append((0, at))
        return at
    stamp = _STAMP.match(text)
    if stamp and draft.rules.keys.get(stamp["key"].lower()) == "published":
        _take_field(draft, stamp)
        draft.furniture.append((stamp.start("key"), stamp.end()))
        at = stamp.end()
    while (one := _FIELD.match(text, _skip(text, at))) and _take_field(draft, one):
        draft.furniture.append((one.start("key"), one.end("value")))
        at = one.end()
    return at


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n":
        at += 1
    return at


def _take_field(draft: Draft, match: re.Match[str]) -> bool:
    """Keeps what the field says; False when nobody knows the key."""
    name = draft.rules.keys.get(match["key"].strip().lower())
    value = match["value"].strip().strip("\"'").strip()
    if name == "published":
        date = date_of(value, draft.rules)
        if date is None:
            draft.notes.append(f"a date that can't be read: {value[:60]}")
            return True
        draft.dates.append(date)
    elif name == "title":
        draft.title = draft.title or value
    elif name == "outlet" and (line := publication(value, draft.rules)) and line.published:
        draft.dates.append(line.published)
        draft.outlet, draft.publisher = draft.outlet or line.outlet, draft.publisher or line.publisher
    elif name == "outlet":
        outlet, publisher = signed(value, draft.rules)
        draft.outlet, draft.publisher = draft.outlet or outlet or value, draft.publisher or publisher
    elif name == "author":
        draft.credits.extend(names(draft.text, *match.span("value"), draft.rules))
    return name is not None


def unwrap(draft: Draft) -> None:
    """Parts title, byline and date that stand on lines of their own without a blank line between."""
    found: list[Range] = []
    for start, end in draft.body[:HEAD]:
        lines = [trimmed(draft.text, *line.span()) for line in _LINE.finditer(draft.text, start, end)]
        kept = [line for line in lines if line]
        short = end - start <= 2 * SHORT and len(kept) > 1
        pictured = draft.rules.pictured and not found and all(is_label(draft.text, *line) for line in kept)
        parted = short and (pictured or any(_is_head(draft, *line) for line in kept))
        found.extend(kept if parted else [(start, end)])
    draft.body[:HEAD] = found


def _is_head(draft: Draft, start: int, end: int) -> bool:
    """A line of credits, or one that says when the dispatch was published."""
    credits_ = credit_line(draft.text, start, end, draft.rules)
    return bool(credits_ or publication(draft.text[start:end], draft.rules))


def header(draft: Draft) -> None:
    """The line that says when and by whom; before it stand a title, or links to other articles."""
    text, rules = draft.text, draft.rules
    top = True
    for i, (start, end) in enumerate(draft.body[:HEAD]):
        if end - start > SHORT:
            top = False
        elif not rules.links.match(text, start, end):
            found = publication(text[start:end], rules, top=top)
            if found:
                _take_header(draft, found, i)
                _further(draft)
                return
    if not draft.body:
        return
    begun = run_on(text, *draft.body[0], rules)
    if begun:
        _take_publication(draft, begun[0])
        draft.furniture.append((draft.body[0][0], begun[1]))
        rest = trimmed(text, begun[1], draft.body[0][1])
        draft.body[0:1] = [rest] if rest else []
    elif _is_short(draft.body[0]) and rules.links.match(text, *draft.body[0]):
        count = 1
        while count < min(len(draft.body) - 1, HEAD) and is_label(text, *draft.body[count]):
            count += 1
        draft.drop(count)


def _further(draft: Draft) -> None:
    """Header lines right behind the first: when it was changed, or published after all."""
    while draft.body and _is_short(draft.body[0]):
        start, end = draft.body[0]
        found = publication(draft.text[start:end], draft.rules, top=False)
        if not found:
            return
        _take_publication(draft, found)
        draft.drop(1)


def _is_short(paragraph: Range) -> bool:
    return paragraph[1] - paragraph[0] <= SHORT


def _take_header(draft: Draft, found: Publication, i: int) -> None:
    start = draft.body[i][0]
    if found.signature:
        low, high = start + found.signature[0], start + found.signature[1]
        byline = credit_line(draft.text, low, high, draft.rules)
        draft.credits.extend(byline or ())
        place = draft.text[low:high].rstrip(", ")
        if place.upper() in draft.rules.places:
            draft.dateline = Dateline(place, Span.cut(draft.text, low, low + len(place)))
        if byline or draft.dateline:
            found = replace(found, outlet=None, publisher=None)
    _take_publication(draft, found)
    before = draft.body[:i]
    if any(end - start > SHORT for start, end in before) or (before and i + 1 == len(draft.body)):
        draft.furniture.append(draft.body.pop(i))
        return
    linked = any(draft.rules.links.match(draft.text, *paragraph) for paragraph in before)
    if not linked:
        _above(draft, before)
    draft.drop(i + 1)


def _above(draft: Draft, paragraphs_above: list[Range]) -> None:
    """What stands above header or dateline: the outlet's name, credits, and the first other line as the title."""
    for start, end in paragraphs_above:
        words = draft.text[start:end]
        known = draft.rules.outlets.get(words.lower())
        people = credit_line(draft.text, start, end, draft.rules)
        if draft.rules.notices.fullmatch(draft.text, start, end):
            continue
        if known:
            draft.outlet = draft.outlet or known[0]
        elif people:
            draft.credits.extend(people)
        elif draft.title is None:
            draft.title = words


def _take_publication(draft: Draft, found: Publication) -> None:
    draft.outlet = draft.outlet or found.outlet
    draft.publisher = draft.publisher or found.publisher
    if found.published:
        (draft.revised if found.revised else draft.dates).append(found.published)
    draft.day = found.day or draft.day


def title(draft: Draft) -> None:
    """Short paragraphs above a dateline, or a first one without a final stop above a longer one."""
    text, rules = draft.text, draft.rules
    for i, (start, end) in enumerate(draft.body[:8]):
        found = opening(text, start, end, rules)
        if found and found.place and (found.outlet or found.day or found.date or 0 < i < _TITLED):
            _above(draft, draft.body[:i])
            draft.drop(i)
            return
        if end - start > SHORT or (found and found.place):
            break
    if len(draft.body) < 2 or draft.title or draft.dates[1:] or draft.furniture:
        return
    start, end = draft.body[0]
    below = draft.body[1 : 1 + MOST] if rules.pictured else draft.body[1:2]
    followed = any(last - after > end - start for after, last in below) or credit_line(text, *below[0], rules)
    if (
        end - start <= SHORT
        and is_label(text, start, end)
        and followed
        and credit_line(text, start, end, rules) is None
        and not rules.notices.fullmatch(text, start, end)
        and not opening(text, start, end, rules)
    ):
        draft.title = text[start:end]
        draft.drop(1)
        if rules.pictured:
            below = captions(text, draft.body, rules)
            draft.furniture.extend(below)
            draft.body = [line for line in draft.body if line not in below]


def byline(draft: Draft) -> None:
    """Credits at the top, after header and title."""
    for _ in range(HEAD):
        found = credit_line(draft.text, *draft.body[0], draft.rules) if len(draft.body) > 1 else None
        if found is None:
            return
        draft.credits.extend(found)
        draft.drop(1)


def cut_opening(draft: Draft) -> None:
    """Cuts the dateline from the first paragraph of content."""
    if not draft.body:
        return
    start, end = draft.body[0]
    found = opening(draft.text, start, end, draft.rules)
    if not found:
        return
    if found.place:
        span = Span.cut(draft.text, *found.place)
        draft.dateline = Dateline(span.exact, span)
    draft.outlet = draft.outlet or found.outlet
    if found.date:
        draft.dates.append(found.date)
    draft.day = found.day or draft.day
    draft.furniture.append((start, found.end))
    rest = trimmed(draft.text, found.end, end)
    draft.body[0:1] = [rest] if rest else []
