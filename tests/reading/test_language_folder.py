"""The seam: a folder is all that a language needs, wherever it lies."""

from __future__ import annotations

import json
import re

import pytest

import detente
from detente.errors import InputError
from detente.reading import language
from detente.reading.language_files import load
from tests.reading import toy


def read(folder, text=toy.DISPATCH):
    return detente.read(text, languages=[folder])


def told(record):
    return [(one.speakers[0].actor, one.act, one.content[0].exact) for one in record.statements]


def test_a_folder_is_found_and_read_with_nothing_else_touched(tmp_path):
    record = read(toy.write(tmp_path))
    assert record.dispatch.language == "qt"
    assert record.reader.startswith("qt/")
    assert told(record) == [
        (toy.NORWAY, "assert", "kve zo pakto valax nuk"),
        (toy.RUSSIA, "assert", "Zo pakto valax hun zo amiko nuk"),
        (toy.NORWAY, "assert", "zo pakto valax hun zo amiko"),
        (toy.RUSSIA, "demand", "kve zo pakto valax hun Norvio"),
    ]
    assert [one.mode for one in record.statements] == ["indirect", "direct", "indirect", "indirect"]


def test_it_is_there_only_where_it_was_asked_for(tmp_path):
    read(toy.write(tmp_path))
    assert "qt" not in language.available()
    with pytest.raises(InputError):
        detente.read(toy.DISPATCH)
    with pytest.raises(InputError, match="language not supported: qt"):
        detente.read(toy.DISPATCH, language="qt")


def test_the_other_languages_are_read_as_ever(tmp_path):
    text = "La Norvège a déclaré mercredi que l'accord tiendrait et que les pourparlers reprendraient."
    (mine,) = detente.read_many([text], languages=[toy.write(tmp_path)])
    assert mine.to_dict() | {"reader": ""} == detente.read(text).to_dict() | {"reader": ""}


def test_a_paragraph_in_it_is_told_from_the_rest(tmp_path):
    french = "La Norvège a déclaré mercredi que l'accord tiendrait et que les pourparlers reprendraient dans la semaine. "
    paragraph = "Zo ministro dorax kve zo pakto valax hun Rusio, laute Norvio hun zo amiko."
    notes = read(toy.write(tmp_path), f"{french * 3}\n\n{paragraph}\n").dispatch.notes
    assert any(note.endswith("not read: in Toy") for note in notes)


@pytest.mark.parametrize("name", ["pronouns", "tokens", "names", "acts", "recognition"])
def test_what_is_not_needed_may_be_absent(tmp_path, name):
    folder = toy.write(tmp_path, **{name: None})
    assert detente.read(toy.DISPATCH, languages=[folder], language="qt").statements


def test_other_data_make_another_reader(tmp_path):
    one = read(toy.write(tmp_path / "a")).reader
    same = read(toy.write(tmp_path / "b")).reader
    more = read(toy.write(tmp_path / "c", acts=toy.FILES["acts.yml"] + "\n")).reader
    signs = read(toy.write(tmp_path / "d", recognition=toy.FILES["recognition.yml"] + "\n")).reader
    assert one == same
    assert len({one, more, signs}) == 3


def test_figures_are_told_and_never_read_with(tmp_path):
    folder = toy.write(tmp_path)
    before = read(folder).reader
    measured = {
        "reader": before,
        "part": "all",
        "documents": 1,
        "statements": 4,
        "figures": {"content_f1": 1.0},
    }
    (folder / "figures.json").write_text(json.dumps(measured), encoding="utf-8")
    assert read(folder).reader == before
    (folder / "figures.json").write_text(json.dumps({"reader": before}), encoding="utf-8")
    with pytest.raises(InputError, match=r"figures\.json: part is missing"):
        read(folder)


def test_what_changes_on_the_disk_counts_from_the_next_call_on(tmp_path):
    folder = toy.write(tmp_path)
    assert told(read(folder))[0][0] == toy.NORWAY
    (folder / "names.yml").write_text(toy.FILES["names.yml"].replace('"NO"', '"SE"'), encoding="utf-8")
    assert told(read(folder))[0][0] == "wd:Q34"


WRONG = {
    "cues": {
        "verbs: [": r"cues\.yml: line \d: no YAML \(.*\)",
        "- verbs": r"cues\.yml: it must be groups of entries",
        "verbs: 3": r"cues\.yml: verbs: must be a list of entries in braces",
        "werbs: []": r"cues\.yml: no group 'werbs' is known; there are: .*\bverbs\b.*",
        "verbs: [{id: say, lemma: dorul, example: A}]": r"cues\.yml: verbs/say: class is missing",
        "verbs: [{id: say, lemma: [dorul], class: plain, example: A}]": r"cues\.yml: verbs/say: lemma must be words, not list",
        "verbs: [{id: say, lemma: dorul, class: plain, form: A, example: A}]": r"cues\.yml: verbs/say: no field 'form' is known; .*",
        "verbs: [{id: say, lemma: dorul, class: odd, example: A}]": r"cues\.yml: say: no class 'odd' in conjugation\.yml",
        "verbs: [{id: a, lemma: a, class: plain, example: A}, {id: a, lemma: b, class: plain, example: A}]": r"cues\.yml: verbs/a: another entry of the file has the same id",
    },
    "words": {
        "words: [{id: verb, words: [a], example: A}]": r"words\.yml: words/verb: no such part of a sentence is known"
    },
    "names": {
        "actors: [{id: a, actor: XX, names: [A], example: A}]": r"names\.yml: actors/a: nobody is known as 'XX'",
        "actors: [{id: a, actor: RU, names: A, example: A}]": r"names\.yml: actors/a: names must be list, not words",
    },
    "recognition": {
        "languages: [{id: qu, name: A, script: latin, example: A}]": r"recognition\.yml: languages: must have one entry, with the id qt",
    },
    "times": {
        "patterns: [{id: a, kind: day, pattern: '(', example: A}]": r"times\.yml: can't be read with \(.+\)"
    },
    "worts": {"": r"worts\.yml: no file of a language is known by this name; .*"},
}


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [(name, text, reason) for name, one in WRONG.items() for text, reason in one.items()],
)
def test_what_is_wrong_is_said_with_its_file(tmp_path, name, text, reason):
    folder = toy.write(tmp_path, **{name: text})
    with pytest.raises(InputError) as caught:
        load([folder])
    assert caught.value.code == "language-folder"
    (line,) = caught.value.lines
    assert re.fullmatch(re.escape(f"{folder}/") + reason, line), line


def test_bytes_that_are_no_text(tmp_path):
    folder = toy.write(tmp_path)
    (folder / "cues.yml").write_bytes(b"verbs: \xff")
    (folder / "act_weights.json").write_text("{", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load([folder])
    assert [line.removeprefix(f"{folder}/") for line in caught.value.lines] == [
        "act_weights.json: line 1: no JSON (Expecting property name enclosed in double quotes)",
        "cues.yml: not UTF-8 (byte 7)",
    ]


@pytest.mark.parametrize("name", ["cues", "words", "conjugation"])
def test_what_is_needed(tmp_path, name):
    with pytest.raises(InputError, match=f"there is no {name}.yml in it"):
        load([toy.write(tmp_path, **{name: None})])


def test_folders_that_are_none(tmp_path):
    (tmp_path / "sv").write_text("", encoding="utf-8")
    (tmp_path / "Swedish").mkdir()
    (tmp_path / "fr").mkdir()
    with pytest.raises(InputError) as caught:
        load([tmp_path / "no", tmp_path / "sv", tmp_path / "Swedish", tmp_path / "fr", "a\0b"])
    said = [line.partition(": ")[2] for line in caught.value.lines]
    assert said[:2] == ["there is no such folder", "not a folder"]
    assert "'Swedish'" in said[2]
    assert said[3] == "'fr' is a language that detente has itself"
    assert len(said) == 5


def test_two_folders_of_one_language(tmp_path):
    one, other = toy.write(tmp_path / "a"), toy.write(tmp_path / "b", acts=None)
    with pytest.raises(InputError, match="is a folder of 'qt' too"):
        load([one, other])
    assert len(load([one, one, toy.write(tmp_path / "c")])) == 1


def test_one_wrong_folder_and_none_is_loaded(tmp_path):
    good, bad = toy.write(tmp_path), tmp_path / "nowhere"
    with pytest.raises(InputError):
        detente.read(toy.DISPATCH, languages=[good, bad])
    assert language.added() == ()
