"""One spelling of JSON: the same value gives the same bytes, everywhere."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

_ENCODED = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
_SURROGATE = re.compile("[\ud800-\udfff]")


def canonical(value: Mapping[str, Any]) -> str:
    """`value` as one line of JSON that UTF-8 can always carry (lone surrogates are escaped); ValueError on NaN."""
    text = _ENCODED(value)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
