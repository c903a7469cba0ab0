"""Every language of recognition.yml is told by its example; every script has the letters of its own."""

from __future__ import annotations

from detente.reading.recognise import recognise
from detente.reading.signs import profiles


def run(group, entry, language):
    if group == "scripts":
        assert profiles().scripts[entry["id"]].letter.search(entry["example"])
    else:
        assert group == "languages"
        assert recognise(entry["example"]).code == entry["id"] == language.code
