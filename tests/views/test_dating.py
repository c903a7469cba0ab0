"""A date that is confirmed or learned narrows all that hangs on it, and rewrites nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import detente
from detente.anchor import Span
from detente.ledger import Ledger
from detente.reading.narrowing import CONFIRMED, SAME_MEETING
from detente.views.dating import dated, lines_dated

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "dispatches"
GENEVA = "fr-01-geneve-sherman-riabkov.txt"
MONTH = """date 2022-01 BRUXELLES (Agence Léman) - Le secrétaire général de l'Otan Jens Stoltenberg a déclaré mercredi \
que l'Alliance restait unie.

Les divergences demeurent à l'issue de trois heures de discussions à Bruxelles entre l'Otan et la Russie.

De nouvelles discussions sont prévues jeudi à Vienne dans le cadre de l'OSCE.
"""


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "ledger.sqlite") as opened:
        yield opened


def keep(ledger, *sources, published=None):
    ids = []
    for source in sources:
        record = detente.read(source, published=published)
        ledger.add(record)
        ids.append(record.dispatch.id)
    return ids


def narrowed(ledger):
    lines = [record.to_dict() for record in ledger.records()]
    return lines, dated(lines, ledger.confirmations(), ledger.record)


def days(timeline, words):
    return next(one.edtf for one in timeline.expressions(timeline_text(timeline)) if one.span.exact == words)


def timeline_text(timeline):
    return MONTH


def test_the_geneva_dispatch_dates_one_that_is_dated_to_the_month(ledger):
    month, _ = keep(ledger, MONTH, EXAMPLES / GENEVA)
    _, known = narrowed(ledger)
    assert set(known) == {month}
    settled = known[month][1].settled
    assert settled.days.likely == (date(2022, 1, 12),)
    assert len(settled.days.possible) == 31  # that the meetings are the same is a judgement
    assert days(known[month][1], "jeudi") == "2022-01-13"
    rules = [known[month][1].constraints[step.constraint] for step in settled.steps]
    assert all(GENEVA[:5] in (rule.source or "") for rule in rules if rule.rule == SAME_MEETING)
    assert [rule.rule for rule in rules].count(SAME_MEETING) == 2


@pytest.mark.parametrize("name", ["en-01-geneva-sherman-ryabkov.txt", "ru-01-zheneva-sherman-ryabkov.txt"])
def test_it_does_so_from_the_other_languages(ledger, name):
    month, _ = keep(ledger, MONTH, EXAMPLES / name)
    _, known = narrowed(ledger)
    assert known[month][1].settled.days.likely == (date(2022, 1, 12),)


def test_the_examples_narrow_the_model_case(ledger, shared):
    case, _ = keep(ledger, shared / "gold/fr/fr-seed.txt", EXAMPLES / GENEVA)
    _, known = narrowed(ledger)
    page, timeline = known[case]
    assert timeline.settled.days.likely == (date(2022, 1, 12),)
    (thursday,) = [one for one in timeline.expressions(page.text) if one.span.exact == "jeudi"]
    assert thursday.edtf == "2022-01-13"


def test_a_month_alone_learns_nothing(ledger):
    keep(ledger, MONTH)
    lines, known = narrowed(ledger)
    assert known == {}
    assert lines_dated(lines, known) == lines


def test_a_meeting_of_other_sides_dates_nothing(ledger):
    other = "date 2022-01-12 PARIS (Agence Léman) - La France et la Chine ont tenu mercredi des discussions à Bruxelles.\n"
    keep(ledger, MONTH, other)
    assert narrowed(ledger)[1] == {}


def test_a_confirmed_day_narrows_every_time_and_is_certain(ledger):
    (month,) = keep(ledger, MONTH)
    ledger.confirm(month, "2022-01-12", by="A. Reader")
    _, known = narrowed(ledger)
    settled = known[month][1].settled
    assert settled.days.possible == settled.days.likely == (date(2022, 1, 12),)
    assert days(known[month][1], "jeudi") == "2022-01-13"


def test_a_confirmed_time_narrows_the_publication_and_the_other_times(ledger):
    (month,) = keep(ledger, MONTH)
    start = MONTH.index("jeudi")
    ledger.confirm(month, "2022-01-20", time=Span.cut(MONTH, start, start + 5), by="A. Reader")
    _, known = narrowed(ledger)
    assert days(known[month][1], "mercredi") == "2022-01-19"


def test_a_date_withdrawn_narrows_no_longer_and_no_reading_was_touched(ledger):
    (month,) = keep(ledger, MONTH)
    before = list(ledger.lines())
    number = ledger.confirm(month, "2022-01-12", by="A. Reader")
    ledger.unconfirm(number, by="A. Reader")
    assert narrowed(ledger)[1] == {}
    assert list(ledger.lines()) == before


def test_a_confirmed_day_that_the_text_rules_out_is_a_contradiction_and_removes_nothing(ledger):
    (month,) = keep(ledger, MONTH)
    ledger.confirm(month, "2022-03-02", by="A. Reader")
    _, known = narrowed(ledger)
    timeline = known[month][1]
    step = next(
        one for one in timeline.settled.steps if timeline.constraints[one.constraint].rule == CONFIRMED
    )
    assert (step.contradicts, step.removed) == (True, ())
    assert len(timeline.settled.days.possible) == 31


def test_a_confirmed_day_dates_a_dispatch_without_any(ledger):
    text = "OSLO (Reuters) - Le ministre Jens Holm a déclaré mardi que la Norvège était prête à négocier avec la Russie.\n"
    (key,) = keep(ledger, text)
    ledger.confirm(key, "2022-01-11", by="A. Reader")
    page, timeline = narrowed(ledger)[1][key]
    assert [one.edtf for one in timeline.expressions(page.text)] == ["2022-01-11"]


def test_a_confirmed_day_dates_the_same_meeting_elsewhere(ledger):
    other = MONTH.replace("trois heures de discussions", "longues discussions").replace("unie", "ouverte")
    first, second = keep(ledger, MONTH, other)
    ledger.confirm(first, "2022-01-12", by="A. Reader")
    known = narrowed(ledger)[1]
    assert known[second][1].settled.days.likely == (date(2022, 1, 12),)


def test_lines_follow_the_days_that_are_left(ledger):
    (month,) = keep(ledger, MONTH)
    ledger.confirm(month, "2022-01-12", by="A. Reader")
    lines, known = narrowed(ledger)
    (line,) = lines_dated(lines, known)
    assert line["dispatch"]["published"] == "2022-01-12"
    assert [one["when"] for one in line["events"] if one["place"] == "Vienne"] == ["2022-01-13"]
    assert "2022-01-12" in [one["said"] for one in line["statements"]]
    assert line["actors"] is lines[0]["actors"]
