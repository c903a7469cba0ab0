from __future__ import annotations

import base64
from array import array

import pytest

from detente.anchor import Span
from detente.reading import act_scorer, acts, conditions
from detente.reading.act_features import content_words, features
from detente.reading.language import Language, load
from detente.record import ACTS
from tests.reading.bare import attribution, bare_page, marked

FR = load("fr")


def packed(rows: list[list[int]]) -> str:
    return base64.b64encode(array("b", [one for row in rows for one in row]).tobytes()).decode()


class Taught(Language):
    """French with a scorer that knows two signs and one word."""

    weights = {  # noqa: RUF012 - a test's own
        "acts": ["assert", "warn"], "bias": [0.0, 0.0], "unit": 0.1, "word_unit": 0.1, "doubt": 0.7,
        "trusted": ["exiger demand"],
        "signs": ["frame:indirect", "mark:!"], "sign_weights": packed([[0, 5], [0, 100]]),
        "words": ["glace"], "word_weights": packed([[60, 0]]),
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


def test_words_count_for_less_among_many():
    act = classify("[crie] que la glace fond", Taught("fr"))
    assert (act.act, act.evidence) == ("assert", ("act assert: word:glace (+3.5)",))


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


@pytest.fixture(scope="module")
def french() -> act_scorer.Scorer:
    scorer = act_scorer.load(FR)
    assert scorer is not None
    return scorer


def test_the_french_weights_are_whole(french):
    assert french.acts == ACTS
    assert len(french.bias) == len(ACTS)
    for table in (french.signs, french.words):
        assert len(table.weights) == len(table.place) * table.width == len(table.place) * len(ACTS)
    assert 0 < french.doubt < 1


def test_the_french_weights_know_the_entries_of_today(french):
    ids = {entry["id"] for group in FR.data("acts").values() for entry in group}
    named = {
        sign.removeprefix("vote:").split(" ")[0] for sign in french.signs.place if sign.startswith("vote:")
    }
    assert named <= ids, "train the scorer anew: scripts/train_acts.py"
    assert {one.split(" ")[0] for one in french.trusted} <= ids


def test_signs_are_named_once_and_words_hold_no_marks():
    page, found = seen("[a dit] que le port, le port ! et 12 quais sont à elle", FR)
    sight = acts.observe(found, page, None)
    named = features(sight, "assert", 0.5)
    assert len(named) == len(set(named))
    assert content_words(sight) == ["que", "le", "port", "et", "quais", "sont", "à", "elle"]
