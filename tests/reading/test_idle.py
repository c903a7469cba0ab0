from __future__ import annotations

import pytest

from detente.reading.idle import idle
from detente.reading.language import load


@pytest.mark.parametrize(
    ("code", "word", "expected"),
    [
        ("fr", "parle", True),
        ("fr", ",", True),
        ("fr", "ministre", False),
        ("fr", "russe", False),
        ("fr", "il", False),
        ("fr", "12", False),
        ("fr", "ex-ministre", False),
        ("fr", "Inconnu", False),
        ("en", "speaks", True),
        ("en", "minister", False),
        ("en", "they", False),
        ("en", "former", False),
        ("en", "Russian", False),
        ("en", "moscow-backed", False),
    ],
)
def test_idle_words_begin_no_mention(code, word, expected):
    assert idle(load(code))[word] is expected
