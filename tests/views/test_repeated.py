from __future__ import annotations

import pytest

from detente.entries import entries
from detente.entries.rewrites import Text
from detente.entries.sketch import sketch
from detente.views.repeated import frame, rewritten, several_tell
from tests.entries.test_sketch import text
from tests.views.test_timeline import SHERMAN, dispatch, statement

LONG = text(7, 300)
UPDATE = f"{text(8, 100)} {LONG}"
BACKGROUND = f"{text(9, 250)} {' '.join(LONG.split()[-60:])}"


def groups(texts, days=None):
    days = days or dict.fromkeys(texts, "2022-01-10")
    found = rewritten({key: Text(sketch(one), days[key], None) for key, one in texts.items()})
    return [one.dispatches for one in found]


def test_an_update_and_its_first_version_are_one_text():
    assert groups({"a": LONG, "b": text(10, 300), "c": UPDATE}) == [("a", "c")]


def test_a_background_paragraph_in_common_is_not_enough():
    assert groups({"a": LONG, "b": BACKGROUND}) == []


@pytest.mark.parametrize(
    ("days", "same"),
    [
        (("2022-01-10", "2022-01-12"), True),
        (("2022-01-10", "2022-01-14"), False),
        (("2022-01", "2022-01-14"), True),
        (("2022-01", "2022-03-14"), False),
        (("2022-01-10", None), True),
        ((None, None), True),
    ],
)
def test_within_days(days, same):
    assert bool(groups({"a": LONG, "b": UPDATE}, dict(zip("ab", days, strict=True)))) is same


def test_without_a_day_more_has_to_be_shared():
    half = f"{' '.join(LONG.split()[:180])} {text(11, 120)}"
    assert groups({"a": LONG, "b": half}) == [("a", "b")]
    assert groups({"a": LONG, "b": half}, {"a": None, "b": None}) == []


def test_versions_hang_together_through_one_another():
    words = LONG.split()
    versions = {
        str(k): " ".join([*words[60 * k : 60 * k + 180], *text(20 + k, 20).split()]) for k in range(3)
    }
    assert groups(versions) == [("0", "1", "2")]


def test_wordings_stand_side_by_side():
    near = (
        "Moscow would answer every attempt to weaken its security",
        "Moscow would answer each attempt to weaken its security",
    )
    lines = [dispatch(key, statement("1", words, [SHERMAN])) for key, words in zip("ab", near, strict=True)]
    several = several_tell(one for line in lines for one in entries(line))
    (row,) = frame((), several)
    assert (row["kind"], row["dispatches"], tuple(row["wordings"])) == ("statement", ["a", "b"], near)
    assert row["passages"] == [f"0–{len(words)}" for words in near]


def test_the_texts_that_are_one_have_a_row():
    found = rewritten({key: Text(sketch(LONG), None, None) for key in "ab"})
    (row,) = frame(found, ())
    assert (row["kind"], row["share"], row["dispatches"]) == ("dispatch", 1.0, ["a", "b"])
