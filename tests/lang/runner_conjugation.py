"""Every entry of conjugation.yml: the form in its example is one that its class, agreement or auxiliary makes."""

from __future__ import annotations

import re

from detente.reading.inflection import AGREED, PARTICIPLE, forms
from detente.reading.lexicon import lexicon


def run(group, entry, language):
    if group == "auxiliaries":
        known = lexicon(language).auxiliaries
        found = [known[word] for word in re.findall(r"\w+", entry["example"].lower()) if word in known]
        assert entry["id"] in [auxiliary.verb for auxiliary in found]
        return
    lemma, form = entry["example"].split(" → ")
    if group == "agreement":
        wanted = (form.split()[-1], AGREED if entry["ending"] else PARTICIPLE)
        classes = language.data("conjugation")["classes"]
        fitting = [one["id"] for one in classes if lemma.endswith(one["drop"])]
        assert any(wanted in forms(lemma, one, language) for one in fitting)
        assert form.endswith(entry["ending"])
        return
    assert lemma.endswith(entry["drop"])
    assert form.split()[-1] in [made for made, _ in forms(lemma, entry["id"], language)]
