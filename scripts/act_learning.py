"""Multinomial logistic regression over named signs in numpy, small enough to read; no random numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

MEMORY = 8  # steps that the search remembers


@dataclass(frozen=True)
class Matrix:
    """Rows of named signs, each sign with a value."""

    row: NDArray[np.int64]
    column: NDArray[np.int64]
    value: Floats
    rows: int


@dataclass(frozen=True)
class Weights:
    """What regression finds: a weight for each sign by class, and the classes' bias."""

    names: dict[str, int]
    signs: Floats
    bias: Floats

    def scores(self, matrix: Matrix) -> Floats:
        """Rows by classes."""
        return _scores(matrix, self.signs, self.bias)


def matrix(rows: Sequence[Sequence[str]], names: dict[str, int], value: Callable[[str], float]) -> Matrix:
    """The signs of each row that have a name, with `value` of the sign."""
    held = [(r, names[sign], value(sign)) for r, signs in enumerate(rows) for sign in signs if sign in names]
    columns: tuple[Any, ...] = tuple(zip(*held, strict=True)) if held else ((), (), ())
    return Matrix(
        np.array(columns[0], dtype=np.int64),
        np.array(columns[1], dtype=np.int64),
        np.array(columns[2], dtype=np.float64),
        len(rows),
    )


def learn(
    seen: Matrix, names: dict[str, int], classes: NDArray[np.int64], count: int, worth: Floats, penalty: float,
    *, steps: int = 60,
) -> Weights:  # fmt: skip
    """The weights under which the classes are likeliest, each row counting as its `worth`, large ones penalised."""
    wide = len(names) * count
    target = np.eye(count)[classes]
    start = np.log((target * worth[:, None]).sum(axis=0) + 1) - np.log(worth.sum())

    def loss(x: Floats) -> tuple[float, Floats]:
        signs, bias = x[:wide].reshape(-1, count), x[wide:]
        score = _scores(seen, signs, bias)
        score -= score.max(axis=1, keepdims=True)
        share = np.exp(score)
        whole = share.sum(axis=1, keepdims=True)
        missed = (share / whole - target) * worth[:, None]
        slope = _sums(missed[seen.row] * seen.value[:, None], seen.column, len(names)) + penalty * signs
        size = 0.5 * penalty * float((signs * signs).sum())
        missing = float((worth * ((score * target).sum(axis=1) - np.log(whole[:, 0]))).sum())
        return size - missing, np.concatenate([slope.ravel(), missed.sum(axis=0)])

    found = _descend(loss, np.concatenate([np.zeros(wide), start]), steps)
    return Weights(names, found[:wide].reshape(-1, count), found[wide:])


def _scores(seen: Matrix, signs: Floats, bias: Floats) -> Floats:
    total: Floats = _sums(signs[seen.column] * seen.value[:, None], seen.row, seen.rows) + bias
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
