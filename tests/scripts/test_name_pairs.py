"""The measure of who is who holds what the project promises, on pairs none of which is like another."""

from __future__ import annotations

from collections import Counter

import pytest

from detente.actors import registry
from scripts import name_pairs


@pytest.fixture(scope="module")
def judged():
    return name_pairs.judged_pairs()


def test_precision_and_recall(judged):
    precision, recall = name_pairs.figures(judged)
    assert precision >= 0.99
    assert recall >= 0.92


def test_on_those_that_development_never_saw(judged):
    precision, recall = name_pairs.figures([one for one in judged if int(one[0]["id"][1:]) % 2 == 0])
    assert precision >= 0.99
    assert recall >= 0.9


def test_what_is_merged_wrongly_is_known(judged):
    assert [pair["id"] for pair, merged, _ in judged if merged and not pair["same"]] in ([], ["d001"])


def test_the_pairs_are_three_hundred_different_ones_half_of_them_different_people(judged):
    pairs = [pair for pair, _, _ in judged]
    assert Counter(pair["same"] for pair in pairs) == {True: 150, False: 150}
    assert len({pair["id"] for pair in pairs}) == 300
    assert all(pair["id"][0] == ("s" if pair["same"] else "d") for pair in pairs)
    sides = {str(sorted((str(pair["one"]), str(pair["other"])))) for pair in pairs}
    assert len(sides) == 300
    states = set(registry.by_code())
    parties = {side.get("party") for pair in pairs for side in (pair["one"], pair["other"])} - {None}
    assert parties <= states


def test_figures_of_what_was_merged():
    same, different = {"same": True}, {"same": False}
    assert name_pairs.figures([]) == (1.0, 1.0)
    assert name_pairs.figures([(same, True, None), (same, False, None)]) == (1.0, 0.5)
    assert name_pairs.figures([(same, True, None), (different, True, None)]) == (0.5, 1.0)
    assert name_pairs.figures([(different, False, None)]) == (1.0, 1.0)


def test_it_prints_figures_and_errors(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["name_pairs.py", "--errors"])
    assert name_pairs.main() == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith("all            pairs 300  merges ")
    assert [line.split()[0] for line in out[1:3]] == ["seen", "unseen"]
    assert any(line.startswith(("s0", "s1")) for line in out[3:])
