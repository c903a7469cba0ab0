"""Every point of confidence.yml: what was claimed there is worth what its example says."""

from __future__ import annotations

from detente.reading.confidence import calibrated


def run(group, entry, language):
    assert group == "points"
    assert entry["example"] == f"{entry['claimed']} → {entry['held']}"
    assert calibrated(entry["claimed"], language) == entry["held"]
