"""The one offset check: a span is half-open, in code points, and carries the characters it covers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`text[start:end] == exact`, always; `cut` is the only way the product makes one."""

    start: int
    end: int
    exact: str

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Span:
        """The span of `text` from `start` to `end`; ValueError when it lies outside or is empty."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no span {start}:{end} in a text of {len(text)} characters")
        return cls(start, end, text[start:end])

    def holds(self, text: str) -> bool:
        """True when the span still covers its own words in `text`."""
        return text[self.start : self.end] == self.exact

    def covers(self, other: Span) -> bool:
        """True when `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True when the two share a character."""
        return self.start < other.end and other.start < self.end

    def to_dict(self) -> dict[str, int | str]:
        """The contract's form: start, end, exact."""
        return {"start": self.start, "end": self.end, "exact": self.exact}
