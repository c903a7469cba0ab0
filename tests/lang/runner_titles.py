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
        assert set(filed(entry, language).split()) & set(entry["add"].values())
    elif group == "belonging":
        assert filed(entry, language) in ("experts de l'ONU", "experts of the UN")
    elif group == "fronting":
        known = gazetteer(language)
        assert known.fronts is not None
        title = next(noun for noun in found if noun.entry("title"))
        assert title.head > title.first or entry["id"] == "openers"
        assert title.state or entry["id"] != "genitive"
    elif entry["id"] == "issue":
        known = gazetteer(language)
        assert all(word in known.issues for word in entry["words"])
        assert filed(entry, language) in ("rapport", "report", "доклад")
    elif group == "qualifiers":
        heads = [noun for noun in found if noun.entry("title")]
        assert any(noun.bare - noun.first > 1 or noun.last > noun.bare or noun.former for noun in heads)
    else:
        assert group == "portfolios"
        assert entry["domain"] in {noun.domain for noun in found}
