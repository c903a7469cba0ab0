"""Bytes to text: UTF-8, UTF-16, UTF-32 and the Western and Russian code pages, always said."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from detente.dispatch.characters import character_notes
from detente.errors import InputError

MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"{\\rtf", "an RTF document"),
)
BOMS = (  # the longer first: UTF-32 little-endian begins like UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 65_536  # bytes looked at when the encoding must be inferred
_CONTROLS = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 27})
_ASCII = re.compile(rb"[\t\n\r -~]")
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
_PLAIN = re.compile("[\\t\\n\\r -~\xa0-\u024f\u0400-\u04ff\u2010-\u206f\u20ac]")
_LABEL = re.compile(r"""(?i)\b(?:encoding|charset)\s*[=:]\s*["']?([a-z][a-z0-9._:-]{1,40})""")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text as read, the codec it was read with, and what should be said about it."""

    text: str
    encoding: str
    notes: tuple[str, ...]


def decode(raw: bytes) -> Decoded:
    """The text of a file's bytes; a byte order mark is no character of it.

    InputError with code `empty`, `blank`, `binary` or `undecodable` says why there is none.
    """
    if not raw:
        raise InputError("empty", "the file is empty")
    for magic, kind in MAGIC:
        if raw.startswith(magic):
            raise InputError("binary", f"this is {kind}, not a text")
    text, encoding, notes = _read(raw)
    if not text or text.isspace():
        raise InputError("blank", "there is only white space in it")
    return Decoded(text, encoding, (*notes, *_label_notes(text, encoding), *character_notes(text)))


def _read(raw: bytes) -> tuple[str, str, tuple[str, ...]]:
    for bom, encoding in BOMS:
        if raw.startswith(bom):
            return _wide_or_utf8(raw[len(bom) :], encoding)
    wide = _wide_without_bom(raw)
    if wide:
        text, encoding, notes = _wide_or_utf8(raw, wide)
        return text, encoding, (*notes, f"read as {encoding}: it has no byte order mark")
    controls = _control_share(raw)
    if controls > 0.2:
        raise InputError("binary", "this is binary, not a text")
    try:
        return raw.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError as error:
        if controls > 0.02:
            raise InputError("binary", "this is binary, not a text") from error
        return _damaged_utf8(raw, 3) or _legacy(raw, error.start)


def _wide_or_utf8(raw: bytes, encoding: str) -> tuple[str, str, tuple[str, ...]]:
    said = () if encoding == "utf-8" else (f"read as {encoding}",)
    try:
        return raw.decode(encoding), encoding, said
    except UnicodeDecodeError:
        text = raw.decode(encoding, "replace")
    bad = text.count("\ufffd")
    if bad * 10 > len(text):
        raise InputError("undecodable", f"it begins as {encoding} but most of it is not")
    return text, encoding, (*said, _damage(bad, encoding))


def _damage(bad: int, encoding: str) -> str:
    return f"damaged {encoding}: shown as U+FFFD in {bad} place{'s' if bad > 1 else ''}"


def _wide_without_bom(raw: bytes) -> str | None:
    """UTF-16 or UTF-32 told by its zero bytes and by giving letters; None when it gives none."""
    sample = raw[: SAMPLE - SAMPLE % 4]
    if sample.count(0) * 20 < len(sample):
        return None
    for encoding in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, "replace")
        if text and len(_PLAIN.findall(text)) > 0.95 * len(text):
            return encoding
    return None


def _control_share(raw: bytes) -> float:
    sample = raw[:SAMPLE]
    return 1 - len(sample.translate(None, _CONTROLS)) / len(sample)


def _damaged_utf8(raw: bytes, least: int) -> tuple[str, str, tuple[str, ...]] | None:
    """UTF-8 but for a few bytes; None when fewer than `least` good sequences stand beside a bad one."""
    text = raw.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(_MULTIBYTE.findall(raw))
    if good < least * bad:
        return None
    return text, "utf-8", (_damage(bad, "utf-8"),)


def _legacy(raw: bytes, bad: int) -> tuple[str, str, tuple[str, ...]]:
    from detente.dispatch.codepage import code_page, foreign

    encoding = code_page(raw)
    if encoding:
        return raw.decode(encoding, "replace"), encoding, (f"read as {encoding}",)
    ascii_share = len(_ASCII.findall(raw[:SAMPLE])) / len(raw[:SAMPLE])
    damaged = _damaged_utf8(raw, 0) if ascii_share > 0.6 else None
    if damaged:
        return damaged
    encoding = foreign(raw)
    if encoding is None:
        raise InputError("undecodable", f"not UTF-8 (byte {bad + 1}) and no encoding known here")
    return raw.decode(encoding, "replace"), encoding, (f"read as {encoding} (a guess)",)


def _label_notes(text: str, encoding: str) -> tuple[str, ...]:
    match = _LABEL.search(text[:1024])
    if not match:
        return ()
    try:
        label = codecs.lookup(match[1]).name
    except (LookupError, ValueError):
        return (f"names an unknown encoding: {match[1]}",)
    same = {"ascii": "utf-8", "utf-16": encoding, "utf-32": encoding, "iso8859-1": "cp1252"}
    actual = codecs.lookup(encoding).name
    if actual in (label, codecs.lookup(same.get(label, label)).name):
        return ()
    return (f"names its encoding {match[1]}, but it is {encoding}",)
