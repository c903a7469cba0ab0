"""The rules of the house that no linter knows: size, names, languages in their folders, nothing of one machine."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted((ROOT / "src" / "detente").rglob("*.py"))
NEUTRAL = [file for file in SOURCES if file.relative_to(ROOT / "src" / "detente").parts[0] != "lang"]
FRENCH = re.compile(
    r"(?<![\w-])(?:le|la|les|un|une|des|du|est|sont|était|dit|selon|déclaré|que|dans|avec|pour|par|sur|qui|mardi|mercredi)(?![\w-])"
)
WORD = re.compile(r"[^\W\d_]{3,}")
LETTERS = re.compile(r"\[[^\]]*\]")  # the letter ranges of a pattern are no words
ALPHABETS = {"src/detente/dispatch/codepage.py"}  # tells code pages apart by how often letters stand in text
PICTURES = {".png", ".ico"}


def name(file: Path) -> str:
    return str(file.relative_to(ROOT))


def strings(file: Path) -> list[tuple[int, str]]:
    """The string constants of a module, docstrings left out, with their lines."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    ]


def tracked() -> list[Path]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S607
    if done.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / line for line in done.stdout.split("\0") if line and (ROOT / line).is_file()]


@pytest.mark.parametrize("file", SOURCES, ids=name)
def test_module_is_small(file):
    assert file.read_text(encoding="utf-8").count("\n") <= 300


@pytest.mark.parametrize("file", SOURCES, ids=name)
def test_functions_are_small(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert [f.name for f in functions if (f.end_lineno or f.lineno) - f.lineno >= 40] == []


@pytest.mark.parametrize("file", SOURCES, ids=name)
def test_no_broad_except(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    broad = {"Exception", "BaseException"}
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, node.lineno
            caught = {part.id for part in ast.walk(node.type) if isinstance(part, ast.Name)}
            assert not caught & broad, node.lineno


@pytest.mark.parametrize("file", NEUTRAL, ids=name)
def test_words_of_a_language_stay_in_its_folder(file):
    if name(file) in ALPHABETS:
        return
    for line, text in strings(file):
        words = WORD.findall(LETTERS.sub(" ", text))
        assert [word for word in words if not word.isascii()] == [], line
        assert len(FRENCH.findall(text)) < 2, line


@pytest.mark.parametrize("file", SOURCES, ids=name)
def test_module_name_says_what_it_holds(file):
    assert file.stem not in {"util", "utils", "helper", "helpers", "manager", "data", "common", "misc"}


def test_nothing_of_one_machine():
    machine = re.compile(r"(?:/work/|/root/|/home/\w|/Users/\w|[A-Z]:\\Users)")
    found = []
    for file in tracked():
        if file.suffix in PICTURES or file == Path(__file__).resolve():
            continue
        text = file.read_text(encoding="utf-8", errors="replace")
        found += [(name(file), match.group()) for match in machine.finditer(text)]
    assert found == []


def test_every_dependency_is_used():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    modules = {"argon2-cffi": "argon2", "pyyaml": "yaml", "charset-normalizer": "charset_normalizer"}
    imported = set()
    for file in SOURCES:
        code = file.read_text(encoding="utf-8")
        imported |= set(re.findall(r"^\s*(?:from|import) (\w+)", code, flags=re.MULTILINE))
    for file in sorted((ROOT / "src" / "detente" / "lang").glob("*/morphology.yml")):
        for dictionary in re.findall(r"pymorphy3: (\w+)", file.read_text(encoding="utf-8")):
            imported.add(f"pymorphy3-dicts-{dictionary}")  # loaded by name
    wanted = [re.split(r"[<>=!~;\[ ]", line)[0].lower() for line in project["dependencies"]]
    assert [name for name in wanted if modules.get(name, name) not in imported] == []


def test_lock_covers_the_dependencies():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[<>=!~;\[ ]", line)[0].lower() for line in project["dependencies"]}
    for lock in ("run", "dev", "bench"):
        text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
        pinned = set(re.findall(r"^([\w.-]+)==", text, flags=re.MULTILINE))
        assert wanted <= pinned
        assert len(re.findall(r"^[\w.-]+==", text, flags=re.MULTILINE)) <= text.count("--hash=sha256:")
        assert "index-url" not in text
        assert "://" not in text
