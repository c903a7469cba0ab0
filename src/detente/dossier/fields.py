"""A value of a dossier file with the way to it, and the faults found on the way."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from detente.dossier.source import Node
from detente.errors import FaultsError

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_TOLD = 50  # faults of one file that are told


class Faults:
    """What is wrong with one file, told together."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: list[tuple[int, str]] = []

    def add(self, field: Field, reason: str) -> None:
        """Notes a fault: `FILE:LINE: FIELD: reason`."""
        line = f":{field.node.line}" if field.node.line else ""
        self._found.append((field.node.line, f"{self.file}{line}: {field.path or 'the file'}: {reason}"))

    def settle(self) -> None:
        """FaultsError with a line a fault, in the order of the file; nothing when there is none."""
        if not self._found:
            return
        lines = [line for _, line in sorted(self._found, key=lambda one: one[0])]
        rest = len(lines) - _TOLD
        raise FaultsError(
            "dossier-field", [*lines[:_TOLD], *([f"{self.file}: {rest} more faults"] if rest > 0 else [])]
        )


class Field:
    """A node and the way to it. What is wrong is noted, and an empty value goes on in its place."""

    def __init__(self, faults: Faults, path: str, node: Node) -> None:
        self.faults = faults
        self.path = path
        self.node = node

    def wrong(self, reason: str) -> None:
        """Notes what is wrong here."""
        self.faults.add(self, reason)

    def mapping(self, known: Iterable[str] | None = None) -> dict[str, Field]:
        """The fields of a mapping, without those not `known`."""
        if not isinstance(self.node.value, dict):
            self.wrong("must be a mapping")
            return {}
        prefix = f"{self.path}." if self.path else ""
        found = {}
        for key, node in self.node.value.items():
            if known is not None and key not in known:
                Field(self.faults, self.path, node).wrong(
                    f"unknown field {key!r}; known are: {', '.join(known)}"
                )
            else:
                found[key] = Field(self.faults, f"{prefix}{key}", node)
        return found

    def items(self) -> list[Field]:
        """The entries of a list, which has one at least."""
        if not isinstance(self.node.value, list) or not self.node.value:
            self.wrong("must be a list with at least one entry")
            return []
        return [Field(self.faults, f"{self.path}[{i}]", node) for i, node in enumerate(self.node.value)]

    def text(self) -> str:
        """The text, trimmed; it has one character at least."""
        if not isinstance(self.node.value, str) or not self.node.value.strip():
            self.wrong("must be text")
            return ""
        return self.node.value.strip()

    def id(self) -> str:
        """The text, fit to name a dossier or an issue."""
        value = self.text()
        if value and not _ID.fullmatch(value):
            self.wrong(f"{value!r} must be lower-case letters, digits and single hyphens")
        return value

    def day(self) -> date | None:
        """The day."""
        value = self.text()
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            self.wrong(f"{value!r} is no day such as 2022-01-12")
            return None

    def by_language(self) -> dict[str, Field]:
        """The fields by language code, one at least."""
        fields = self.mapping()
        for code, field in list(fields.items()):
            if not _LANGUAGE.fullmatch(code):
                field.wrong(f"{code!r} is no language code such as fr")
                del fields[code]
        if self.node.value == {}:
            self.wrong("must name at least one language")
        return fields

    def texts(self) -> dict[str, str]:
        """A text by language code."""
        return {code: field.text() for code, field in self.by_language().items()}
