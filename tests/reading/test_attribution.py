"""Who is said to say what: one construction a line, read as `source | cue | content`."""

from __future__ import annotations

import gzip
import itertools
import json

import hypothesis.strategies as st
import pytest
from hypothesis import given

from detente.dispatch.dispatch import Dispatch
from detente.reading.language import load
from detente.reading.reader import read
from tests.reading.attributed import attributions, lines

FRENCH = load("fr")

CONSTRUCTIONS = [
    # that-clauses
    ("Le ministre a déclaré que l'accord tient.", "Le ministre | a déclaré | que l'accord tient"),
    (
        "Elle a par ailleurs estimé mardi que l'accord tient.",
        "Elle | a par ailleurs estimé | que l'accord tient",
    ),
    (
        "Le ministre a dit dans un communiqué que l'accord tient, alors que Moscou s'est tu.",
        "Le ministre | a dit | que l'accord tient",
    ),
    (
        "Anna Weber, la ministre des Affaires étrangères, a dit que l'accord tient.",
        "Anna Weber, la ministre des Affaires étrangères | a dit | que l'accord tient",
    ),
    (
        "Par la suite, la porte-parole du ministère a dit que l'accord tient.",
        "la porte-parole du ministère | a dit | que l'accord tient",
    ),
    (
        "Kiev et Washington ont averti que le temps presse.",
        "Kiev et Washington | ont averti | que le temps presse",
    ),
    # infinitives, questions, adjectives
    ("Paris a indiqué être prêt à négocier.", "Paris | a indiqué | être prêt à négocier"),
    ("Paris a promis de signer le texte.", "Paris | a promis | de signer le texte"),
    ("Il a demandé si l'accord tient.", "Il | a demandé | si l'accord tient"),
    ("Paris se dit prêt à négocier.", "Paris | se dit | prêt à négocier"),
    ("Berlin a appelé Moscou à retirer ses troupes.", "Berlin | a appelé | à retirer ses troupes"),
    ('Berlin a accusé Moscou de "chantage".', 'Berlin | a accusé | de "chantage"'),
    # noun phrases
    ("Moscou nie toute volonté d'attaquer.", "Moscou | nie | toute volonté d'attaquer"),
    ('Le ministre a évoqué un "jour historique".', 'Le ministre | a évoqué | un "jour historique"'),
    # incises
    ('"L\'accord tient", a-t-il ajouté.', "il | a-t-il ajouté | L'accord tient"),
    ('"L\'accord tient", a déclaré lundi le ministre.', "le ministre | a déclaré | L'accord tient"),
    (
        "L'accord, a-t-elle ajouté, sera signé demain.",
        "elle | a-t-elle ajouté | L'accord … sera signé demain",
    ),
    (
        '"L\'accord tient", a dit M. Weber, "et il durera".',
        "M. Weber | a dit | L'accord tient … et il durera",
    ),
    ("L'accord tiendra, a fait savoir Anna Weber.", "Anna Weber | a fait savoir | L'accord tiendra"),
    (
        "\"L'accord tient toujours bien\", s'emballe Anna Weber.",
        "Anna Weber | s'emballe | L'accord tient toujours bien",
    ),
    ('Il a conclu : "L\'accord tiendra bon."', "Il | a conclu | L'accord tiendra bon"),
    # prepositions
    ("Selon le ministre, l'accord tient.", "le ministre | Selon | l'accord tient"),
    ("L'accord tient, d'après Anna Weber.", "Anna Weber | d'après | L'accord tient"),
    ("De l'avis des diplomates, l'accord tient.", "diplomates | De l'avis des | l'accord tient"),
    ("Pour Washington, l'accord tient.", "Washington | Pour | l'accord tient"),
    # denied cues
    ("Moscou n'a pas dit que l'accord tient.", "Moscou | not n'a pas dit | que l'accord tient"),
    # French guillemets and typographic apostrophes
    ("« L’accord tient », a dit le ministre.", "le ministre | a dit | L’accord tient"),
]


@pytest.mark.parametrize(("text", "expected"), CONSTRUCTIONS)
def test_construction(text, expected):
    assert lines(text, FRENCH) == [expected]


SEVERAL = [
    (
        "Le ministre a dit que l'accord tient mais qu'il ne permettra pas de retard.",
        [
            "Le ministre | a dit | que l'accord tient",
            "Le ministre | a dit | qu'il ne permettra pas de retard",
        ],
    ),
    (
        "Le ministre a dit que l'accord tient et demandé à Moscou de retirer ses troupes.",
        ["Le ministre | a dit | que l'accord tient", "Le ministre | demandé | de retirer ses troupes"],
    ),
    (
        '"L\'accord tient", a dit le ministre, ajoutant que rien ne presse.',
        ["le ministre | a dit | L'accord tient", "le ministre | ajoutant | que rien ne presse"],
    ),
    (
        '"L\'accord tient", a dit le ministre. "Il durera encore longtemps."',
        ["le ministre | a dit | L'accord tient", "- | - | Il durera encore longtemps"],
    ),
    (
        'Bien des pays signent, a dit le ministre.\n"Nous les saluons tous de bon coeur."',
        ["le ministre | a dit | Bien des pays signent", "- | - | Nous les saluons tous de bon coeur"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_statements(text, expected):
    assert lines(text, FRENCH) == expected


NOTHING = [
    "Les chars ont franchi la frontière mardi.",
    "Israël agit selon le droit international.",
    "Le village dit des pêcheurs est loin.",
    "La note du ministère est claire.",
    "Il a lu « Guerre et Paix » dans le train.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_narration_is_no_statement(text):
    assert lines(text, FRENCH) == []


def test_a_relay_passes_on_what_another_says():
    (one,) = attributions("D'après l'agence Interfax, le ministre a déclaré que l'accord tient.", FRENCH)
    assert one.source.exact == "le ministre"
    assert [span.exact for span in one.relay_sources] == ["l'agence Interfax"]


def test_a_statement_within_a_statement_is_nested():
    outer, inner = attributions(
        "Il rejette la position de l'Otan selon laquelle l'Alliance ne menace personne.", FRENCH
    )
    assert outer.nested_in is None
    assert inner.nested_in == 0
    assert inner.source.exact == "la position de l'Otan"


def test_whom_the_words_address_is_kept():
    (one,) = attributions("Berlin a exhorté Moscou à retirer ses troupes.", FRENCH)
    assert [span.exact for span in one.addressed] == ["Moscou"]


PIECES = st.lists(
    st.sampled_from(
        ['"', "«", "»", "“", "”", " ", ", ", ". ", "a dit ", "le ministre ", "que ", "a-t-il ajouté", "selon ", "\n",
         "Moscou ", "si ", "ne ", "pas ", "\u00a0", "(", ")", "; ", "- ", "et ", "mais ", "M. ", "12 ", "l'", "d’", "comme le dit ", "en affirmant ", ": ", "pour ", "a été accusé "]
    ),
    max_size=40,
)  # fmt: skip


@given(PIECES)
def test_any_text_is_read_and_every_span_holds_its_words(pieces):
    text = "".join(pieces)
    if not text.strip():
        return
    found = attributions(text, FRENCH)
    for i, one in enumerate(found):
        spans = [*one.content, *one.addressed, *one.relay_sources, *(s for s in (one.cue, one.source) if s)]
        assert all(span.holds(text) for span in spans)
        assert all(a.end <= b.start for a, b in zip(one.content, one.content[1:], strict=False))
        assert one.inherits is None or one.inherits != i
        assert one.nested_in is None or found[one.nested_in].content != one.content


def test_real_articles_are_read_and_every_span_holds(shared):
    with gzip.open(shared / "corpora" / "fr-news.jsonl.gz", "rt", encoding="utf-8") as lines_:
        articles = [json.loads(line)["text"] for line in itertools.islice(lines_, 0, 8000, 40)]
    statements = 0
    for text in articles:
        record = read(Dispatch(text), language="fr")
        statements += len(record.statements)
        spans = [span for one in record.statements for span in one.content]
        spans += [span for one in record.statements for span in (one.cue, one.source, one.condition) if span]
        spans += [mention for actor in record.actors for mention in actor.mentions]
        spans += [one.span for one in (*record.times, *record.quantities, *record.events, *record.documents)]
        assert all(span.holds(text) for span in spans)
        assert len({one.id for one in record.statements}) == len(record.statements)
    assert statements > len(articles)
