from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.views.lines import model_case


@pytest.fixture(scope="session")
def model_line(shared: Path) -> dict[str, Any]:
    """The model case as a contract line: its gold statements, with the stances that the reader gives them."""
    return model_case(shared)


@pytest.fixture(scope="session")
def case(shared: Path) -> dict[str, Any]:
    return json.loads((shared / "gold/model-case.json").read_text(encoding="utf-8"))
