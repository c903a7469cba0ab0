from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console, RenderableType

from detente.anchor import Span
from detente.dossier.dossier import shipped
from detente.errors import UsageError
from detente.export.explaining import sentence
from detente.export.sheet import heading
from detente.export.table import explanation, ledger_table, matrix_table, record_table, weighty_table
from detente.ledger.ledger import Stored
from detente.record import Dateline, Party, Stance
from detente.views.positions import positions
from detente.views.weight import weightiest
from tests.export.made import TEXT, bare, record, span, statement


def printed(renderable: RenderableType, width: int = 120, *, colour: bool = False) -> str:
    console = Console(
        file=io.StringIO(), width=width, markup=False, emoji=False, highlight=False,
        force_terminal=colour, color_system="truecolor" if colour else None,
    )  # fmt: skip
    console.print(renderable)
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def flat(renderable: RenderableType, width: int = 200) -> str:
    return " ".join(printed(renderable, width).split())


@pytest.mark.parametrize("width", [200, 60])
def test_wide_or_narrow_it_says_who_what_how_and_when(width: int) -> None:
    text = flat(record_table(record()), width)
    for part in (
        "pont.txt · Agence Nord · OSLO · January 2022", "Ida Berg → Per Dahl", "offer", "direct speech",
        "“Nous viendrons lundi si le pont est ouvert”", "Agence Nord ← Radio Fjord", "RED LINE",
        "NOT SAID", "condition", "Speaker undecided", "read as windows-1252", "4 statements", "Monday, one of 3",
    ):  # fmt: skip
        assert part in text, part


@pytest.mark.parametrize("width", [20, 40, 91, 92, 100, 300])
def test_no_line_is_longer_than_the_terminal(width: int) -> None:
    for renderable in (record_table(record()), explanation(record())):
        assert max(map(len, printed(renderable, width).split("\n"))) <= width


def test_nested_statements_are_indented_under_the_one_that_holds_them() -> None:
    lines = printed(record_table(record())).split("\n")
    assert any(line.strip().startswith("3") and "└" in line for line in lines)


def test_nothing_a_terminal_obeys_gets_through() -> None:
    nasty = "\x1b[31mred\x1b]0;owned\x07\u202e[bold]not markup[/bold] :smile: \x00\x9b2J"
    span = Span.cut(nasty, 0, len(nasty))
    one = statement(
        1, (span,), source=span, cue=span, condition=span, speakers=(Party(nasty, nasty),), rule=nasty,
        undecided=nasty, evidence=(nasty,), said=nasty, issues=(Stance(nasty, "for", span),), relays=(Party("", nasty),),
    )  # fmt: skip
    made = bare(nasty, one, title=nasty, path=nasty, outlet=nasty, notes=(nasty,), published=nasty)
    stored = Stored(nasty, (nasty,), "fr", nasty, nasty, nasty, 1, 1, nasty, nasty)
    watched = shipped("european-security-2022")
    weighed = weightiest([made.to_dict()], watched)
    for renderable in (record_table(made), explanation(made), ledger_table([stored]), weighty_table(weighed)):
        text = printed(renderable, 3000)
        assert not set(text) & set("\x1b\x07\x00\x9b\u202e")
        assert "not markup[/bold] :smile:" in text


def test_colour_is_used_where_there_is_some_and_adds_no_word() -> None:
    import re

    coloured = printed(record_table(record()), colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == printed(record_table(record()))


@pytest.mark.parametrize(
    "above",
    ["---\ntitre: Le pont\nsource: Agence Nord\n---\n", "date 2022-01-10 ", "Le pont\nAgence Nord\n\n", ""],
)
def test_a_sentence_begins_with_its_dateline(above: str) -> None:
    text = above + TEXT
    told = statement(1, (span("Nous viendrons lundi si le pont est ouvert", text),))
    place = span("OSLO", text)
    made = bare(text, told, dateline=Dateline("OSLO", place))
    assert sentence(made, told).plain.startswith("OSLO (Agence Nord) - ")


def test_an_explanation_shows_sentence_spans_rule_and_evidence() -> None:
    text = flat(explanation(record(), 1))
    for part in (
        '"[Nous viendrons lundi [si le pont est ouvert]]", [a promis] [la ministre Ida Berg].',
        "cue 67–75 a promis", "made.by-hand (confidence 90%)", "evidence cue: made by hand", "bridge: for",
    ):  # fmt: skip
        assert part in text, part
    assert "LE PONT" not in text
    assert "two men were named" in flat(explanation(record(), 4))
    assert "within statement 2" in flat(explanation(record(), 3))


def test_without_a_number_every_statement_is_explained() -> None:
    assert flat(explanation(record())).count("made.by-hand") == len(record().statements)
    assert "No statement was found." in flat(explanation(bare("Rien.")))


@pytest.mark.parametrize("number", [0, -1, 5])
def test_a_statement_that_is_not_there_is_said(number: int) -> None:
    with pytest.raises(UsageError, match="the dispatch has 4"):
        explanation(record(), number)


def test_a_sentence_without_end_is_shown_in_part() -> None:
    text = "mot " * 50_000
    made = bare(text, statement(1, (Span.cut(text, 100_000, 100_003),)))
    assert len(printed(explanation(made, 1))) < 3000


def test_a_ledger_is_listed_and_an_empty_one_says_so() -> None:
    row = Stored("sha256:" + "ab" * 32, ("a.txt", "b.txt"), "fr", None, "Agence Nord", "2022-01", 7, 1, "made/1",
                 "2026-01-02T03:04:05Z")  # fmt: skip
    text = flat(ledger_table([row]))
    assert "abababababab a.txt, b.txt Agence Nord January 2022 7 2026-01-02 03:04" in text
    assert "holds no dispatch" in flat(ledger_table([]))


def test_a_matrix_counts_stances_and_says_silence() -> None:
    watched = shipped("european-security-2022")
    one, two = (issue.id for issue in watched.issues[:2])
    made = record()
    span = made.statements[0].content[0]
    first = replace(made.statements[0], issues=(Stance(one, "for", span),), red_line=True)
    second = replace(made.statements[1], issues=(Stance(two, "against", span),))
    made = replace(made, statements=(first, second))
    matrix = positions([made.to_dict()], watched)
    text = flat(matrix_table(matrix, issues={one: "the bridge"}))
    assert "the bridge" in text
    assert text.count("not stated here") == 2
    assert "+ for 1" in text
    assert text.count("RED LINE") == 2
    assert "− against 1" in text


def test_the_weightiest_show_the_parts_of_their_weight() -> None:
    made = record()
    weighed = weightiest([made.to_dict()], shipped("european-security-2022"))
    text = flat(weighty_table(weighed))
    assert "offer +4" in text
    assert "not said -4" in text
    assert "Speaker undecided" in text


def test_labels_in_french() -> None:
    text = flat(record_table(record(), language="fr"))
    assert "discours direct" in text
    assert "« Nous viendrons lundi si le pont est ouvert »" in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Agence Nord, publié le 12 janvier 2022\n\nLe pont est ouvert.\n", "Le pont est ouvert."),
        ("encoding: utf-8\nLe pont est ouvert.", "Le pont est ouvert."),
        ("Le pont\n\nIl est ouvert", "Le pont"),
        ("Le pont est ouvert", "Le pont est ouvert"),
    ],
)
def test_without_a_title_the_first_sentence_heads_it(text: str, shown: str) -> None:
    assert heading(bare(text)) == shown
