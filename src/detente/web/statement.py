"""One statement by itself: what to cite, and what to put into a page of one's own."""

from __future__ import annotations

from markupsafe import Markup

from detente.errors import InputError
from detente.export.markup import seen
from detente.export.phrasing import exacts, excerpt, names, one_line
from detente.export.sheet import sheet
from detente.export.when import words
from detente.record import Record, Statement
from detente.views.frame import Frame
from detente.web.answers import Answer
from detente.web.asked import Asked
from detente.web.render import link

COLUMNS = (
    "statement", "dispatch", "speakers", "relays", "addressees", "act", "mode", "negated", "red_line", "words",
    "start", "end", "said", "published", "outlet", "path", "confidence", "rule",
)  # fmt: skip


def show(asked: Asked) -> Answer:
    """The statement of the address."""
    record = asked.ledger.record(asked.path["id"])
    found = next((one for one in record.statements if one.id.startswith(asked.path["statement"])), None)
    if found is None:
        raise InputError("not-in-ledger", "no such statement")
    laid = sheet(record, "x", asked.label)
    number = laid.number(found.id) or 0
    told = cited(asked, record, found)
    values = {
        "sheet": laid, "one": found, "number": number, "cite": told,
        "embed": embedded(asked, record, found, told),
        "around": around(record, found),
    }  # fmt: skip
    title = asked.label("statement.number", n=number)
    return Answer(
        "statement_page.html",
        values,
        lambda: Frame(COLUMNS, (_row(record, found),)),
        f"{title} · {laid.heading}",
    )


def cited(asked: Asked, record: Record, one: Statement) -> str:
    """What to cite: who, the words, the dispatch with offsets and identity, the reader, the day of access."""
    header, label = record.dispatch, asked.label
    told = excerpt(exacts(one), one.mode, label)
    place = ", ".join(f"{span.start}–{span.end}" for span in one.content)
    parts = [
        names(one.speakers) or label("statement.undecided"), told.text + (" …" if told.rest else ""),
        ", ".join(filter(None, (header.outlet, header.title or header.path, words(header.published, label)))),
        f"{label('statement.offsets')} {place}", header.id, f"detente {record.reader}",
        asked.say("cite.accessed", day=asked.today.isoformat()),
    ]  # fmt: skip
    return seen(one_line(". ".join(part for part in parts if part)))


def embedded(asked: Asked, record: Record, one: Statement, cite: str) -> str:
    """HTML to put elsewhere: a quotation and its source, no script, no frame, nothing that is fetched."""
    words_ = " … ".join(exacts(one))
    where = f"{asked.address}"
    return str(
        Markup('<figure><blockquote{}>{}</blockquote><figcaption>{} <cite data-detente="{}">{}</cite></figcaption></figure>')
        .format(
            Markup(' lang="{}"').format(record.dispatch.language) if record.dispatch.language else "",
            seen(one_line(words_)), names(one.speakers) or asked.label("statement.undecided"), where, cite,
        )
    )  # fmt: skip


def around(record: Record, one: Statement) -> tuple[str, str, str]:
    """The text before, of and after the statement, some hundred characters each side."""
    start, end = one.content[0].start, one.content[-1].end
    return record.text[max(0, start - 240) : start], record.text[start:end], record.text[end : end + 240]


def address(dispatch: str, statement: str) -> str:
    """Where a statement stands by itself, without the language."""
    return f"{link(dispatch)}/statements/{statement[:16]}"


def _row(record: Record, one: Statement) -> tuple[object, ...]:
    header = record.dispatch
    return (
        one.id, header.id, [party.name for party in one.speakers], [party.name for party in one.relays],
        [party.name for party in one.addressees], one.act, one.mode, one.negated, one.red_line,
        " … ".join(exacts(one)), one.content[0].start, one.content[-1].end, one.said, header.published,
        header.outlet, header.path, one.confidence, one.rule,
    )  # fmt: skip
