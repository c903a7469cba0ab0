"""A small record made by hand, with everything in it that a page must show."""

from __future__ import annotations

import hashlib
from datetime import date

from detente.anchor import Span
from detente.record import (
    Actor,
    Credit,
    Dateline,
    Document,
    Event,
    Header,
    Party,
    Quantity,
    Record,
    Role,
    Stance,
    Statement,
    TimeExpression,
)

TEXT = """OSLO (Agence Nord) - "Nous viendrons lundi si le pont est ouvert", a promis la ministre Ida Berg.

"LE PONT"

D'après la radio, le maire Per Dahl n'a pas dit que la position de la ministre selon laquelle le pont \
tient serait une ligne rouge. Il a refusé de signer le projet d'accord, qu'il juge "trop cher".

Quelque 300 personnes ont assisté à la réunion.

(avec Eva Lund à Bergen)"""

PER = Party("x:per", "Per Dahl", {"en": ("Per Dahl",)})
IDA = Party("x:ida", "Ida Berg")


def span(exact: str, text: str = TEXT) -> Span:
    start = text.index(exact)
    return Span.cut(text, start, start + len(exact))


def party(name: str) -> Party:
    return Party(f"x:{name}", name)


def statement(number: int, content: tuple[Span, ...], **given: object) -> Statement:
    values: dict[str, object] = {
        "id": f"s{number}", "content": content, "mode": "indirect", "cue": None, "source": None,
        "speakers": (PER,), "undecided": None, "relays": (), "addressees": (), "act": "assert",
        "red_line": False, "negated": False, "condition": None, "nested_in": None, "issues": (), "said": None,
        "confidence": 0.9, "rule": "made.by-hand", "evidence": ("cue: made by hand",),
    }  # fmt: skip
    return Statement(**(values | given))  # type: ignore[arg-type]


def header(text: str, **given: object) -> Header:
    values: dict[str, object] = {
        "id": "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), "path": "pont.txt",
        "language": "fr", "title": None, "outlet": None, "dateline": None, "published": None, "credits": (),
        "crossheads": (), "length": len(text), "encoding": "utf-8", "notes": (),
    }  # fmt: skip
    return Header(**(values | given))  # type: ignore[arg-type]


def bare(text: str, *statements: Statement, **given: object) -> Record:
    """A record of any text, with nothing in it but the statements."""
    return Record("made/1", text, header(text, **given), (), statements, (), (), (), ())


def record() -> Record:
    """Direct and reported, nested, relayed, negated, undecided, a condition, a red line, and the facts."""
    mondays = tuple((date(2022, 1, day), date(2022, 1, day + 1)) for day in (3, 10, 17))
    statements = (
        statement(
            1, (span("Nous viendrons lundi si le pont est ouvert"),), mode="direct", act="offer",
            cue=span("a promis"), source=span("la ministre Ida Berg"), speakers=(IDA,), addressees=(PER,),
            condition=span("si le pont est ouvert"), said="[2022-01-03,2022-01-10,2022-01-17]",
            issues=(Stance("bridge", "for", span("le pont est ouvert")),),
        ),
        statement(
            2, (span("que la position de la ministre selon laquelle le pont tient serait une ligne rouge"),),
            cue=span("n'a pas dit"), source=span("le maire Per Dahl"), relays=(party("Radio Fjord"),),
            negated=True, red_line=True,
        ),
        statement(
            3, (span("le pont tient"),), nested_in="s2", speakers=(IDA,), relays=(PER,),
            cue=span("selon laquelle"), source=span("la ministre"),
        ),
        statement(
            4, (span("de signer le projet d'accord"), span("trop cher")), mode="mixed", act="reject",
            cue=span("a refusé"), source=span("Il"), speakers=(), undecided="two men were named",
        ),
    )  # fmt: skip
    return Record(
        reader="made/1",
        text=TEXT,
        dispatch=header(
            TEXT, outlet="Agence Nord", dateline=Dateline("OSLO", span("OSLO")), published="2022-01",
            credits=(Credit("Eva Lund", "contributor", "Bergen", span("Eva Lund")),),
            crossheads=(span('"LE PONT"'),), notes=("read as windows-1252",),
        ),
        actors=(
            Actor("x:per", "Per Dahl", "person", {"en": ("Per Dahl",)}, (Role("maire", None),), None, (span("Per Dahl"),)),
            Actor("x:ida", "Ida Berg", "person", {}, (Role("ministre", None),), "x:no", (span("Ida Berg"),)),
            Actor("x:no", "Norvège", "state", {"en": ("Norway",)}, (), None, ()),
        ),
        statements=statements,
        times=(TimeExpression(span("lundi"), "DATE", "2022-WXX-1", None, mondays),),
        quantities=(Quantity(span("Quelque 300 personnes"), 300, None, "person", "about", "wd:Q20", None, (), None, (270, 330)),),
        events=(
            Event(span("la réunion"), "CONSULT", "meet", "held", (IDA, PER), None, "Oslo", "2022-01", "PT2H", "036", None),
        ),
        documents=(Document(span("le projet d'accord"), "2021-12", "x:no"),),
    )  # fmt: skip
