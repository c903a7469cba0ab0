"""The day on which something was said, in English dispatches."""

from __future__ import annotations

import pytest

import detente


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The Kremlin said on Monday that it would not attack.", "2022-01-10"),
        ("Blinken said Sunday that talks would begin on Thursday.", "2022-01-09"),
        ('"It is time," Blinken said in Geneva late on Tuesday.', "2022-01-11"),
        ("The meeting on Monday was useful, Stoltenberg said on Tuesday.", "2022-01-11"),
        ("Stoltenberg, who met Putin on Monday, said NATO was ready.", None),
        ("In December, Putin warned that Russia would respond.", None),
        ('"We will respond," Lavrov said, a day after the talks.', None),
    ],
)
def test_the_day_at_the_cue(text, said):
    (statement,) = detente.read(text, language="en", published="2022-01-12").statements
    assert statement.said == said


def test_the_same_speaker_going_on_is_of_the_same_day():
    text = '"We want talks," Putin told reporters on Tuesday. He added that the deadline was near.'
    found = detente.read(text, language="en", published="2022-01-12").statements
    assert [one.said for one in found] == ["2022-01-11", "2022-01-11"]
