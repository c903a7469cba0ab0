from __future__ import annotations

import pytest

from detente.dossier import dossier
from detente.views.positions import CONFLICTING, SILENT, positions
from tests.views.lines import NAMED, NATO, RUSSIA, actor, line, statement, touching

DOSSIER = dossier.shipped("european-security-2022")
GROUCHKO, KREMLIN = NAMED["Alexandre Grouchko"], NAMED["Russie"]


def test_people_count_for_their_party_and_stay_named():
    read = line(
        statement("1", "a", [GROUCHKO], issues=[touching("verification", "open")]),
        statement("2", "b", [KREMLIN], issues=[touching("verification", "for")], red_line=True),
        actors=[GROUCHKO, KREMLIN],
    )
    cell = positions([read], DOSSIER).cell(RUSSIA, "verification")
    assert (cell.stance, cell.counts, cell.red_line) == ("for", (("for", 1), ("open", 1)), True)
    assert [one.passage.speakers for one in cell.taken] == [("Alexandre Grouchko",), ("Russie",)]


def test_contradictions_are_shown_and_not_averaged():
    read = line(
        statement("1", "a", [GROUCHKO], issues=[touching("verification", "against")]),
        statement("2", "b", [KREMLIN], issues=[touching("verification", "for")]),
        statement("3", "c", [KREMLIN], issues=[touching("verification", "for")]),
        actors=[GROUCHKO, KREMLIN],
    )
    cell = positions([read], DOSSIER).cell(RUSSIA, "verification")
    assert (cell.stance, cell.counts) == (CONFLICTING, (("for", 2), ("against", 1)))


def test_silence_is_not_a_stance():
    matrix = positions([], DOSSIER)
    assert tuple(row.party for row in matrix.rows) == DOSSIER.parties
    assert {cell.stance for row in matrix.rows for cell in row.cells} == {SILENT}
    assert matrix.convergence == ()


def test_one_statement_of_two_people_of_one_party_counts_once():
    other = actor("sl", "Sergueï Lavrov", "person", RUSSIA)
    read = line(
        statement("1", "a", [GROUCHKO, other], issues=[touching("verification", "for")]),
        actors=[GROUCHKO, other],
    )
    assert positions([read], DOSSIER).cell(RUSSIA, "verification").counts == (("for", 1),)


def test_others_than_the_parties_of_the_dossier_come_after_them():
    china, tonga = actor("cn", "Chine"), actor("to", "Tonga")
    read = line(
        statement("1", "a", [tonga], issues=[touching("verification", "for")]),
        statement(
            "2", "b", [china], issues=[touching("verification", "for"), touching("arms-control", "open")]
        ),
        actors=[china, tonga],
    )
    assert [row.name for row in positions([read], DOSSIER).rows[len(DOSSIER.parties) :]] == ["Chine", "Tonga"]


def test_an_issue_of_another_dossier_and_an_unreadable_dispatch_leave_no_trace():
    read = line(statement("1", "a", [KREMLIN], issues=[touching("herring", "for")]), actors=[KREMLIN])
    broken = {
        "format": "detente/1",
        "dispatch": {"path": "x"},
        "error": {"code": "empty", "message": "empty"},
    }
    matrix = positions([broken, read], DOSSIER)
    assert {cell.stance for row in matrix.rows for cell in row.cells} == {SILENT}
    with pytest.raises(KeyError):
        matrix.cell(RUSSIA, "herring")


def test_names_come_in_the_language_asked_for():
    nato = {**NAMED["Otan"], "names": {"en": ["NATO"]}}
    read = line(statement("1", "a", [nato]), actors=[nato])
    assert positions([read], DOSSIER).rows[0].name == "Otan"
    assert positions([read], DOSSIER, language="en").rows[0].name == "NATO"


def test_every_cell_of_the_model_case(model_line, case):
    matrix = positions([model_line], DOSSIER)
    ids = {"Otan": NATO, "Russie": RUSSIA}
    wanted = {
        (ids[party], position["issue"]): (
            cell["stance"],
            cell.get("red_line", False),
            tuple(cell["statements"]),
        )
        for position in case["positions"]
        for party, cell in position["parties"].items()
    }
    found = {
        (row.party, cell.issue): (
            cell.stance,
            cell.red_line,
            tuple(one.passage.statement for one in cell.taken),
        )
        for row in matrix.rows
        for cell in row.cells
        if cell.taken
    }
    assert found == wanted
    assert set(matrix.convergence) == {one["issue"] for one in case["positions"] if one.get("convergence")}


def test_dissent_inside_a_party_is_shown_by_name():
    other = actor("sl", "Sergueï Lavrov", "person", RUSSIA)
    read = line(
        statement("1", "a", [GROUCHKO], issues=[touching("verification", "against")]),
        statement("2", "b", [other], issues=[touching("verification", "open")]),
        statement("3", "c", [other], issues=[touching("arms-control", "for")]),
        actors=[GROUCHKO, other],
    )
    matrix = positions([read], DOSSIER)
    told = (("Alexandre Grouchko", ("against",)), ("Sergueï Lavrov", ("open",)))
    assert matrix.cell(RUSSIA, "verification").dissent == told
    assert matrix.cell(RUSSIA, "arms-control").dissent == ()
    russia = next(row for row in matrix.rows if row.party == RUSSIA)
    column = matrix.issues.index("verification")
    assert [(one.name, one.cells[column].stance) for one in russia.speakers] == [
        ("Alexandre Grouchko", "against"), ("Sergueï Lavrov", "open"),
    ]  # fmt: skip


def test_one_who_contradicts_himself_is_no_dissent():
    read = line(
        statement("1", "a", [GROUCHKO], issues=[touching("verification", "against")]),
        statement("2", "b", [GROUCHKO], issues=[touching("verification", "for")]),
        actors=[GROUCHKO],
    )
    cell = positions([read], DOSSIER).cell(RUSSIA, "verification")
    assert (cell.stance, cell.dissent) == (CONFLICTING, ())


@pytest.mark.parametrize(
    ("until", "stances", "left"),
    [("2022-01-11", {"for"}, 2), ("2022-01", {"for", "against"}, 1), ("2021", set(), 3)],
)
def test_only_what_was_surely_said_by_a_day_counts(until, stances, left):
    read = line(
        statement("1", "a", [KREMLIN], said="2022-01-11", issues=[touching("verification", "for")]),
        statement("2", "b", [KREMLIN], said="2022-01", issues=[touching("verification", "against")]),
        statement("3", "c", [KREMLIN], issues=[touching("verification", "open")]),
        actors=[KREMLIN],
    )
    matrix = positions([read], DOSSIER, until=until)
    assert {one.stance for one in matrix.cell(RUSSIA, "verification").taken} == stances
    assert matrix.undated == left


def test_a_matrix_of_some_issues_and_parties_keeps_their_cells():
    read = line(statement("1", "a", [GROUCHKO], issues=[touching("verification", "for")]), actors=[GROUCHKO])
    matrix = positions([read], DOSSIER).of(("verification",), (RUSSIA,))
    assert ([row.party for row in matrix.rows], matrix.issues) == ([RUSSIA], ("verification",))
    assert matrix.cell(RUSSIA, "verification").stance == "for"
    assert [len(one.cells) for row in matrix.rows for one in row.speakers] == [1]
