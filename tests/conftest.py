"""What every test shares: the material beside the repository, and how hypothesis draws."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from reliability import cluster as clusters

SHARED = Path(__file__).resolve().parents[1] / ".." / "shared"

settings.register_profile("dev", deadline=None)
settings.register_profile(
    "ci", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of gold and corpora beside the repository; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("no ../shared beside the repository")
    return SHARED


@pytest.fixture(scope="session")
def cluster() -> Iterator[clusters.Cluster]:
    """A PostgreSQL server for these tests alone; they are skipped where PostgreSQL is not installed."""
    if clusters.programs() is None:
        pytest.skip("no PostgreSQL here: its tests are skipped")
    with clusters.cluster() as running:
        yield running
