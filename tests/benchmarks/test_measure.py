"""The shapes that the benchmark times: as long as it says, and read without a fault in their language."""

from __future__ import annotations

import pytest

import detente
from shapes import SHAPES

NAMED = [(language, name) for language, shapes in SHAPES.items() for name in shapes]


@pytest.mark.parametrize(("language", "name"), NAMED)
def test_shape_doubles(language, name):
    shape = SHAPES[language][name]
    once, twice = len(shape(10_000)), len(shape(20_000))
    assert 9_000 < once < 11_000
    assert 1.9 < twice / once < 2.1


@pytest.mark.parametrize(("language", "name"), NAMED)
def test_shape_is_read_with_true_offsets(language, name):
    record = detente.read(SHAPES[language][name](3_000), language=language)
    for statement in record.statements:
        assert all(span.holds(record.text) for span in statement.content)
    assert record.dispatch.length == len(record.text)
