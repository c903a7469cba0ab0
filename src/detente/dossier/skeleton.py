"""The file that a new dossier begins with, and a dossier written out as such a file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from importlib import resources

from detente.dossier.model import Dossier, Issue
from detente.errors import UsageError

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def skeleton(name: str, file: str) -> str:
    """A commented file for the dossier `name`; UsageError when that can't be its id."""
    if not _ID.fullmatch(name):
        raise UsageError(
            "dossier-name", f"{name!r} can't name a dossier: lower-case letters, digits and single hyphens"
        )
    text = resources.files("detente.dossier").joinpath("skeleton.txt").read_text(encoding="utf-8")
    return text.format(id=name, title=quoted(name.replace("-", " ").capitalize()), file=file)


def quoted(text: str) -> str:
    """The text as YAML takes it, whatever is in it."""
    return json.dumps(text, ensure_ascii=False)


def written(dossier: Dossier) -> str:
    """The dossier as a YAML file that says the same."""
    return "\n".join(_lines(dossier)) + "\n"


def _lines(dossier: Dossier) -> Iterator[str]:
    yield f"id: {dossier.id}"
    yield from _texts("title", dossier.title, "")
    if dossier.parties:
        yield f"parties: [{', '.join(map(quoted, dossier.parties))}]"
    days = zip(("start", "end"), dossier.window, strict=True)
    if window := ", ".join(f"{key}: {day.isoformat()}" for key, day in days if day):
        yield f"window: {{{window}}}"
    if dossier.subject:
        yield "subject:"
        for code, patterns in dossier.subject.items():
            yield f"  {code}: [{', '.join(map(quoted, patterns))}]"
    if dossier.sources:
        yield "sources:"
        yield from (f"  - {quoted(source)}" for source in dossier.sources)
    yield "issues:"
    for issue in dossier.issues:
        yield from _issue(issue)


def _issue(issue: Issue) -> Iterator[str]:
    yield f"  - id: {issue.id}"
    if issue.broader:
        yield f"    broader: {issue.broader}"
    yield from _texts("proposition", issue.proposition, "    ")
    if issue.labels:
        yield "    labels:"
        for code, forms in issue.labels.items():
            yield f"      {code}: [{', '.join(map(quoted, forms))}]"
    for group, phrasing in (("terms", False), ("phrasings", True)):
        by_language = {
            code: [term for term in terms if term.phrasing == phrasing] for code, terms in issue.terms.items()
        }
        if any(by_language.values()):
            yield f"    {group}:"
        for code, terms in by_language.items():
            if terms:
                yield f"      {code}:"
            for term in terms:
                yield f"        - {{words: {quoted(term.pattern)}, side: {term.side}}}"


def _texts(name: str, by_language: Mapping[str, str], indent: str) -> Iterator[str]:
    yield f"{indent}{name}:"
    yield from (f"{indent}  {code}: {quoted(text)}" for code, text in by_language.items())
