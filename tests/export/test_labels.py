from __future__ import annotations

import re
import string
from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest

from detente.errors import UsageError
from detente.export.labels import labels, languages, tree
from detente.record import ACTS, KINDS, MODES, STANCES, STATUSES
from detente.views.weight import rule


def leaves(entry: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if set(entry) <= set(languages()):
        yield path, entry
    else:
        for name, inner in entry.items():
            yield from leaves(inner, f"{path}.{name}".strip("."))


def fields(text: Any) -> list[str | None]:
    return sorted({str(name) for _, name, _, _ in string.Formatter().parse(str(text)) if name is not None})


@pytest.mark.parametrize(("path", "entry"), list(leaves(tree())))
def test_every_label_has_every_language_and_the_same_gaps_to_fill(path: str, entry: dict[str, Any]) -> None:
    assert set(entry) == set(languages()), path
    if path != "when.units":
        first, *others = (fields(text) for text in entry.values())
        assert all(other == first for other in others), path


@pytest.mark.parametrize(
    ("group", "keys"),
    [("acts", ACTS), ("modes", MODES), ("kinds", KINDS), ("stances", STANCES), ("statuses", STATUSES),
     ("signs", STANCES)],
)  # fmt: skip
def test_every_term_of_the_contract_has_a_label(group: str, keys: tuple[str, ...]) -> None:
    assert set(keys) <= set(tree()[group])


def test_every_part_of_the_weight_has_a_label() -> None:
    assert set(rule()) <= set(tree()["weights"]) | set(tree()["acts"])


def test_every_label_that_a_template_asks_for_is_there() -> None:
    label = labels("en")
    folder = resources.files("detente.export").joinpath("templates")
    asked = [
        path
        for file in folder.iterdir()
        if file.name.endswith(".html")
        for path in re.findall(r"""label\(["']([a-z_.]+)["'][,)]""", file.read_text(encoding="utf-8"))
    ]
    assert len(asked) > 40
    assert all(label.forms(path) for path in asked)


def test_singular_and_plural_follow_the_language() -> None:
    assert [labels("en").count("mentions", n) for n in (0, 1, 2)] == ["0 mentions", "1 mention", "2 mentions"]
    assert [labels("fr").count("mentions", n) for n in (0, 1, 2)] == ["0 mention", "1 mention", "2 mentions"]
    told = [labels("ru").count("dispatches", n).split()[1] for n in (1, 2, 5, 11, 12, 21, 104)]
    assert told == ["сообщение", "сообщения", "сообщений", "сообщений", "сообщений", "сообщение", "сообщения"]


def test_an_unknown_key_of_a_group_stays_as_it_is() -> None:
    assert labels("en").of("acts", "sing") == "sing"


def test_an_unknown_language_is_said() -> None:
    with pytest.raises(UsageError, match="there are en, fr, ru"):
        labels("xx")


def test_the_report_says_everything_in_russian_too() -> None:
    label = labels("ru")
    text = resources.files("detente.export").joinpath("templates", "brief.html").read_text(encoding="utf-8")
    asked = set(re.findall(r"""label\(["']([a-z_.]+)["'][,)]""", text))
    assert len(asked) > 30
    assert all(label.forms(path) for path in asked)
    for group in ("acts", "modes", "stances", "signs", "statuses", "events", "change_kinds", "voices", "tension_doubts",
                  "happenings", "disputes", "report"):  # fmt: skip
        for key in tree()[group]:
            assert label.forms(f"{group}.{key}"), (group, key)
            assert fields(label.forms(f"{group}.{key}")) == fields(tree()[group][key]["en"]), (group, key)
