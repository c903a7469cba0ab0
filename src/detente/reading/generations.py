"""Names that tell generations apart: what is hung on a surname in small letters."""

from __future__ import annotations


def bare(name: str) -> str | None:
    """Return a name without what is hung on its surname ("Jane Doe-senior"); None where nothing is."""
    kept, _, suffix = name.rpartition("-")
    return kept if suffix[:1].islower() and " " not in suffix and kept[-1:].isalpha() else None
