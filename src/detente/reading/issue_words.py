"""The words of one language that say on which side of a matter somebody is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from detente.dossier.model import Dossier
from detente.reading import attitudes
from detente.reading.language import Language
from detente.reading.patterns import Lexicon


@dataclass(frozen=True, slots=True)
class Turns:
    """What turns sides round or ties judgements to matters."""

    negations: Lexicon
    reversers: Lexicon
    promoters: Lexicon
    oppositions: Lexicon
    contrasts: Lexicon
    coordinators: Lexicon
    relatives: Lexicon
    passives: Lexicon
    purposes: Lexicon
    schedules: Lexicon
    topics: Lexicon
    questions: Lexicon
    clauses: Lexicon
    terms: Lexicon
    judgements: Lexicon


_GROUPS = (
    "negations", "reversers", "promoters", "oppositions", "contrasts", "coordinators", "relatives", "passives",
    "purposes", "schedules", "topics", "questions", "clauses", "terms",
)  # fmt: skip


def turns(language: Language) -> Turns:
    """`issues.yml` compiled."""
    data = language.data("issues")
    found = {group: Lexicon(data.get(group, []), {}) for group in _GROUPS}
    return Turns(judgements=attitudes.lexicon(language), **found)


@lru_cache(maxsize=64)
def terms(dossier: Dossier, code: str) -> Lexicon:
    """The words that name the dossier's issues in a language."""
    return Lexicon(
        [
            {"issue": issue.id, "pattern": term.pattern, "side": term.side, "phrasing": term.phrasing}
            for issue in dossier.issues
            for term in issue.terms.get(code, ())
        ],
        {},
    )
