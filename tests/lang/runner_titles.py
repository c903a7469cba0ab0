"""Every entry of titles.yml, through the parser of mentions."""

from __future__ import annotations

from detente.reading.gazetteer import gazetteer
from detente.reading.sources import Sources
from tests.reading.scenes import nouns, scene

_TAGS = {
    "titles": "title",
    "organs": "organ",
    "anonymous": "anonymous",
    "documents": "document",
    "outlets": "outlet",
}


def filed(entry, language):
    """The name under which the one who is first described in the example is filed."""
    found = scene(entry["example"], language)
    return Sources(found).description(found.nouns[0]).name


def run(group, entry, language):
    found = nouns(entry["example"], language)
    if group in _TAGS:
        senses = [sense for noun in found for sense in noun.senses]
        assert (_TAGS[group], entry["id"]) in {(sense.tag, sense.id) for sense in senses}
    elif group == "civilities":
        assert found[0].determiner == "civility"
        assert found[0].actor is not None
    elif group == "nameless":
        assert filed(entry, language).split()[-1] in set(entry["add"].values())
    elif group == "belonging":
        assert filed(entry, language) == "experts de l'ONU"
    elif entry["id"] == "issue":
        known = gazetteer(language)
        assert set(entry["words"]) <= known.issues
        assert filed(entry, language) == "rapport"
    elif group == "qualifiers":
        heads = [noun for noun in found if noun.entry("title")]
        assert any(noun.bare - noun.first > 1 or noun.last > noun.bare or noun.former for noun in heads)
    else:
        assert group == "portfolios"
        assert entry["domain"] in {noun.domain for noun in found}
