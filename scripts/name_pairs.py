"""Score who is who on pairs of names, half of them different people: `python scripts/name_pairs.py [--errors]`.

A merge is right when the pair is one person. The pairs with odd numbers served development, those with even ones did not.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from detente.actors import lookup, registry
from detente.actors.identity import Appearance, Match, match
from detente.actors.roles import role
from detente.reading.role_titles import office

PAIRS = Path(__file__).resolve().parents[1] / "benchmarks" / "name_pairs.yml"
Side = dict[str, Any]
Judged = tuple[Any, bool, Match | None]
"""A pair, whether it was merged, and the score of its names."""


def main() -> int:
    """Print precision and recall of merges, seen and unseen, and what each kind of pair comes to."""
    judged = judged_pairs()
    for part, wanted in (("all", (0, 1)), ("seen (odd)", (1,)), ("unseen (even)", (0,))):
        print(f"{part:14}", _figures([one for one in judged if int(one[0]["id"][1:]) % 2 in wanted]))
    _kinds(judged)
    if "--errors" in sys.argv[1:]:
        for pair, merged, found in judged:
            if merged != pair["same"]:
                why = f"{found.score} {found.evidence}" if found else "names rule it out"
                print(pair["id"], pair["one"], pair["other"], why)
    return 0


def judged_pairs() -> list[Judged]:
    """Return every pair of the file with what becomes of it."""
    pairs = yaml.safe_load(PAIRS.read_text(encoding="utf-8"))["pairs"]
    return [(pair, *judge(appearance(pair["one"]), appearance(pair["other"]))) for pair in pairs]


def figures(judged: list[Judged]) -> tuple[float, float]:
    """Return precision and recall of the merges; 1 where nothing is merged, or nothing to merge."""
    right = sum(merged and pair["same"] for pair, merged, _ in judged)
    merges, same = sum(merged for _, merged, _ in judged), sum(pair["same"] for pair, _, _ in judged)
    return right / merges if merges else 1.0, right / same if same else 1.0


def appearance(side: Side) -> Appearance:
    """Return a side of a pair as an appearance."""
    party = registry.by_code().get(side.get("party") or "")
    words = side.get("role") or ""
    fact, said = office(words, side["language"]), role(words)
    parties = {party or (fact.state if fact else None)} - {None}
    offices = (
        {(one, fact.domain, fact.state or party) for one in fact.offices}
        if fact and not fact.former
        else set()
    )
    if said is not None and said.office is not None and not offices:
        offices = {(said.office, said.domain, party)}
    year = int(side["when"][:4]) if side.get("when") else None
    return Appearance(
        {side["language"]: (side["name"],)}, None, frozenset(filter(None, parties)), frozenset(offices),
        frozenset([said.field] if said else []), bool(words), (year, year) if year else None,
    )  # fmt: skip


def judge(one: Appearance, other: Appearance) -> tuple[bool, Match | None]:
    """Return whether the two are joined, by what is known of either first, and the score of the pair itself."""
    found = match(one, other)
    known = [_known(side) for side in (one, other)]
    if all(known):
        return known[0] == known[1], found
    return found is not None and found.sure, found


def _known(side: Appearance) -> str | None:
    sure = [actor for actor, found in lookup.people().matches(side) if found.sure]
    return sure[0] if len(sure) == 1 else None


def _figures(judged: list[Judged]) -> str:
    precision, recall = figures(judged)
    proposed = sum(
        not merged and pair["same"] and found is not None and found.proposed for pair, merged, found in judged
    )
    return (
        f"pairs {len(judged)}  merges {sum(merged for _, merged, _ in judged)}  precision {precision:.3f}  "
        f"recall {recall:.3f}  same but only proposed {proposed}"
    )


def _kinds(judged: list[Judged]) -> None:
    counted = Counter((pair["kind"], pair["same"], merged) for pair, merged, _ in judged)
    for kind in sorted({kind for kind, _, _ in counted}):
        print(
            f"  {kind:16} same {counted[kind, True, True]:3} of "
            f"{counted[kind, True, True] + counted[kind, True, False]:3} merged   different "
            f"{counted[kind, False, True]:3} of {counted[kind, False, True] + counted[kind, False, False]:3} merged"
        )


if __name__ == "__main__":
    raise SystemExit(main())
