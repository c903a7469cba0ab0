from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.entries.sketch import KEPT, LEAST, shared, sketch

WORDS = [f"word{number}" for number in range(3_000)]


def text(seed: int, count: int) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=count))  # noqa: S311 - nothing secret


def test_a_text_is_wholly_in_itself_whatever_its_marks():
    words = text(1, 500)
    assert shared(sketch(words), sketch(words.upper().replace(" ", ",\n "))) == 1


@pytest.mark.parametrize("share", [0.25, 0.5, 0.75])
@pytest.mark.parametrize("longer", [300, 900])
def test_about_the_share_of_the_shorter_text(share, longer):
    short = text(2, 300)
    common = " ".join(short.split()[: int(300 * share)])
    other = f"{common} {text(3, longer - int(300 * share))}"
    assert shared(sketch(short), sketch(other)) == pytest.approx(share, abs=0.15)


def test_other_texts_share_nothing():
    assert shared(sketch(text(4, 500)), sketch(text(5, 500))) == 0


def test_too_little_is_not_guessed():
    few = " ".join(WORDS[: LEAST + 2])  # one comparable hash less than is needed
    assert shared(sketch(few), sketch(few)) == 0
    enough = " ".join(WORDS[: LEAST + 3])
    assert shared(sketch(enough), sketch(enough)) == 1


@given(st.text(), st.text())
def test_a_share_is_the_same_from_both_sides(one, other):
    a, b = sketch(one), sketch(other)
    assert shared(a, b) == shared(b, a)
    assert 0 <= shared(a, b) <= 1
    assert len(a.hashes) <= min(KEPT, a.count)
    assert list(a.hashes) == sorted(set(a.hashes))
