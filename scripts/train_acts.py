"""Train the scorer of acts, all languages together: `scripts/train_acts.py`; `--ablate` shows what each group is worth.

Cross-validates by document, measures on the labels kept for it, then learns from all others and writes
`lang/<code>/act_weights.json` of each language. Signs that no language owns (entries of one id, their sums, who is
named, the frame, the statement before) have one weight for all; words, cues and openings have their language's own.
With OPENBLAS_NUM_THREADS=1 the same input gives the same bytes. Needs numpy, which comes with the development
requirements, and the folder of gold and corpora beside the repository.
"""

from __future__ import annotations

import argparse
import base64
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import act_statements
import corpus_gold
from act_learning import Floats, Matrix, Weights, learn, matrix
from act_statements import Example
from detente.reading.act_features import USUAL, features
from detente.reading.language import load
from detente.record import ACTS

FOLDS = 5
LEAST = 2  # examples that must show a sign
SURE = 0.9  # share of right choices from which a cue's entry is believed without more ado
DOUBT = 0.4  # a choice less likely than this is left to the entries
SHIFT = 0.5  # how far the acts' shares are moved from those of the examples towards those of the dispatches
DISPATCH = 2.0  # examples that a statement of the development dispatches counts as
PENALTY = 2.0  # of large weights
WORTH = {
    "vote": 1.0, "sum": 1.0, "best": 1.0, "mark": 0.5, "cue": 0.3, "rule": 0.3, "frame": 0.3, "side": 0.25,
    "party": 0.25, "opens": 0.2, "speaker": 0.2, "before": 0.3, "word": 0.3,
}  # fmt: skip
"""How freely the weights of a group may grow: the value of its signs in training, folded into the weights after."""
SHARED = frozenset({"vote", "sum", "best", "mark", "frame", "side", "speaker", "before"})
"""Groups whose signs mean the same in any language."""


@dataclass(frozen=True)
class Learner:
    """What training needs besides examples."""

    cues: dict[str, frozenset[str]]  # by language, the ids of the entries that read cues
    without: str = ""  # a group of signs left out

    def signs(self, example: Example) -> list[str]:
        """The example's signs, those of a language under its code."""
        named = features(example.seen, example.rules.act, example.rules.confidence)
        return [
            sign if group in SHARED else f"{example.language} {sign}"
            for sign in named
            if (group := sign.partition(":")[0]) != self.without
        ]

    def matrix(self, examples: Sequence[Example], names: dict[str, int]) -> Matrix:
        """The examples' signs that have names."""
        return matrix([self.signs(one) for one in examples], names, _worth)

    def learn(self, examples: Sequence[Example]) -> Weights:
        """The weights that the examples teach."""
        counts = Counter(sign for one in examples for sign in self.signs(one))
        names = {sign: i for i, sign in enumerate(sorted(s for s, count in counts.items() if count >= LEAST))}
        worth = np.array([DISPATCH if one.source == "dispatch" else 1.0 for one in examples])
        return learn(self.matrix(examples, names), names, _classes(examples), len(ACTS), worth, PENALTY)

    def believes(self, examples: Sequence[Example], language: str) -> frozenset[str]:
        """The cue entries after which the entries' choice is nearly always right, plain telling apart."""
        right: Counter[str] = Counter()
        seen: Counter[str] = Counter()
        for one in examples:
            for vote in one.seen.votes if one.language == language else ():
                if vote.entry["id"] in self.cues[language] and vote.act != USUAL:
                    key = f"{vote.entry['id']} {vote.act}"
                    seen[key] += 1
                    right[key] += vote.act == one.act == one.rules.act
        return frozenset(key for key, n in seen.items() if n > 1 and (right[key] + SURE) / (n + 1) >= SURE)


@dataclass(frozen=True)
class Judge:
    """What was learned: the weights, and by language what is believed and how far acts' shares are moved."""

    weights: Weights
    trusted: dict[str, frozenset[str]]
    shift: dict[str, Floats]

    def scores(self, learner: Learner, examples: Sequence[Example]) -> Floats:
        """Rows by acts."""
        plain = self.weights.scores(learner.matrix(examples, self.weights.names))
        moved: Floats = plain + np.array([self.shift[one.language] for one in examples])
        return moved

    def believed(self, examples: Sequence[Example]) -> NDArray[np.bool_]:
        """Which examples are left to their cue's entry."""
        return np.array([_sure(one, self.trusted[one.language]) for one in examples])


def judge(learner: Learner, examples: Sequence[Example]) -> Judge:
    """What the examples teach."""
    trusted = {code: learner.believes(examples, code) for code in learner.cues}
    doubtful = [one for one in examples if not _sure(one, trusted[one.language])]
    return Judge(learner.learn(doubtful), trusted, {code: _shift(doubtful, code) for code in learner.cues})


def main() -> None:
    """Measure, then write the weights."""
    arguments = _arguments()
    codes = sorted(corpus_gold.ACTS)
    training = [one for code in codes for one in act_statements.training(arguments.shared, code)]
    kept = [one for code in codes for one in act_statements.labelled(arguments.shared, code, measured=True)]
    learner = Learner(
        {code: frozenset(entry["id"] for entry in load(code).data("acts")["cues"]) for code in codes}
    )
    print(f"{len(training)} statements to learn from, {len(kept)} to measure")
    for without in ("", *(WORTH if arguments.ablate else ())):
        cross_validated(replace(learner, without=without), training)
    found = judge(learner, training)
    _print("kept for measuring", kept, found.scores(learner, kept), found.believed(kept), full=True)
    for code in codes:
        target = Path(str(resources.files("detente.lang"))) / code / "act_weights.json"
        text = json.dumps(_packed(found, code), ensure_ascii=False)
        target.write_text(text + "\n", encoding="utf-8")
        print(f"{code}/{target.name}: {target.stat().st_size / 1000:.0f} kB")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument(
        "--shared", type=Path, default=Path("../shared"), help="the folder with gold/ and corpora/"
    )
    parser.add_argument("--ablate", action="store_true", help="cross-validate without each group, too")
    return parser.parse_args()


def cross_validated(learner: Learner, examples: list[Example]) -> None:
    """Print how entries, model and both together do on documents that the model has not seen."""
    fold = [int(sha256(one.document.encode()).hexdigest(), 16) % FOLDS for one in examples]
    scores = np.zeros((len(examples), len(ACTS)))
    believed = np.zeros(len(examples), dtype=bool)
    for k in range(FOLDS):
        found = judge(learner, [one for one, at in zip(examples, fold, strict=True) if at != k])
        held = [i for i, at in enumerate(fold) if at == k]
        scores[held] = found.scores(learner, [examples[i] for i in held])
        believed[held] = found.believed([examples[i] for i in held])
    name = f"cross-validated without {learner.without}" if learner.without else "cross-validated"
    _print(name, examples, scores, believed, full=not learner.without)


def _print(
    name: str, examples: list[Example], scores: Floats, believed: NDArray[np.bool_], *, full: bool
) -> None:
    """How the entries alone, the model alone and both together choose; by source and confidence when `full`."""
    told = [one.act for one in examples]
    rules = [one.rules.act for one in examples]
    model = [ACTS[i] for i in scores.argmax(axis=1)]
    doubted = believed | (_likelihood(scores) < DOUBT)
    both = [rule if sure else one for rule, one, sure in zip(rules, model, doubted, strict=True)]
    print(name)
    for code in sorted({one.language for one in examples}):
        own = [i for i, one in enumerate(examples) if one.language == code]
        for source in ("", *(sorted({examples[i].source for i in own}) if full else ())):
            at = [i for i in own if source in ("", examples[i].source)]
            print(f"  {code} {source or 'all':<20}{len(at):>6}", end="")
            for title, found in (("entries", rules), ("model", model), ("both", both)):
                right, f1 = _figures([told[i] for i in at], [found[i] for i in at])
                print(f"  {title} {100 * right:.1f} ({100 * f1:.1f})", end="")
            print()
    if full:
        _print_reliability(told, model, scores, believed)


def _print_reliability(
    told: list[str], model: list[str], scores: Floats, believed: NDArray[np.bool_]
) -> None:
    """What confidence is worth: the share right among the model's choices of each tenth of confidence."""
    tenth = np.floor(_likelihood(scores) * 10).clip(0, 9)
    right = np.array([a == b for a, b in zip(told, model, strict=True)])
    for low in range(10):
        within = (tenth == low) & ~believed
        if within.any():
            print(
                f"  confidence from {low / 10}: {within.sum():>5} choices, right {100 * right[within].mean():.1f}%"
            )


def _likelihood(scores: Floats) -> Floats:
    """Of the likeliest act, by row."""
    share = np.exp(scores - scores.max(axis=1, keepdims=True))
    likeliest: Floats = (share / share.sum(axis=1, keepdims=True)).max(axis=1)
    return likeliest


def _figures(told: list[str], found: list[str]) -> tuple[float, float]:
    pairs = Counter(zip(told, found, strict=True))
    names = {act for pair in pairs for act in pair}
    either = {name: sum(n * ((a == name) + (b == name)) for (a, b), n in pairs.items()) for name in names}
    scores = [2 * pairs[name, name] / either[name] for name in sorted(names)]
    return sum(pairs[name, name] for name in names) / len(told), sum(scores) / len(scores)


def _classes(examples: Sequence[Example]) -> NDArray[np.int64]:
    return np.array([ACTS.index(one.act) for one in examples])


def _shift(examples: Sequence[Example], language: str) -> Floats:
    """How far each act's score is moved for a language: towards the shares of the dispatches of all languages."""
    own = _shares([one for one in examples if one.language == language])
    moved: Floats = SHIFT * np.log(_shares([one for one in examples if one.source == "dispatch"]) / own)
    return moved


def _shares(examples: Sequence[Example]) -> Floats:
    """Each act's share, one example more of each thrown in."""
    counts = np.bincount(_classes(examples), minlength=len(ACTS)) if examples else np.zeros(len(ACTS))
    shares: Floats = (counts + 1) / (len(examples) + len(ACTS))
    return shares


def _worth(sign: str) -> float:
    return WORTH[sign.partition(":")[0].rpartition(" ")[2]]


def _sure(example: Example, trusted: frozenset[str]) -> bool:
    return any(f"{vote.entry['id']} {vote.act}" in trusted for vote in example.seen.votes)


def _packed(found: Judge, code: str) -> dict[str, Any]:
    """The weights of a language as signed bytes: those of all languages, and its own."""
    entries = {entry["id"] for group in load(code).data("acts").values() for entry in group}
    rows = {
        name: found.weights.signs[i] * _worth(sign)
        for sign, i in found.weights.names.items()
        if (name := _own(sign, code, entries))
    }
    unit = max(float(np.abs(row).max()) for row in rows.values()) / 127
    packed = {name: np.rint(row / unit).astype(np.int8) for name, row in sorted(rows.items())}
    told = [name for name, row in packed.items() if row.any()]
    bias = found.weights.bias + found.shift[code]
    return {
        "acts": list(ACTS),
        "bias": [round(float(one), 4) for one in bias],
        "unit": unit,
        "doubt": DOUBT,
        "trusted": sorted(found.trusted[code]),
        "signs": told,
        "sign_weights": base64.b64encode(b"".join(packed[name].tobytes() for name in told)).decode(),
    }


def _own(sign: str, code: str, entries: Iterable[str]) -> str:
    """The sign's name in the language; "" when it has none there."""
    group = sign.partition(":")[0]
    if group not in SHARED:
        return sign.removeprefix(f"{code} ") if group.startswith(f"{code} ") else ""
    if group == "vote" and sign.removeprefix("vote:").rpartition(" ")[0] not in entries:
        return ""
    return sign


if __name__ == "__main__":
    main()
