from __future__ import annotations

from pathlib import Path

import pytest

from detente.cli.corrections import parsed
from detente.errors import InputError, UsageError
from detente.ledger import Ledger
from tests.cli import running
from tests.samples import TEXT, record


def run(*arguments, given=""):
    path = Path(arguments[arguments.index("--ledger") + 1])
    return running.run(*arguments, cwd=path.parent, stdin=given.encode())


@pytest.fixture
def path(tmp_path):
    with Ledger(tmp_path / "l.sqlite") as ledger:
        ledger.add(record())
    return tmp_path / "l.sqlite"


def review(path, keys, *more):
    return run("review", "--ledger", str(path), "--by", "A", *more, given=keys)


def made(path):
    with Ledger(path) as ledger:
        return [(one.entry, one.verdict, one.why, one.stands) for one in ledger.judgements()]


def test_keys_of_a_pipe_judge_in_the_order_of_the_queue(path):
    done = review(path, "a\nr not a quotation\n")
    assert done.status == 0
    assert made(path) == [("s1", "accept", "", True), ("s2", "reject", "not a quotation", True)]
    assert done.out.splitlines()[-1] == "accept: 1; reject: 1"
    assert "nothing to review" in review(path, "").out


def test_the_words_stand_in_their_place_and_are_marked(path):
    out = " ".join(review(path, "q\n").out.split())
    assert "« ⟦Nous négocierons […] si trois conditions sont remplies.⟧ »" in out
    assert "who Norvège (through Reuters)" in out
    assert "confidence 0.90, weight 9, rule fr.verb" in out
    assert "nothing was judged" in out


def test_looking_back_and_forth_decides_nothing(path):
    done = review(path, "k\nj\nk\n\nj\n")
    assert done.status == 0
    assert "this is the first one" in done.out
    assert "that was the last one" in done.out
    assert made(path) == []


def test_a_correction_is_typed_and_taken_back(path):
    done = review(path, "n look again\ne act=demand; speaker=; time=\nu\nu\nu\nq\n")
    assert [(verdict, stands) for _, verdict, _, stands in made(path)] == [
        ("note", False),
        ("correct", False),
    ]
    assert done.complaints == ["detente: there is nothing to take back"]


def test_what_is_wrong_is_said_and_the_next_key_counts(path):
    done = review(path, "r\nx\ne nonsense\ne speaker=Ana Nobody\na\nq\n")
    assert done.status == 3
    assert len(done.complaints) == 3
    assert "a accept as it is shown" in done.out
    assert [verdict for _, verdict, *_ in made(path)] == ["accept"]


def test_another_reviewer_may_judge_again(path):
    review(path, "e act=demand\nr no\n")
    done = run("review", "--ledger", str(path), "--by", "B", "--again", given="r an offer\na\n")
    assert "A: correct – act = demand" in done.out
    assert "[corrected]" in done.out
    with Ledger(path) as ledger:
        assert ledger.reviewed("s1").review.status == "disputed"
    told = run("agreement", "--ledger", str(path))
    assert [line.split() for line in told.out.splitlines() if line.startswith(" verdict")] == [
        ["verdict", "2", "2", "-0.500"]
    ]


def test_nobody_may_not_review(path):
    done = run("review", "--ledger", str(path), given="a\n")
    assert done.status == 2
    assert made(path) == []


def test_agreement_of_nobody(path):
    assert "two reviewers" in run("agreement", "--ledger", str(path)).out


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("act=demand", {"act": "demand"}),
        ("speaker=Russia, Otan; time=2022-01", {"speaker": ["Russia", "Otan"], "time": "2022-01"}),
        ("speaker=; issue=; time=", {"speaker": [], "issue": [], "time": None}),
        ("span=3-9", {"span": [[3, 9]]}),
        ("span=OSLO|3–9", {"span": [[0, 4], [3, 9]]}),
        ("issue=a, b; stance=a: for, b: open", {"issue": ["a", "b"], "stance": {"a": "for", "b": "open"}}),
        ("stance=for", {"stance": "for"}),
    ],
)
def test_what_is_typed_is_a_correction(typed, expected):
    assert parsed(typed, TEXT) == expected


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("", UsageError), ("colour=red", UsageError), ("span=", InputError), ("span=si", InputError), ("span=Paris", InputError)],
)  # fmt: skip
def test_what_is_typed_wrong_is_said(typed, kind):
    with pytest.raises(kind):
        parsed(typed, TEXT + " si")
