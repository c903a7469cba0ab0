"""What is installed holds all that the product needs: code, language data, templates, types."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (file,) = out.glob("*.whl")
    with zipfile.ZipFile(file) as archive:
        return set(archive.namelist())


def test_wheel_holds_every_file_of_the_package(wheel):
    source = ROOT / "src"
    files = {
        file.relative_to(source).as_posix()
        for file in (source / "detente").rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert files - wheel == set()
    assert "detente/py.typed" in wheel


def test_wheel_carries_licence_and_notice(wheel):
    assert {Path(name).name for name in wheel if "/licenses/" in name} == {"LICENSE", "NOTICE"}


def test_installed_version_is_the_project_s():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert metadata.version("detente") == project["version"]
