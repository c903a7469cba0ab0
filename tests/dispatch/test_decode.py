from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.dispatch.decode import decode
from detente.errors import InputError

FRENCH = "L’Otan a répété « qu’aucun pays » n’avait de droit de veto, où que ce fût – même à l’Est."
RUSSIAN = "Министр сообщил, что переговоры в Женеве продолжатся; объём работы «ещё велик»."


@pytest.mark.parametrize(
    ("codec", "text", "name"),
    [
        ("utf-8", FRENCH, "utf-8"),
        ("utf-8-sig", RUSSIAN, "utf-8"),
        ("utf-16", FRENCH, "utf-16-le"),
        ("utf-16-be", RUSSIAN, "utf-16-be"),
        ("utf-16-le", FRENCH, "utf-16-le"),
        ("utf-32", FRENCH, "utf-32-le"),
        ("utf-32-be", RUSSIAN, "utf-32-be"),
        ("cp1252", FRENCH, "windows-1252"),
        ("cp1251", RUSSIAN, "windows-1251"),
        ("koi8-r", RUSSIAN.replace("«", '"').replace("»", '"'), "koi8-r"),
    ],
)
def test_an_encoding_is_recognised_and_the_text_is_whole(codec, text, name):
    decoded = decode(text.encode(codec))
    assert decoded.text == text
    assert decoded.encoding == name
    assert (name == "utf-8") == (not decoded.notes), "what isn't plain UTF-8 is said"


def test_a_code_page_is_told_by_few_letters():
    assert decode("Réunion à Genève, le 10 janvier.".encode("cp1252")).encoding == "windows-1252"
    assert decode("Женева, 10 января.".encode("cp1251")).encoding == "windows-1251"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "blank"),
        (b"\xef\xbb\xbf", "blank"),
        (b"%PDF-1.7\n...", "binary"),
        (b"PK\x03\x04....", "binary"),
        (b"\x89PNG\r\n\x1a\n", "binary"),
        (b"\x1f\x8b\x08", "binary"),
        (bytes(range(256)) * 8, "binary"),
        (b"\0" * 512, "binary"),
    ],
)
def test_what_holds_no_text_is_refused_with_the_reason(raw, code):
    with pytest.raises(InputError) as refused:
        decode(raw)
    assert refused.value.code == code
    assert "\n" not in refused.value.message


def test_newlines_and_odd_characters_stay_as_they_were():
    text = "Un.\r\nDeux.\rTrois\u2028\u202equatre\u202c\u200b cinq\0"
    decoded = decode(text.encode())
    assert decoded.text == text
    assert decoded.notes == (
        "holds NUL characters: 1",
        "holds bidirectional overrides: 2",
        "holds zero-width characters: 1",
        "holds unusual line separators: 1",
    )


def test_damage_is_shown_and_what_follows_is_read():
    decoded = decode("déjà là, été ".encode() + b"\xff" + " après".encode())
    assert decoded.text == "déjà là, été \ufffd après"
    assert decoded.notes[0] == "damaged utf-8: shown as U+FFFD in 1 place"


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ('<?xml version="1.0" encoding="windows-1251"?>\n', True),
        ("---\nencoding: latin-1\n---\n", True),
        ('<?xml version="1.0" encoding="UTF-8"?>\n', False),
        ("charset=unicode_escape2\n", True),
    ],
)
def test_a_wrong_label_is_said_and_not_believed(head, said):
    decoded = decode((head + FRENCH).encode())
    assert decoded.text == head + FRENCH
    assert any("encoding" in note for note in decoded.notes) == said


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_a_reason(raw):
    try:
        decoded = decode(raw)
    except InputError as error:
        assert error.code in ("empty", "blank", "binary", "undecodable")  # noqa: PT017 - either outcome is right
    else:
        assert decoded == decode(raw)
        decoded.text.encode("utf-8")


@given(st.text(min_size=1).filter(lambda text: text.strip() and "\0" not in text and text[0] != "\ufeff"))
def test_utf8_comes_back_as_it_was(text):
    raw = text.encode()
    try:
        decoded = decode(raw)
    except InputError as error:
        assert error.code == "binary"  # noqa: PT017 - control characters only
    else:
        assert decoded.text == text
