"""The documents stay true: commands, targets, links, terms and the snippet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import detente
from detente.cli.main import COMMANDS
from detente.reading.language_files import NEEDED
from detente.record import ACTS, MODES

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = [
    ROOT / name
    for name in (
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "GLOSSARY.md",
        "docs/evaluation.md",
        "docs/actors.md",
        "docs/exports.md",
        "docs/python.md",
        "docs/reading-room.md",
        "docs/adding-a-language.md",
    )
]
DISPATCH = """date 2022-01

GENÈVE (Reuters) - Le ministre suisse des Affaires étrangères, Ignazio Cassis, a déclaré mercredi que les \
discussions reprendraient.
"""


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("command", sorted(set(COMMANDS)))
def test_command_is_in_the_readme(command):
    assert re.search(rf"\b(?:detente|make) {command}\b", text("README.md") + text("CONTRIBUTING.md"))


def test_commands_in_the_readme_exist():
    named = set(re.findall(r"^(?:\.venv/bin/)?detente ([a-z]+)", text("README.md"), flags=re.MULTILINE))
    assert named <= set(COMMANDS)


def test_targets_in_the_documents_exist():
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), flags=re.MULTILINE))
    for document in DOCUMENTS:
        assert set(re.findall(r"`make ([a-z]+)", document.read_text(encoding="utf-8"))) <= targets, document


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document):
    links = re.findall(r"\]\(([^)]+)\)", document.read_text(encoding="utf-8"))
    lost = [link for link in links if "://" not in link and not (document.parent / link).exists()]
    assert lost == []


def test_glossary_has_the_terms_of_the_record():
    glossary = text("GLOSSARY.md")
    assert [word for word in (*ACTS, *MODES) if not re.search(rf"\b{word}\b", glossary)] == []


def test_snippet_of_the_readme_runs(tmp_path, monkeypatch, capsys):
    (snippet,) = re.findall(r"```python\n(.*?)```", text("README.md"), flags=re.DOTALL)
    (tmp_path / "nato.txt").write_text(DISPATCH, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    exec(compile(snippet, "README.md", "exec"), {})  # noqa: S102 - the README is ours
    assert "Ignazio Cassis" in capsys.readouterr().out
    assert (tmp_path / "talks.sqlite").is_file()


def _walked(tmp_path):
    """The folder that docs/adding-a-language.md builds, from its own words."""
    blocks = re.findall(
        r"```yaml\n# (\w+)/([\w.]+)\n(.*?)```", text("docs/adding-a-language.md"), flags=re.DOTALL
    )
    assert len(blocks) > 5
    for code, name, words in blocks:
        (tmp_path / code).mkdir(exist_ok=True)
        (tmp_path / code / name).write_text(words, encoding="utf-8")
    (folder,) = tmp_path.iterdir()
    return folder


def test_the_language_of_the_walk_through_reads_as_it_says(tmp_path):
    folder = _walked(tmp_path)
    (dispatch,) = re.findall(r"```text\n(.*?)```", text("docs/adding-a-language.md"), flags=re.DOTALL)
    rows = re.findall(
        r"^\| (\w+) \| (\w+) \| (.+) \|$", text("docs/adding-a-language.md"), flags=re.MULTILINE
    )
    record = detente.read(dispatch, languages=[folder])
    assert record.dispatch.language == folder.name
    found = [(one.speakers[0].name, one.act, one.content[0].exact) for one in record.statements]
    assert found == rows[1:]


def test_the_walk_through_names_every_file_of_a_language():
    named = set(re.findall(r"`(\w+\.(?:yml|json))`", text("docs/adding-a-language.md")))
    there = {
        file.name for code in ("fr", "en", "ru") for file in (ROOT / "src/detente/lang" / code).iterdir()
    }
    assert named - {"evaluation.yml"} == {name for name in there if name.endswith((".yml", ".json"))} | {
        "names.yml"
    }


def test_what_the_walk_through_calls_needed_is():
    assert set(NEEDED) == {"cues.yml", "conjugation.yml", "words.yml"}
    needed = text("docs/adding-a-language.md").split("## What is needed at least")[1].split("\n## ")[0]
    assert re.findall(r"^# es/([\w.]+)$", needed, flags=re.MULTILINE) == [
        "cues.yml",
        "conjugation.yml",
        "words.yml",
        "recognition.yml",
    ]
