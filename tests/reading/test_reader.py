"""The whole pipeline: versions, languages, ids."""

from __future__ import annotations

import gc
import tomllib
from pathlib import Path

import pytest

from detente.dispatch.dispatch import Dispatch
from detente.errors import InputError, UsageError
from detente.reading import reader

TEXT = "PARIS, 12 janvier 2022 (Agence Léman) - Le ministre a déclaré mercredi que l'accord tient.\n"


def test_the_same_text_gives_the_same_record():
    assert reader.read(Dispatch(TEXT)).to_dict() == reader.read(Dispatch(TEXT)).to_dict()


def test_what_was_needed_to_read_is_freed_at_once():
    """Nothing refers to itself in a circle: millions of texts need no garbage collector."""
    reader.read(Dispatch(TEXT))
    gc.collect()
    gc.disable()
    try:
        reader.read(Dispatch(TEXT))
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_the_release_is_the_package_s():
    package = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    assert package["project"]["version"].startswith(f"{reader.RELEASE}.")
    assert reader.read(Dispatch(TEXT)).reader.startswith(f"fr/{reader.RELEASE}+")


def test_a_language_without_a_folder_is_refused_by_name():
    with pytest.raises(InputError, match="language not supported: de"):
        reader.read(
            Dispatch(
                "Der Minister sagte am Mittwoch, dass das Abkommen hält und die Gespräche auch nicht beendet sind."
            )
        )


def test_too_little_text_to_tell_its_language_is_said_so():
    with pytest.raises(InputError) as caught:
        reader.read(Dispatch("12"))
    assert caught.value.code == "language-undecided"


def test_the_language_can_be_named():
    assert reader.read(Dispatch("12"), language="fr").statements == ()


def test_a_publication_date_that_is_none_is_wrong_usage():
    with pytest.raises(UsageError):
        reader.read(Dispatch(TEXT), published="Wednesday")


def test_the_date_given_wins_over_the_text():
    assert reader.read(Dispatch(TEXT), published="2020-05-04").dispatch.published == "2020-05-04"


def test_a_statement_says_when_who_and_why():
    (statement,) = reader.read(Dispatch(TEXT)).statements
    assert statement.said == "2022-01-12"
    assert statement.rule == "fr.that-phrase"
    assert statement.evidence
    assert statement.speakers or statement.undecided


def test_a_statement_has_the_plover_code_of_its_act():
    text = "PARIS, 12 janvier 2022 (Agence Léman) - La Norvège a exigé mercredi le retrait des navires.\n"
    (statement,) = reader.read(Dispatch(text)).statements
    assert statement.act == "demand"
    assert statement.plover is not None
    assert (statement.plover.type, statement.plover.cameo) == ("REQUEST", "100")


def test_a_mere_assertion_has_no_plover_code():
    (statement,) = reader.read(Dispatch(TEXT)).statements
    assert (statement.act, statement.plover) == ("assert", None)
