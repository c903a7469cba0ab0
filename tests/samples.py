"""A record built by hand, for what keeps and shows records."""

from __future__ import annotations

from datetime import date

from detente.anchor import Span
from detente.dispatch.dispatch import identity
from detente.record import (
    Actor,
    Credit,
    Dateline,
    Document,
    Event,
    EventCode,
    Header,
    Party,
    Quantity,
    Record,
    Role,
    Stance,
    Statement,
    TimeExpression,
)

TEXT = (
    "OSLO (Reuters) - La Norvège a dit mardi au Danemark : « Nous négocierons si trois conditions sont remplies. »"
    " Par Ada Holm"
)
NORWAY = Party("wd:Q20", "Norvège", {"en": ("Norway",), "fr": ("Norvège",)})
DENMARK = Party("wd:Q35", "Danemark")
MEDIUM = Party("wd:Q130879", "Reuters")


def cut(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.cut(text, start, start + len(words))


def record(
    text: str = TEXT,
    *,
    reader: str = "fr/1",
    path: str | None = "oslo.txt",
    published: str | None = "2022-01",
) -> Record:
    """A record with a value in every field of the contract; `text` has to contain TEXT."""
    return Record(
        reader=reader,
        text=text,
        dispatch=Header(
            id=identity(text),
            path=path,
            language="fr",
            title=None,
            outlet="Reuters",
            dateline=Dateline("OSLO", cut(text, "OSLO")),
            published=published,
            credits=(Credit("Ada Holm", "author", None, cut(text, "Ada Holm")),),
            crossheads=(),
            length=len(text),
            encoding="utf-8",
            notes=("read as utf-16-le",),
        ),
        actors=(
            Actor(
                NORWAY.actor, NORWAY.name, "state", NORWAY.names, (Role("hôte", "wd:Q35"),), None,
                (cut(text, "La Norvège"),),
            ),
        ),
        statements=(statement(text), empty_statement(text)),
        times=(
            TimeExpression(
                cut(text, "mardi"), "DATE", "2022-WXX-2", "[2022-01-04,2022-01-11]",
                ((date(2022, 1, 4), date(2022, 1, 5)), (date(2022, 1, 11), date(2022, 1, 12))),
            ),
        ),
        quantities=(
            Quantity(
                cut(text, "trois conditions"), 3, 4.5, "condition", "about", "wd:Q20", cut(text, "OSLO"),
                (NORWAY,), "s1",
            ),
        ),
        events=(
            Event(
                cut(text, "négocierons"), "CONSULT", "meet", "planned", (NORWAY, DENMARK), DENMARK, "Oslo",
                "2022-01-12", "PT4H", "036", "s1", ("diplomatic",),
            ),
        ),
        documents=(Document(cut(text, "conditions"), "2021-12", "wd:Q20"),),
    )  # fmt: skip


def statement(text: str = TEXT) -> Statement:
    return Statement(
        id="s1",
        content=(cut(text, "Nous négocierons"), cut(text, "si trois conditions sont remplies.")),
        mode="direct",
        cue=cut(text, "a dit"),
        source=cut(text, "La Norvège"),
        speakers=(NORWAY,),
        undecided=None,
        relays=(MEDIUM,),
        addressees=(DENMARK,),
        act="offer",
        red_line=False,
        negated=False,
        condition=cut(text, "si trois conditions sont remplies"),
        nested_in=None,
        issues=(Stance("arms-control", "open", cut(text, "négocierons")),),
        said="[2022-01-04,2022-01-11]",
        confidence=0.9,
        rule="fr.verb",
        evidence=("cue: a dit",),
        plover=EventCode("AGREE", "meet", ("diplomatic",), "030"),
    )


def empty_statement(text: str = TEXT) -> Statement:
    """As little as a statement can say."""
    return Statement(
        "s2", (cut(text, "conditions"),), "mixed", None, None, (), "no candidate", (), (), "assert", True, True,
        None, "s1", (), None, 0.25, "fr.fragment", (),
    )  # fmt: skip
