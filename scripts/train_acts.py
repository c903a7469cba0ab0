"""Train the scorer of acts: `scripts/train_acts.py --language fr`; `--ablate` shows what each group is worth.

Cross-validates by document, measures on the labels kept for it, then learns from all others and writes
`lang/<code>/act_weights.json`. With OPENBLAS_NUM_THREADS=1 the same input gives the same bytes. Needs numpy, which
comes with the development requirements, and the folder of gold and corpora beside the repository.
"""

from __future__ import annotations

import argparse
import base64
import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import act_statements
from act_learning import Floats, Matrix, Vectors, Weights, learn, matrix, vectors
from act_statements import Example
from detente.reading.act_features import USUAL, content_words, features
from detente.reading.language import load
from detente.reading.tokens import tokenize
from detente.record import ACTS

FOLDS = 5
LEAST = 2  # examples that must show a sign
SURE = 0.9  # share of right choices from which a cue's entry is believed without more ado
DOUBT = 0.35  # a choice less likely than this is left to the entries
SHIFT = 0.5  # how far the acts' shares are moved from those of the examples towards those of the dispatches
WORTH = {
    "vote": 1.0, "sum": 1.0, "best": 1.0, "mark": 0.5, "cue": 0.3, "rule": 0.3, "frame": 0.3, "party": 0.25,
    "opens": 0.2, "speaker": 0.2, "word": 0.8,
}  # fmt: skip
"""How freely the weights of a group may grow: the value of its signs in training, folded into the weights after."""


@dataclass(frozen=True)
class Learner:
    """What training needs besides examples."""

    words: Vectors
    cues: frozenset[str]  # ids of the entries that read cues
    without: str = ""  # a group of signs left out

    def signs(self, example: Example) -> list[str]:
        """The example's signs."""
        named = features(example.seen, example.rules.act, example.rules.confidence)
        return [sign for sign in named if sign.partition(":")[0] != self.without]

    def matrix(self, examples: Sequence[Example], names: dict[str, int]) -> Matrix:
        """The examples' signs that have names, and their words' vectors."""
        worth = 0.0 if self.without == "word" else WORTH["word"]
        dense = np.array([self.words.mean(content_words(one.seen)) * worth for one in examples])
        return matrix([self.signs(one) for one in examples], names, _worth, dense)

    def learn(self, examples: Sequence[Example]) -> Weights:
        """The weights that the examples teach."""
        counts = Counter(sign for one in examples for sign in self.signs(one))
        kept = sorted(sign for sign, count in counts.items() if count >= LEAST)
        names = {sign: i for i, sign in enumerate(kept)}
        found = learn(self.matrix(examples, names), names, _classes(examples), len(ACTS))
        dispatches = [one for one in examples if one.source == "dispatch"]
        if not dispatches:
            return found
        shift = SHIFT * np.log(_shares(dispatches) / _shares(examples))
        return replace(found, bias=found.bias + shift)

    def believes(self, examples: Sequence[Example]) -> frozenset[str]:
        """The cue entries after which the entries' choice is nearly always right, plain telling apart."""
        right: Counter[str] = Counter()
        seen: Counter[str] = Counter()
        for one in examples:
            for vote in one.seen.votes:
                if vote.entry["id"] in self.cues and vote.act != USUAL:
                    key = f"{vote.entry['id']} {vote.act}"
                    seen[key] += 1
                    right[key] += vote.act == one.act == one.rules.act
        return frozenset(key for key, n in seen.items() if n > 1 and (right[key] + SURE) / (n + 1) >= SURE)


def main() -> None:
    """Measure, then write the weights."""
    arguments = _arguments()
    code: str = arguments.language
    training = act_statements.labelled(arguments.shared, code, measured=False)
    training += act_statements.documents(arguments.shared, code)
    kept = act_statements.labelled(arguments.shared, code, measured=True)
    cues = frozenset(entry["id"] for entry in load(code).data("acts")["cues"])
    learner = Learner(vectors(_paragraphs(arguments.shared, code)), cues)
    print(
        f"{len(training)} statements to learn from, {len(kept)} to measure, {len(learner.words.index)} words"
    )
    for without in ("", *(WORTH if arguments.ablate else ())):
        cross_validated(replace(learner, without=without), training)
    trusted = learner.believes(training)
    weights = learner.learn([one for one in training if not _sure(one, trusted)])
    if kept:
        _measure(learner, weights, trusted, kept, "kept for measuring")
    target = Path(str(resources.files("detente.lang"))) / code / "act_weights.json"
    target.write_text(
        json.dumps(_packed(weights, learner, trusted), ensure_ascii=False) + "\n", encoding="utf-8"
    )
    print(f"{target.name}: {target.stat().st_size / 1000:.0f} kB")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument(
        "--shared", type=Path, default=Path("../shared"), help="the folder with gold/ and corpora/"
    )
    parser.add_argument("--language", default="fr")
    parser.add_argument("--ablate", action="store_true", help="cross-validate without each group, too")
    return parser.parse_args()


def cross_validated(learner: Learner, examples: list[Example]) -> None:
    """Print how entries, model and both together do on documents that the model has not seen."""
    fold = [int(sha256(one.document.encode()).hexdigest(), 16) % FOLDS for one in examples]
    scores = np.zeros((len(examples), len(ACTS)))
    believed = np.zeros(len(examples), dtype=bool)
    for k in range(FOLDS):
        rest = [one for one, at in zip(examples, fold, strict=True) if at != k]
        held = [i for i, at in enumerate(fold) if at == k]
        trusted = learner.believes(rest)
        weights = learner.learn([one for one in rest if not _sure(one, trusted)])
        scores[held] = weights.scores(learner.matrix([examples[i] for i in held], weights.names))
        believed[held] = [_sure(examples[i], trusted) for i in held]
    name = f"cross-validated without {learner.without}" if learner.without else "cross-validated"
    _print(name, examples, scores, believed, full=not learner.without)


def _measure(
    learner: Learner, weights: Weights, trusted: frozenset[str], examples: list[Example], name: str
) -> None:
    scores = weights.scores(learner.matrix(examples, weights.names))
    _print(name, examples, scores, np.array([_sure(one, trusted) for one in examples]), full=True)


def _print(
    name: str, examples: list[Example], scores: Floats, believed: NDArray[np.bool_], *, full: bool
) -> None:
    """How the entries alone, the model alone and both together choose; by source and confidence when `full`."""
    told = [one.act for one in examples]
    rules = [one.rules.act for one in examples]
    model = [ACTS[i] for i in scores.argmax(axis=1)]
    doubted = believed | (_likelihood(scores) < DOUBT)
    both = [rule if sure else one for rule, one, sure in zip(rules, model, doubted, strict=True)]
    sources = [one.source for one in examples]
    for source in ("", *(sorted(set(sources)) if full else ())):
        at = [i for i, one in enumerate(sources) if source in ("", one)]
        print(f"{source or name:<34}{len(at):>6}", end="")
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


def _shares(examples: Sequence[Example]) -> Floats:
    """Each act's share, one example more of each thrown in."""
    counts = np.bincount(_classes(examples), minlength=len(ACTS))
    shares: Floats = (counts + 1) / (len(examples) + len(ACTS))
    return shares


def _worth(sign: str) -> float:
    return WORTH[sign.partition(":")[0]]


def _sure(example: Example, trusted: frozenset[str]) -> bool:
    return any(f"{vote.entry['id']} {vote.act}" in trusted for vote in example.seen.votes)


def _paragraphs(shared: Path, code: str) -> list[list[str]]:
    language = load(code)
    return [
        [token.low for token in tokenize(paragraph, 0, len(paragraph), language)]
        for text in act_statements.texts(shared, code)
        for paragraph in re.split(r"\n\s*\n", text)
    ]


def _packed(weights: Weights, learner: Learner, trusted: frozenset[str]) -> dict[str, Any]:
    """The weights as signed bytes; the words' are what their vectors add to each act."""
    names = list(weights.names)
    signs = weights.signs * np.array([[_worth(name)] for name in names])
    words = learner.words.rows @ weights.dense * WORTH["word"]
    unit, word_unit = float(np.abs(signs).max() / 127), float(np.abs(words).max() / 127)
    packed = np.rint(signs / unit).astype(np.int8)
    said = [i for i, row in enumerate(packed) if row.any()]
    told = list(learner.words.index)
    return {
        "acts": list(ACTS),
        "bias": [round(float(one), 4) for one in weights.bias],
        "unit": unit,
        "word_unit": word_unit,
        "doubt": DOUBT,
        "trusted": sorted(trusted),
        "signs": [names[i] for i in said],
        "sign_weights": base64.b64encode(packed[said].tobytes()).decode(),
        "words": told,
        "word_weights": base64.b64encode(np.rint(words / word_unit).astype(np.int8).tobytes()).decode(),
    }


if __name__ == "__main__":
    main()
