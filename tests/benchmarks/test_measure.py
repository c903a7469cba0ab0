"""The shapes that the benchmark times: as long as it says, and read without a fault."""

from __future__ import annotations

import pytest

import detente
from benchmarks.measure import SHAPES


@pytest.mark.parametrize("name", SHAPES)
def test_shape_doubles(name):
    once, twice = len(SHAPES[name](10_000)), len(SHAPES[name](20_000))
    assert 9_000 < once < 11_000
    assert 1.9 < twice / once < 2.1


@pytest.mark.parametrize("name", SHAPES)
def test_shape_is_read_with_true_offsets(name):
    record = detente.read(SHAPES[name](3_000), language="fr")
    for statement in record.statements:
        assert all(span.holds(record.text) for span in statement.content)
    assert record.dispatch.length == len(record.text)
