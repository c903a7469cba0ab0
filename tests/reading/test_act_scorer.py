from __future__ import annotations

import base64
from array import array

import pytest

from detente.anchor import Span
from detente.reading import act_scorer, acts, conditions
from detente.reading.act_features import Before, features
from detente.reading.language import Language, load
from detente.record import ACTS
from tests.reading.bare import attribution, bare_page, marked

FR = load("fr")


def packed(rows: list[list[int]]) -> str:
    return base64.b64encode(array("b", [one for row in rows for one in row]).tobytes()).decode()


class Taught(Language):
    """French with a scorer that knows four signs."""

    weights = {  # noqa: RUF012 - a test's own
        "acts": ["assert", "warn"], "bias": [0.0, 0.0], "unit": 0.1, "doubt": 0.7,
        "trusted": ["exiger demand"],
        "signs": ["before:warn", "frame:indirect", "mark:!", "word:glace"],
        "sign_weights": packed([[0, 70], [0, 5], [0, 100], [35, 0]]),
    }  # fmt: skip

    def table(self, name: str) -> dict:
        return self.weights if name == "act_weights" else {}


def seen(example: str, language: Language):
    text, start, end = marked(example)
    page = bare_page(text, language)
    found = attribution(page, (Span.cut(text, end + 1, len(text)),), Span.cut(text, start, end))
    return page, found


def classify(example: str, language: Language):
    page, found = seen(example, language)
    return acts.classify(found, page, conditions.find(found.content, page))


def test_what_scores_highest_is_the_act_and_its_signs_are_the_evidence():
    act = classify("[crie] que la digue cède !", Taught("fr"))
    assert act.act == "warn"
    assert act.evidence == ("act warn: mark:! (+10.0)", "act warn: frame:indirect (+0.5)")


def test_a_word_is_a_sign():
    act = classify("[crie] que la glace fond", Taught("fr"))
    assert (act.act, act.evidence) == ("assert", ("act assert: word:glace (+3.5)",))


def test_what_was_done_before_is_a_sign():
    page, found = seen("[crie] que le port ferme", Taught("fr"))
    act, own = acts.follow(found, page, None, before=Before("warn", frozenset()))
    assert act.evidence[0] == "act warn: before:warn (+7.0)"
    assert own == Before("assert", frozenset()), "the next statement sees what the entries made of this one"


def test_who_goes_on_speaking_is_a_sign():
    page, found = seen("[crie] que le port ferme", FR)
    for speakers, same in ((frozenset({"a"}), True), (frozenset({"b"}), False), (frozenset(), False)):
        sight = acts.observe(found, page, None, None, speakers, Before("warn", frozenset({"a"})))
        assert ("before:same warn" in features(sight, "assert", 0.5)) == same


def test_in_doubt_the_entries_stand():
    act = classify("[dit] que la digue risquait de céder", Taught("fr"))
    assert act.evidence[0].startswith("act warn: acts.")


def test_a_trusted_cue_needs_no_scorer():
    act = classify("[exige] que la digue tienne !", Taught("fr"))
    assert act.evidence == ("act demand: acts.exiger (+5)",)


def test_red_lines_stay_with_the_entries():
    act = classify("[crie] que la digue est une ligne rouge !", Taught("fr"))
    assert act.act == "warn"
    assert act.red_line
    assert act.evidence[-1] == "red line: acts.red-line"


def test_a_language_without_weights_has_no_scorer():
    assert act_scorer.load(Language("la")) is None


@pytest.fixture(scope="module", params=["en", "fr", "ru"])
def language(request) -> Language:
    return load(request.param)


def test_the_weights_are_whole(language):
    scorer = act_scorer.load(language)
    assert scorer.acts == ACTS
    assert len(scorer.bias) == len(ACTS)
    assert len(scorer.signs.weights) == len(scorer.signs.place) * scorer.signs.width
    assert scorer.signs.width == len(ACTS)
    assert 0 < scorer.doubt < 1


def test_the_weights_know_the_entries_of_today(language):
    scorer = act_scorer.load(language)
    ids = {entry["id"] for group in language.data("acts").values() for entry in group}
    named = {
        sign.removeprefix("vote:").rpartition(" ")[0]
        for sign in scorer.signs.place
        if sign.startswith("vote:")
    }
    assert named, "entries are signs"
    assert named <= ids, "train the scorer anew: scripts/train_acts.py"
    assert {one.rpartition(" ")[0] for one in scorer.trusted} <= ids


def test_signs_are_named_once_and_words_hold_no_marks():
    page, found = seen("[a dit] que le port, le port ! et 12 quais sont à elle", FR)
    named = features(acts.observe(found, page, None), "assert", 0.5)
    assert len(named) == len(set(named))
    told = [sign.removeprefix("word:") for sign in named if sign.startswith("word:")]
    assert told == ["que", "le", "port", "et", "quais", "sont", "à", "elle"]
