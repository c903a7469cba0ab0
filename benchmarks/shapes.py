"""Texts of any length that invite quadratic behaviour; the names say what is many in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

Shape = Callable[[int], str]


def again(words: str) -> Shape:
    """The words over and over, cut at the length in characters."""
    return lambda length: (words * (length // len(words) + 1))[:length]


# What is many in no language's words.
_MARKS: Mapping[str, Shape] = {
    "straight quotation marks": again('"'),
    "opening quotation marks": again("\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}"),
    "nested quotation marks": lambda length: (
        "\N{LEFT DOUBLE QUOTATION MARK}" * (length // 2) + "x" + "\N{RIGHT DOUBLE QUOTATION MARK}" * (length // 2)
    ),
    "quotation marks never closed": again('"a '),
    "one line without a blank": again("a"),
    "full stops": again("."),
    "commas": again("a, "),
    "initials": again("A. "),
    "nothing but white space": lambda length: "No.\n" + " \n" * (length // 2),
    "combining marks": lambda length: "a" + "\N{COMBINING ACUTE ACCENT}" * length,
    "invisible characters": lambda length: "No.\n" + "\N{ZERO WIDTH JOINER}" * length,
    "addresses": again("http://a.b/"),
    "dates": again("2026-11-"),
    "quarters": again("Q1 "),
}  # fmt: skip


def _worded(said: str, quoted: str, yes: str, clause: str, numbers: str) -> dict[str, Shape]:
    return {
        "one long line": again(said),
        "many paragraphs": again(f"{said}\n\n"),
        "quotations in one paragraph": again(quoted),
        "short quoted paragraphs": again(f'"{yes}"\n\n'),
        "capital letters": again("Paris Moscou Kiev Moscow "),
        "one clause, many words": again(clause),
        "numbers": again(numbers),
    }


SHAPES: Mapping[str, Mapping[str, Shape]] = {
    "fr": {
        **_MARKS,
        **_worded(
            "Le ministre a déclaré mercredi que les discussions continueraient à Genève. ",
            "« Nous répondrons », a-t-il ajouté, « si les garanties ne viennent pas ». ",
            "Oui.",
            "selon le ministre de la Défense de ",
            "100.000 soldats le 12 janvier 2022 ",
        ),
        "verbs of saying": again("a dit "),
    },
    "en": {
        **_MARKS,
        **_worded(
            "The minister said on Wednesday that the talks would go on in Geneva. ",
            "“We will answer,” she added, “if the guarantees don't come.” ",
            "Yes.",
            "according to the defense minister of the ",
            "100,000 troops on January 12, 2022 ",
        ),
        "verbs of saying": again("said "),
        "nested statements": again("the envoy said that "),
    },
    "ru": {
        **_MARKS,
        **_worded(
            "Министр заявил в среду, что переговоры продолжатся в Женеве. ",
            "«Мы ответим, — добавила она, — если не будет гарантий». ",
            "Да.",
            "по словам министра обороны ",
            "100 000 солдат 12 января 2022 года ",
        ),
        "verbs of saying": again("сказал "),
        "nested statements": again("посол сказал, что "),
        "infinitives": again("готов призвать просить "),
        "genitives": again("министра главы совета "),
        "conjunctions": again("и сказал и решил и пошли "),
        "gerunds": again("добавив, что шли, "),
        "incises": again("дождь идёт, сказал мэр, "),
        "prepositions": again("в на по о с "),
        "words without a stop": again("большой город строит новый мост через реку "),
        "quotations behind colons": again("он заявил: «Мост стоит» "),
        "relatives": again("который сказал, что тот, "),
        "lists": again("министр, мэр и посол, "),
        "initials before names": again("А. Б. Петров, "),
        "capitals never ended": again("Совет Министров Союза "),
    },
}
