from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from detente.entries import entries
from detente.export.chart import figures
from detente.export.labels import labels
from detente.export.points import signed
from detente.views.tension import tension
from tests.views.test_tension import said

EN = labels("en")


def made(*lines):
    return figures(tension([one for line in lines for one in entries(line)]), EN)


def bars(figure):
    """(class, x, y, height) of each bar, and its title."""
    root = ET.fromstring(str(figure.drawing))  # noqa: S314 - our own drawing
    return root, [
        (group[1].get("class"), float(group[1].get("x")), float(group[1].get("y")), float(group[1].get("height")),
         group[0].text)
        for group in root if group.tag == "g"
    ]  # fmt: skip


def test_what_raises_stands_above_the_line_and_what_lowers_hangs_below():
    (figure,) = made(said("threaten", id_="a"), said("offer", id_="b", day="2022-01-14"))
    root, (up, down) = bars(figure)
    zero = float(next(one for one in root if one.tag == "line").get("y1"))
    assert (up[0], down[0]) == ("d-raises", "d-lowers")
    assert up[2] + up[3] == pytest.approx(zero, abs=0.2)
    assert down[2] == pytest.approx(zero, abs=0.2)
    assert up[3] / down[3] == pytest.approx(6 / 4, abs=0.05)
    assert up[1] < down[1]
    assert "Wednesday 12 January 2022: +6" in up[4]
    assert figure.title == "Russia – NATO"


def test_days_are_as_far_apart_as_they_were():
    (figure,) = made(*(said("threaten", id_=day, day=f"2022-01-{day}") for day in ("10", "11", "20")))
    _, (a, b, c) = bars(figure)
    assert (c[1] - b[1]) / (b[1] - a[1]) == pytest.approx(9, abs=0.1)


def test_doubt_is_drawn_as_a_range():
    (figure,) = made(
        said("offer", id_="a"),
        said("threaten", id_="b", nested_in="0"),
        said("offer", id_="c", day="2022-01-13"),
    )
    root, _ = bars(figure)
    ranges = [path.get("d") for path in root.iter("path")]
    assert len(set(ranges)) == 2
    assert "−4 (−4 to +2)" in "".join(title.text for title in root.iter("title"))


def test_one_day_or_one_dispatch_makes_no_drawing_and_still_its_list():
    (figure,) = made(said("threaten"))
    assert figure.drawing is None
    assert [len(moved) for _, _, moved in figure.days] == [1]


def test_what_is_said_to_nobody_is_of_no_pair():
    assert made(said("threaten", addressees=[])) == []


def test_an_undated_statement_never_has_the_day_of_its_dispatch():
    ((day, total, _),) = made(said("threaten", day=None))[0].days
    assert day.startswith("undated")
    assert total == "0 (0 to +6)"


@pytest.mark.parametrize(("points", "shown"), [(0, "0"), (6.0, "+6"), (-0.5, "−0.5"), (-4, "−4")])
def test_points_have_their_sign(points, shown):
    assert signed(points) == shown


def test_hostile_names_stay_words():
    one, two = said("threaten", id_="a"), said("offer", id_="b", day="2022-01-13")
    for line in (one, two):
        line["actors"] = [
            {**actor, "id": f"user:<b>{n}", "name": "<i>"} for n, actor in enumerate(line["actors"])
        ]
        for statement in line["statements"]:
            statement["speakers"] = [{"actor": "user:<b>0", "name": "<script>", "names": {}}]
            statement["addressees"] = [{"actor": "user:<b>1", "name": "<script>", "names": {}}]
    (figure,) = made(one, two)
    assert "<script>" not in str(figure.drawing)
    assert "<b>" not in str(figure.drawing)
