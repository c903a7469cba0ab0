"""The quotation-mark machine: what opens, what closes, what is left lone."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given

from detente.reading.language import Language
from detente.reading.quotes import marks, scan

CASES = [
    ('Il dit "oui" et "non".', ["oui", "non"]),
    ("Il dit « oui » et «non».", ["oui", "non"]),
    ("Il dit “oui” puis „ja“.", ["oui", "ja"]),
    ("« Il a dit “non” hier »", ["Il a dit “non” hier", "non"]),
    ('"Il a dit "non" hier"', ['Il a dit "non" hier', "non"]),
    ('d\'"acier" et l\'"or"', ["acier", "or"]),
    ('" espacé "', ["espacé"]),
    ('"Il court sans fin', ["Il court sans fin"]),
    ('Rien" ici', []),
    ('Un "seul', []),
    ('""', []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_quotations(text, expected):
    assert [
        text[quote.inner_start : quote.inner_end]
        for quote in scan(text, 0, len(text), 0, marks(Language("fr")))
    ] == expected


@given(st.text(alphabet='"«»“”„ aé.,\n', max_size=60))
def test_quotations_nest_and_never_cross(text):
    found = scan(text, 0, len(text), 0, marks(Language("fr")))
    assert all(
        0 <= quote.start < quote.inner_start < quote.inner_end <= quote.end <= len(text) for quote in found
    )
    for i, one in enumerate(found):
        for other in found[i + 1 :]:
            assert other.start >= one.end or other.end <= one.end
