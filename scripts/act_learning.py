"""Word vectors and multinomial logistic regression in numpy, small enough to read; no random numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

CONTEXTS = 2500  # the most frequent words serve as contexts, each to the left and to the right
REACH = ((1, 1.0), (2, 0.7), (3, 0.5), (4, 0.3))  # how far a context may stand, and what it counts for
SIZE = 100  # of a word vector
RARE = 8  # words seen less often get none
COMMON = 400  # nor does what makes up more than a 400th of all words
MEMORY = 8  # steps that the search remembers


@dataclass(frozen=True)
class Vectors:
    """A vector a word, as long as the word is telling: rare words' longest."""

    index: dict[str, int]
    rows: Floats  # words by SIZE

    def mean(self, words: Sequence[str]) -> Floats:
        """The sum of the known words' vectors over the root of their number and two."""
        known = [self.index[word] for word in words if word in self.index]
        total: Floats = self.rows[known].sum(axis=0) / np.sqrt(len(known) + 2)
        return total


def vectors(paragraphs: Iterable[Sequence[str]]) -> Vectors:
    """Positive pointwise information of words and their neighbours, reduced to its main directions."""
    held = [list(words) for words in paragraphs]
    counts = Counter(word for words in held for word in words)
    names = sorted((word for word, count in counts.items() if count >= RARE), key=lambda w: (-counts[w], w))
    place = {word: i for i, word in enumerate(names)}
    stream = np.array([i for words in held for i in [*(place.get(word, -1) for word in words), *[-1] * 4]])
    table = np.zeros((len(names), 2 * CONTEXTS), dtype=np.float32)
    for distance, weight in REACH:
        left, right = stream[:-distance], stream[distance:]
        pair = (left >= 0) & (right >= 0)
        left, right = left[pair], right[pair]
        near = right < CONTEXTS
        np.add.at(table, (left[near], right[near]), weight)
        near = left < CONTEXTS
        np.add.at(table, (right[near], CONTEXTS + left[near]), weight)
    total = table.sum()
    often = table.sum(axis=0, keepdims=True) ** 0.75
    often *= total / often.sum()
    expected = table.sum(axis=1, keepdims=True) * often + 1e-6
    table = np.log(np.maximum(table * total / expected, 1.0)).astype(np.float32)
    values, directions = np.linalg.eigh((table.T @ table).astype(np.float64))
    rows = (table @ directions[:, -SIZE:]) / np.maximum(values[-SIZE:], 1e-9) ** 0.25
    rows /= np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9
    everything = sum(counts.values())
    telling = np.array([min(1.0, np.log(everything / counts[word]) / 12) for word in names])
    kept = [i for i, word in enumerate(names) if counts[word] < everything / COMMON and word[0].isalpha()]
    return Vectors({names[i]: k for k, i in enumerate(kept)}, (rows * telling[:, None])[kept])


@dataclass(frozen=True)
class Matrix:
    """Rows of named signs, each sign with a value, beside dense columns."""

    row: NDArray[np.int64]
    column: NDArray[np.int64]
    value: Floats
    dense: Floats  # rows by dense columns

    @property
    def rows(self) -> int:
        """How many."""
        return len(self.dense)


@dataclass(frozen=True)
class Weights:
    """What regression finds: a weight for each sign and dense column by class, and the classes' bias."""

    names: dict[str, int]
    signs: Floats
    dense: Floats
    bias: Floats

    def scores(self, matrix: Matrix) -> Floats:
        """Rows by classes."""
        return _scores(matrix, self.signs, self.dense, self.bias)


def matrix(
    rows: Sequence[Sequence[str]], names: dict[str, int], value: Callable[[str], float], dense: Floats
) -> Matrix:
    """The signs of each row that have a name, with `value` of the sign."""
    held = [(r, names[sign], value(sign)) for r, signs in enumerate(rows) for sign in signs if sign in names]
    columns: tuple[Any, ...] = tuple(zip(*held, strict=True)) if held else ((), (), ())
    return Matrix(
        np.array(columns[0], dtype=np.int64),
        np.array(columns[1], dtype=np.int64),
        np.array(columns[2], dtype=np.float64),
        dense,
    )


def learn(
    seen: Matrix, names: dict[str, int], classes: NDArray[np.int64], count: int, *, steps: int = 60
) -> Weights:
    """The weights under which the classes are likeliest, large ones penalised."""
    wide, deep = len(names) * count, seen.dense.shape[1] * count
    target = np.eye(count)[classes]
    start = np.log(target.sum(axis=0) + 1) - np.log(len(classes))

    def parts(x: Floats) -> tuple[Floats, Floats, Floats]:
        return (
            x[:wide].reshape(-1, count),
            x[wide : wide + deep].reshape(-1, count),
            x[wide + deep :],
        )

    def loss(x: Floats) -> tuple[float, Floats]:
        signs, dense, bias = parts(x)
        score = _scores(seen, signs, dense, bias)
        score -= score.max(axis=1, keepdims=True)
        share = np.exp(score)
        whole = share.sum(axis=1, keepdims=True)
        missed = share / whole - target
        slope = np.concatenate(
            [
                (_sums(missed[seen.row] * seen.value[:, None], seen.column, len(names)) + signs).ravel(),
                (seen.dense.T @ missed + dense).ravel(),
                missed.sum(axis=0),
            ]
        )
        size = 0.5 * float((signs * signs).sum() + (dense * dense).sum())
        return size - float((score * target).sum() - np.log(whole).sum()), slope

    found = _descend(loss, np.concatenate([np.zeros(wide + deep), start]), steps)
    return Weights(names, *parts(found))


def _scores(seen: Matrix, signs: Floats, dense: Floats, bias: Floats) -> Floats:
    from_signs = _sums(signs[seen.column] * seen.value[:, None], seen.row, seen.rows)
    total: Floats = from_signs + seen.dense @ dense + bias
    return total


def _sums(values: Floats, keys: NDArray[np.int64], count: int) -> Floats:
    """The sum of the values' rows by key."""
    return np.stack(
        [np.bincount(keys, weights=values[:, k], minlength=count) for k in range(values.shape[1])], axis=1
    )


def _descend(loss: Callable[[Floats], tuple[float, Floats]], x: Floats, steps: int) -> Floats:
    """L-BFGS (Nocedal & Wright, Numerical Optimization, algorithm 7.4) with halved steps."""
    value, slope = loss(x)
    past: list[tuple[Floats, Floats]] = []
    for _ in range(steps):
        way = slope.copy()
        shares = []
        for move, turn in reversed(past):
            share = (move @ way) / (turn @ move)
            shares.append(share)
            way -= share * turn
        way *= (past[-1][0] @ past[-1][1]) / (past[-1][1] @ past[-1][1]) if past else 10 / np.abs(slope).sum()
        for (move, turn), share in zip(past, reversed(shares), strict=True):
            way += move * (share - (turn @ way) / (turn @ move))
        length = 1.0
        for _ in range(15):
            reached, new = loss(x - length * way)
            if reached <= value - 1e-4 * length * float(slope @ way):
                break
            length /= 2
        x = x - length * way
        if -length * float((new - slope) @ way) > 1e-10:
            past = [*past, (-length * way, new - slope)][-MEMORY:]
        if value - reached < 1e-5 * abs(value):
            return x
        value, slope = reached, new
    return x
