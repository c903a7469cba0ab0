"""Every entry of titles.yml, through the parser of mentions."""

from __future__ import annotations

from tests.reading.scenes import nouns

_TAGS = {"titles": "title", "organs": "organ", "anonymous": "anonymous", "documents": "document", "outlets": "outlet"}


def run(group, entry, language):
    found = nouns(entry["example"], language)
    if group in _TAGS:
        senses = [sense for noun in found for sense in noun.senses]
        assert (_TAGS[group], entry["id"]) in {(sense.tag, sense.id) for sense in senses}
    elif group == "civilities":
        assert found[0].determiner == "civility"
        assert found[0].actor is not None
    elif group == "qualifiers":
        heads = [noun for noun in found if noun.entry("title")]
        assert any(noun.bare - noun.first > 1 or noun.last > noun.bare or noun.former for noun in heads)
    else:
        assert group == "portfolios"
        assert entry["domain"] in {noun.domain for noun in found}
