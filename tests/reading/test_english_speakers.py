"""Who speaks, and through whom, in short passages of English news: expected speakers and relays of each statement."""

from __future__ import annotations

import pytest

import detente

PASSAGES = (
    (
        (
            "WASHINGTON (Reuters) - The United States will not accept a veto over the talks, a senior administration "
            'official told CNN on Monday.\n\n"We are prepared to walk away," the official said.'
        ),
        [("anonymous senior administration official", "CNN")] * 2,
    ),
    (
        "Talks went on.\n\nThe border is shut, the Belarusian defence ministry said in a statement carried by Tass on Tuesday.",
        [("Belarus", "Tass")],
    ),
    (
        '"Nobody asked us," Lavrov said in an interview with the BBC. He added that Moscow would wait for a written reply.',
        [("Sergey Lavrov", "BBC")] * 2,
    ),
    (
        "The ministry of defence in Minsk said on Telegram that its troops had left the border region.",
        [("Belarus", "")],
    ),
    (
        "The US ambassador to Libya, Richard Norland, said the vote could not wait.",
        [("Richard Norland", "")],
    ),
    ("WHO said the outbreak was over.", [("WHO", "")]),
    (
        "Rouhani, quoted by the official IRNA news agency, said that Iran would not negotiate.",
        [("Rouhani", "IRNA")],
    ),
    ("Protesters said the vote was stolen.", [("protesters", "")]),
    (
        "A group of senators wrote to President Trump urging him to impose sanctions on Turkey.",
        [("senators", "")],
    ),
    (
        "Talks went on.\n\nReuters reported, citing three diplomats, that a deal was near.",
        [("diplomats", "Reuters")],
    ),
    (
        "Talks went on.\n\nThe base was hit, Interfax said, citing the Russian defence ministry.",
        [("Russia", "Interfax")],
    ),
    (
        "Talks went on.\n\nThe deal is close, Interfax reported, citing a report by the ministry.",
        [("Interfax", "")],
    ),
    ("Talks went on.\n\nThe deal is close, state media reported.", [("state media", "")]),
    (
        (
            "The mayor of Mariupol, Vadym Boichenko, said on national television that the port was lost. "
            '"They are erasing us," he said.'
        ),
        [("Vadym Boichenko", "national television")] * 2,
    ),
    (
        '"There is no point in a photo," Zelensky told Ukrainian television.',
        [("Volodymyr Zelensky", "Ukrainian television")],
    ),
    (
        "Juan Guaido, in comments to Colombian radio station Blu, said he was ready to meet envoys.",
        [("Juan Guaido", "Blu")],
    ),
    ("Blinken told the House Foreign Affairs Committee that the deadline stood.", [("Antony Blinken", "")]),
    ("Jimmy Carter told CNN's Larry King that he had met the leader twice.", [("Jimmy Carter", "CNN")]),
    (
        "Two senior U.S. officials said the draft was ready. The officials said it would be signed in May.",
        [("senior U.S. officials", "")] * 2,
    ),
    (
        (
            "Mexican officials held a poll in the United States and spoke with their consulates. "
            "The results, they said, raised new worries."
        ),
        [("Mexican officials", "")],
    ),
    (
        "Fewer ships dock here each year, a Danish lawmaker has said.\n\nMette Ravn said the port was silting up.",
        [("Mette Ravn", "")] * 2,
    ),
    (
        "A U.S. official said the draft was dead. Emmanuel Macron said it was alive.",
        [("anonymous U.S. official", ""), ("Emmanuel Macron", "")],
    ),
    (
        "In Tehran, President Ebrahim Raisi said Iran would not retreat. The hard-line cleric added that the West had failed.",
        [("Ebrahim Raisi", "")] * 2,
    ),
    (
        (
            "Money is at stake in the dispute with the European Commission, the EU's executive arm, which is withholding "
            "funds from Poland saying the government's policies erode the courts."
        ),
        [("European Commission", "")],
    ),
    (
        "Emmanuel Macron said Europe needed its own answer, while Boris Johnson warned that Russia would pay a heavy price.",
        [("Emmanuel Macron", ""), ("Boris Johnson", "")],
    ),
    (
        (
            "Syria's state news agency SANA quoted a military source as saying that two missiles had been shot down. "
            "The source said the attack came from the sea."
        ),
        [("anonymous military source", "SANA"), ("anonymous military source", "")],
    ),
    (
        (
            "Olaf Scholz spoke to Vladimir Putin for an hour. The chancellor urged the Russian leader to pull back, "
            "a government spokesman said."
        ),
        [("government spokesman", ""), ("Olaf Scholz", "government spokesman")],
    ),
)


@pytest.mark.parametrize(("text", "expected"), PASSAGES)
def test_speakers_and_relays(text, expected):
    found = detente.read(text, language="en", published="2023-03-15").statements
    told = [
        (", ".join(party.name for party in one.speakers), ", ".join(party.name for party in one.relays))
        for one in found
    ]
    assert told == expected


CONTENTS = (
    (
        "Talks went on.\n\nThe port will open, the Turkish foreign ministry said in a statement carried by Anadolu on Tuesday.",
        "The port will open",
    ),
    ("Karl Lund said both sides had made concessions.", "both sides had made concessions"),
)


@pytest.mark.parametrize(("text", "content"), CONTENTS)
def test_contents(text, content):
    (statement,) = detente.read(text, language="en").statements
    assert [span.exact for span in statement.content] == [content]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            (
                "In an article posted on the party's website, the Paper, and widely shared online, Nora Berg, a student at "
                "a college, urged voters not to rush."
            ),
            "Nora Berg",
        ),
        (
            (
                "In a debate, while most of his competitors called for a bigger effort to destroy the group, also known as "
                "ISIS, Donald Trump hewed more to the president, noting that the groups are enemies."
            ),
            "Donald Trump",
        ),
    ],
)
def test_the_subject_behind_an_opening(text, speaker):
    found = detente.read(text, language="en").statements
    assert [party.name for party in found[-1].speakers] == [speaker]
