"""An entry to review on a terminal: its words in their place, what was read of them, and what was said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from detente.export.labels import Labels, labels
from detente.export.markup import seen
from detente.export.phrasing import one_line
from detente.export.terminal import TONES, plain_table, safe

if TYPE_CHECKING:
    from rich.console import Group, RenderableType
    from rich.text import Text

    from detente.entries import Entry
    from detente.ledger import Agreement, Item, Judgement

_WHITE = re.compile(r"\s+")
_TONES = {
    "accepted": "green",
    "corrected": "green",
    "rejected": "red",
    "disputed": "yellow",
    "recheck": "yellow",
}


def item_card(item: Item, place: str, *, language: str = "en") -> Group:
    """One entry; `place` says where in the queue it stands."""
    from rich.console import Group

    label = labels(language)
    status = item.review.status
    parts: list[RenderableType] = [
        safe(place, "dim"),
        _line(safe(item.key, "dim"), safe(f"[{status}]", _TONES.get(status, "")), _doubt(item)),
    ]
    if item.entry is None:
        parts.append(safe("The newest reading has no entry of these words any more.", "yellow"))
        if item.near:
            parts.append(safe(f"Near: {', '.join(item.near)}", "dim"))
    else:
        parts += [*_read(item.entry, item.undecided, label)]
    parts += ["", _passage(item), ""]
    parts += [_judged(one) for one in item.judgements if one.stands]
    if item.review.differ:
        parts.append(safe(f"Reviewers differ on: {', '.join(item.review.differ)}", "yellow"))
    return Group(*parts)


def _line(*parts: Text) -> Text:
    from rich.text import Text

    return Text("  ").join([part for part in parts if part.plain])


def _doubt(item: Item) -> Text:
    if item.confidence is None or item.weight is None:
        return safe("")
    return safe(f"confidence {item.confidence:.2f}, weight {item.weight}, rule {item.rule}", "dim")


def _read(entry: Entry, undecided: str | None, label: Labels) -> Iterator[Text]:
    """Who, to whom, which act, on what, when, one line each."""
    who = ", ".join(entry.names) or f"undecided: {undecided or 'nobody is named'}"
    through = f"  (through {', '.join(entry.relays)})" if entry.relays else ""
    yield _line(safe("who    ", "dim"), safe(who + through, "bold"))
    if entry.act:
        kind = label.of("acts", entry.act) if entry.kind == "statement" else entry.act
        marks = [name for name, there in (("red line", entry.red_line), ("not said", entry.negated)) if there]
        told = safe(", ".join([kind, entry.mode, *marks]), TONES.get(entry.act, ""))
        yield _line(safe("act    ", "dim"), told)
    for issue, stance, _ in entry.issues:
        yield _line(safe("issue  ", "dim"), safe(f"{issue}: {stance}"))
    yield _line(safe("time   ", "dim"), safe(entry.when or "unknown"))


def _passage(item: Item) -> Text:
    from rich.text import Text

    words = " […] ".join(one_line(one) for one in item.entry.words) if item.entry else "…"
    before, after = (_WHITE.sub(" ", text) for text in (item.before, item.after))
    return Text.assemble(
        (f"… {seen(before)}", "dim"), (f"⟦{seen(words)}⟧", "bold"), (f"{seen(after)} …", "dim")
    )  # fmt: skip


def _judged(one: Judgement) -> Text:
    told = "; ".join(f"{name} = {_value(name, value)}" for name, value in one.correction.items())
    said = " – ".join(part for part in (f"{one.number}  {one.by}: {one.verdict}", told, one.why) if part)
    return safe(said)


def _value(name: str, value: object) -> str:
    if name == "speaker" and isinstance(value, list):
        return ", ".join(str(person[1]) for person in value) or "undecided"
    if name == "span" and isinstance(value, list):
        return ", ".join(f"{start}–{end}" for start, end in value)
    if isinstance(value, dict):
        return ", ".join(f"{issue}: {stance}" for issue, stance in value.items())
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    return "unknown" if value is None else str(value)


def agreement_table(found: Sequence[Agreement]) -> RenderableType:
    """One row a field."""
    table = plain_table("Field", "Entries", "Reviewers", "Alpha")
    for column in table.columns[1:]:
        column.justify = "right"
    for one in found:
        alpha = "-" if one.alpha is None else f"{one.alpha:.3f}"
        table.add_row(one.field, str(one.entries), str(one.reviewers), alpha)
    return table
