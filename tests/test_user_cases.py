"""What users of other tools for quotations reported, each case in words of our own and with near misses.

A row states what a careful human reader would say: the speaker and the text of each quote, in order.
"""

from __future__ import annotations

import pytest

import quoteparse
from quoteparse import Quotes


def read(article: str) -> Quotes:
    """The quotes of an article in which ¶ stands for a blank line, checked against the law of offsets."""
    quotes = quoteparse.parse(article.replace("¶", "\n\n"))
    assert all(quotes.text[quote.span.slice] == quote.text for quote in quotes)
    return quotes


def pairs(article: str) -> list[tuple[str | None, str]]:
    return [(quote.speaker, quote.text) for quote in read(article)]


# ----------------------------------------------------------------------------- reported cases


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        # an apposition behind the name, and an utterance that goes on in the next paragraph
        pytest.param(
            "“We bought the slipway for a pound,” said Bo Lind, a retired boatbuilder from Tarn. “It has cost us a "
            "roof since.¶“You never own a slipway, it owns you,” he added.",
            [
                ("Bo Lind", "We bought the slipway for a pound,"),
                ("Bo Lind", "It has cost us a roof since."),
                ("Bo Lind", "You never own a slipway, it owns you,"),
            ],
            id="apposition, then an open paragraph",
        ),
        pytest.param(
            "“We bought the slipway for a pound,” said Bo Lind, a retired boatbuilder from Tarn. “It has cost us a "
            "roof since.”¶“You never own a slipway, it owns you,” he added.",
            [
                ("Bo Lind", "We bought the slipway for a pound,"),
                ("Bo Lind", "It has cost us a roof since."),
                ("Bo Lind", "You never own a slipway, it owns you,"),
            ],
            id="apposition, then a closed paragraph",
        ),
        pytest.param(
            "Bo Lind, a retired boatbuilder, pointed at the slipway: “We bought it for a pound.¶“You never own a "
            "slipway, it owns you,” he added.",
            [
                ("Bo Lind", "We bought it for a pound."),
                ("Bo Lind", "You never own a slipway, it owns you,"),
            ],
            id="apposition before an open paragraph",
        ),
        pytest.param(
            "“We bought the slipway for a pound,” said Bo Lind, once the apprentice of Cy Dahl. “It has cost us a roof "
            "since.¶“You never own a slipway, it owns you,” he added.",
            [
                ("Bo Lind", "We bought the slipway for a pound,"),
                ("Bo Lind", "It has cost us a roof since."),
                ("Bo Lind", "You never own a slipway, it owns you,"),
            ],
            id="near miss: apposition with a name in it",
        ),
        pytest.param(
            "“We bought the slipway for a pound,” said Bo Lind, a retired boatbuilder from Tarn.¶“The pound was mine, "
            "and so was the paperwork,” Ann Roe, his sister, added.",
            [
                ("Bo Lind", "We bought the slipway for a pound,"),
                ("Ann Roe", "The pound was mine, and so was the paperwork,"),
            ],
            id="near miss: somebody else adds",
        ),
        pytest.param(
            "“We bought the slipway for a pound,” said Bo Lind, a retired boatbuilder from Tarn.¶His sister, Ann Roe, "
            "laughed. “The pound was mine, and so was the paperwork,” she added.",
            [
                ("Bo Lind", "We bought the slipway for a pound,"),
                ("Ann Roe", "The pound was mine, and so was the paperwork,"),
            ],
            id="near miss: she added",
        ),
        # a narrator's sentence with an apposition, then a quote without a cue
        pytest.param(
            "On Sunday evening Bo Lind, a Green councillor, said he was uneasy. “What they have drawn here is a wall "
            "with a gift shop in it.”",
            [("Bo Lind", "What they have drawn here is a wall with a gift shop in it.")],
            id="narrator's sentence with an apposition, then a quote",
        ),
        pytest.param(
            "On Sunday evening Bo Lind, a Green councillor, said he was uneasy.¶“What they have drawn here is a wall "
            "with a gift shop in it.”",
            [("Bo Lind", "What they have drawn here is a wall with a gift shop in it.")],
            id="narrator's sentence with an apposition, then a paragraph",
        ),
        pytest.param(
            "On Sunday evening Bo Lind, an old ally of Ann Roe, said he was uneasy. “What they have drawn here is a "
            "wall with a gift shop in it.”",
            [("Bo Lind", "What they have drawn here is a wall with a gift shop in it.")],
            id="narrator's sentence, a name in the apposition",
        ),
        pytest.param(
            "On Sunday evening Bo Lind, a Green councillor, said he was uneasy. “What they have drawn here is a wall "
            "with a gift shop in it,” said Ann Roe.",
            [("Ann Roe", "What they have drawn here is a wall with a gift shop in it,")],
            id="near miss: narrator's sentence, then a tag of somebody else's",
        ),
        pytest.param(
            "On Sunday evening Bo Lind, a Green councillor, said he was uneasy. Ann Roe, whose seat he took, was "
            "blunter. “What they have drawn here is a wall with a gift shop in it.”",
            [("Ann Roe", "What they have drawn here is a wall with a gift shop in it.")],
            id="near miss: another narrator's sentence between",
        ),
        # a participle behind the tag
        pytest.param(
            "“This cushion has been to more countries than I have,” grumbled Bo Lind, lying on the rug.",
            [("Bo Lind", "This cushion has been to more countries than I have,")],
            id="grumbled, lying",
        ),
        pytest.param(
            "Ann Roe had the sofa. “This cushion has been to more countries than I have,” grumbled Bo Lind, lying on "
            "the rug at her feet.",
            [("Bo Lind", "This cushion has been to more countries than I have,")],
            id="grumbled, lying, somebody else before",
        ),
        pytest.param(
            "“This cushion has been to more countries than I have,” said Ann Roe. Bo Lind grumbled, lying on the rug.",
            [("Ann Roe", "This cushion has been to more countries than I have,")],
            id="near miss: he grumbles without words",
        ),
        pytest.param(
            "“This cushion has been to more countries than I have,” grumbled Bo Lind, lying on a rug that Ann Roe "
            "called “a danger to everyone’s knees.”",
            [
                ("Bo Lind", "This cushion has been to more countries than I have,"),
                ("Ann Roe", "a danger to everyone’s knees."),
            ],
            id="near miss: a second source behind lying",
        ),
        # an unnamed source with a nickname in marks
        pytest.param(
            '"They moved the benches so that nobody could sleep," said a homeless man who goes by the name "Kettle."',
            [("a homeless man", "They moved the benches so that nobody could sleep,")],
            id="goes by the name",
        ),
        pytest.param(
            "“They moved the benches so that nobody could sleep,” said a homeless man who goes by the name “Kettle.” "
            "“Then they put up a sign about it.”",
            [
                ("a homeless man", "They moved the benches so that nobody could sleep,"),
                ("a homeless man", "Then they put up a sign about it."),
            ],
            id="goes by the name, and goes on",
        ),
        pytest.param(
            "“They moved the benches so that nobody could sleep,” said a homeless man, “and put up a sign.”",
            [
                ("a homeless man", "They moved the benches so that nobody could sleep,"),
                ("a homeless man", "and put up a sign."),
            ],
            id="near miss: the second pair of marks is speech",
        ),
        pytest.param(
            "“They moved the benches so that nobody could sleep,” said a homeless man who calls the plan “a war on "
            "sitting down.”",
            [
                ("a homeless man", "They moved the benches so that nobody could sleep,"),
                ("a homeless man", "a war on sitting down."),
            ],
            id="near miss: a fragment behind calls",
        ),
        # a dash line without a verb
        pytest.param(
            '"A kiln never quite goes cold." — Ann Roe, master potter',
            [("Ann Roe", "A kiln never quite goes cold.")],
            id="dash, same line",
        ),
        pytest.param(
            '"A kiln never quite goes cold."\n— Ann Roe, master potter',
            [("Ann Roe", "A kiln never quite goes cold.")],
            id="dash, next line",
        ),
        pytest.param(
            "Bo Lind wanted the shed pulled down.¶“A kiln never quite goes cold.”\n— Ann Roe, master potter",
            [("Ann Roe", "A kiln never quite goes cold.")],
            id="dash, next line, somebody else before",
        ),
        pytest.param(
            '"A kiln never quite goes cold," said Bo Lind — Ann Roe, master potter, only nodded.',
            [("Bo Lind", "A kiln never quite goes cold,")],
            id="near miss: dash behind a tag",
        ),
        pytest.param(
            '"A kiln never quite goes cold," said Bo Lind.\n— Additional reporting by Ann Roe, staff writer',
            [("Bo Lind", "A kiln never quite goes cold,")],
            id="near miss: a credit on the next line",
        ),
        # a missing opening mark, and spaces around the marks
        pytest.param(
            'The province cannot watch the dunes go under without lending a spade , " the minister said .',
            [("the minister", "The province cannot watch the dunes go under without lending a spade ,")],
            id="opening mark missing",
        ),
        pytest.param(
            'The minister came by train . We cannot watch the dunes go under without lending a spade , " he said .',
            [("The minister", "We cannot watch the dunes go under without lending a spade ,")],
            id="opening mark missing, narration before",
            marks=pytest.mark.xfail(strict=True, reason="without its mark a quote is taken to open its paragraph"),
        ),
        pytest.param(
            "“We asked for a dredger in the spring.¶Nobody sent us so much as a bucket,” the minister said.",
            [
                ("the minister", "We asked for a dredger in the spring."),
                ("the minister", "Nobody sent us so much as a bucket,"),
            ],
            id="opening mark missing in the second paragraph",
        ),
        pytest.param(
            'Talks broke off at noon , " without so much as a handshake , " the minister said .',
            [("the minister", "without so much as a handshake ,")],
            id="near miss: opening mark there",
        ),
        pytest.param('The trench was only 9" deep , the minister said .', [], id="near miss: an inch mark"),
        # two sources together
        pytest.param(
            "“We only counted what was in the shed,” reply Ann Roe and Bo Lind.",
            [("Ann Roe and Bo Lind", "We only counted what was in the shed,")],
            id="reply two",
        ),
        pytest.param(
            "Ann Roe and Bo Lind ran the stall. “We only counted what was in the shed,” reply Roe and Lind.",
            [("Ann Roe and Bo Lind", "We only counted what was in the shed,")],
            id="reply two, by surname",
        ),
        pytest.param(
            "“We only counted what was in the shed,” replies Ann Roe, and Bo Lind nods.",
            [("Ann Roe", "We only counted what was in the shed,")],
            id="near miss: the second one nods",
        ),
        pytest.param(
            "“We only counted what was in the shed,” replies Ann Roe of Hale and Lind.",
            [("Ann Roe", "We only counted what was in the shed,")],
            id="near miss: a firm of two names",
        ),
        # an inverted pronoun
        pytest.param(
            "Bo Lind came down the ladder. “There is a bees’ nest in the belfry,” said he.",
            [("Bo Lind", "There is a bees’ nest in the belfry,")],
            id="said he",
        ),
        pytest.param(
            "Bo Lind came down the ladder. “There is a bees’ nest,” said he, “in the belfry.”",
            [("Bo Lind", "There is a bees’ nest,"), ("Bo Lind", "in the belfry.")],
            id="said he, interrupted",
        ),
        pytest.param(
            "Bo Lind and his aunt, Ann Roe, came down the ladder. “There is a bees’ nest in the belfry,” said she.",
            [("Ann Roe", "There is a bees’ nest in the belfry,")],
            id="near miss: said she",
        ),
        pytest.param(
            "Bo Lind came down the ladder. “There is a bees’ nest in the belfry,” said He Wen, the sexton.",
            [("He Wen", "There is a bees’ nest in the belfry,")],
            id="near miss: He is a name",
        ),
        # words that were not said
        pytest.param(
            "Bo Lind spoke for an hour. He didn’t say “perhaps never,” and nobody asked him to.",
            [],
            id="not said",
        ),
        pytest.param(
            "Bo Lind spoke for an hour. He didn’t say “perhaps never,” whatever the leaflet claims.",
            [],
            id="not said, a clause behind",
        ),
        pytest.param(
            "“I never said ‘closed for good,’” Ann Roe said.",
            [("Ann Roe", "I never said ‘closed for good,’")],
            id="not said, nested",
        ),
        pytest.param(
            "Ann Roe denied ever saying “the pier can rot where it stands.”",
            [],
            id="denied saying",
        ),
        pytest.param(
            "Bo Lind spoke for an hour. He did say “perhaps never,” and nobody had asked him to.",
            [("Bo Lind", "perhaps never,")],
            id="near miss: did say",
        ),
        pytest.param(
            "Bo Lind spoke for an hour. He did say “perhaps never,” whatever the leaflet claims.",
            [("Bo Lind", "perhaps never,")],
            id="near miss: did say, a clause behind",
        ),
        pytest.param(
            "Asked for a date, Bo Lind didn’t hesitate to say “perhaps never.”",
            [("Bo Lind", "perhaps never.")],
            id="near miss: didn't hesitate to say",
        ),
        pytest.param(
            "“I once said ‘closed for good,’” Ann Roe said.",
            [("Ann Roe", "I once said ‘closed for good,’"), ("Ann Roe", "closed for good,")],
            id="near miss: said, nested",
        ),
        pytest.param(
            "Ann Roe denied it at once, saying “the pier will outlive all of us.”",
            [("Ann Roe", "the pier will outlive all of us.")],
            id="near miss: denied, saying",
        ),
        # an interviewer's question and the answer
        pytest.param(
            '"Are you going to the inquiry?" Ann Roe asked. "I am, with both ledgers," Bo Lind said.',
            [("Ann Roe", "Are you going to the inquiry?"), ("Bo Lind", "I am, with both ledgers,")],
            id="question and answer, both with a tag",
        ),
        pytest.param(
            '"Are you going to the inquiry?" Ann Roe asked Bo Lind.¶"I am, with both ledgers," he said.',
            [("Ann Roe", "Are you going to the inquiry?"), ("Bo Lind", "I am, with both ledgers,")],
            id="question and answer, a pronoun answers",
        ),
        pytest.param(
            "“Are you going to the inquiry?” Ann Roe asked Bo Lind.¶“With both ledgers under my arm.”",
            [("Ann Roe", "Are you going to the inquiry?"), ("Bo Lind", "With both ledgers under my arm.")],
            id="question and answer, the answer has no tag",
        ),
        pytest.param(
            "“Are you going to the inquiry?” I asked Bo Lind. “I am, with both ledgers,” he said.",
            [(None, "Are you going to the inquiry?"), ("Bo Lind", "I am, with both ledgers,")],
            id="question of the narrator, and answer",
        ),
        pytest.param(
            "Bo Lind has steered the Sula ferry since 1998.¶Why do you stay?¶“Because somebody has to bring the post.”"
            "¶And who comes after you?¶“Nobody has asked for the job.”",
            [("Bo Lind", "Because somebody has to bring the post."), ("Bo Lind", "Nobody has asked for the job.")],
            id="questions without marks",
        ),
        pytest.param(
            "We asked Bo Lind, a ferry pilot, what had changed.¶“The tides are the same. The timetable is fiction.”",
            [("Bo Lind", "The tides are the same. The timetable is fiction.")],
            id="question in the narration",
        ),
        pytest.param(
            "Q. “Did you ever miss the boat?”¶A. “Twice, and both times I owned it.”",
            [(None, "Did you ever miss the boat?"), (None, "Twice, and both times I owned it.")],
            id="Q. and A., nobody named",
        ),
        pytest.param(
            '"Are you going to the inquiry?" Ann Roe asked Bo Lind. "Because I am, with both ledgers."',
            [("Ann Roe", "Are you going to the inquiry?"), ("Ann Roe", "Because I am, with both ledgers.")],
            id="near miss: the one who asks goes on",
        ),
        pytest.param(
            "Bo Lind has steered the Sula ferry since 1998.¶Why does he stay?¶“Because he is afraid of gardening,” "
            "says his deckhand, Cy Dahl.",
            [("Cy Dahl", "Because he is afraid of gardening,")],
            id="near miss: somebody else answers",
        ),
        pytest.param(
            "We asked Bo Lind, a ferry pilot, what had changed.¶“The tides are the same,” cut in Cy Dahl, his mate.",
            [("Cy Dahl", "The tides are the same,")],
            id="near miss: somebody else cuts in",
        ),
        # a letter, signed below
        pytest.param(
            "“The bench by the weir was a gift. Please stop moving it.”\nAnn Roe, Leeds",
            [("Ann Roe", "The bench by the weir was a gift. Please stop moving it.")],
            id="letter, name on the next line",
        ),
        pytest.param(
            "“The bench by the weir was a gift. Please stop moving it.”\n— Ann Roe, Leeds",
            [("Ann Roe", "The bench by the weir was a gift. Please stop moving it.")],
            id="letter, dash and name on the next line",
        ),
        pytest.param(
            "A reader writes about the weir.¶“The bench by the weir was a gift. Please stop moving it.”¶Ann Roe, Leeds",
            [("Ann Roe", "The bench by the weir was a gift. Please stop moving it.")],
            id="letter, name in a paragraph of its own",
        ),
        pytest.param(
            "“The bench by the weir was a gift.¶“Please stop moving it.”¶— Ann Roe, Leeds",
            [("Ann Roe", "The bench by the weir was a gift."), ("Ann Roe", "Please stop moving it.")],
            id="letter of two paragraphs",
        ),
        pytest.param(
            "A reader writes about the weir.¶“The bench by the weir was a gift. Please stop moving it.”¶Ann Roe of "
            "Leeds gave the bench in 1988.",
            [("A reader", "The bench by the weir was a gift. Please stop moving it.")],
            id="near miss: a sentence below the letter",
        ),
        pytest.param(
            "“The bench by the weir was a gift. Please stop moving it,” wrote Bo Lind.¶Ann Roe, Leeds correspondent",
            [("Bo Lind", "The bench by the weir was a gift. Please stop moving it,")],
            id="near miss: a byline below a tag",
        ),
        # a list of reactions, a name below each
        pytest.param(
            "“The lights were out by nine.” – Ann Roe, warden¶“We sang until they came back.” – Bo Lind, choirmaster",
            [("Ann Roe", "The lights were out by nine."), ("Bo Lind", "We sang until they came back.")],
            id="reactions, dash and name",
        ),
        pytest.param(
            "“The lights were out by nine.” – Ann Roe, warden\n“We sang until they came back.” – Bo Lind, choirmaster\n"
            "“Somebody owes me a freezer of fish.” – Cy Dahl, angler",
            [
                ("Ann Roe", "The lights were out by nine."),
                ("Bo Lind", "We sang until they came back."),
                ("Cy Dahl", "Somebody owes me a freezer of fish."),
            ],
            id="reactions, dash and name, no blank lines",
        ),
        pytest.param(
            "“The lights were out by nine.”\nAnn Roe, warden¶“We sang until they came back.”\nBo Lind, choirmaster",
            [("Ann Roe", "The lights were out by nine."), ("Bo Lind", "We sang until they came back.")],
            id="reactions, name on the line below",
        ),
        pytest.param(
            "“The lights were out by nine.”¶– Ann Roe, warden¶“We sang until they came back.”¶– Bo Lind, choirmaster",
            [("Ann Roe", "The lights were out by nine."), ("Bo Lind", "We sang until they came back.")],
            id="reactions, dash and name in a paragraph of their own",
        ),
        pytest.param(
            "Ann Roe, warden: “The lights were out by nine.”¶Bo Lind, choirmaster: “We sang until they came back.”",
            [("Ann Roe", "The lights were out by nine."), ("Bo Lind", "We sang until they came back.")],
            id="near miss: reactions, name before",
        ),
        pytest.param(
            "Ann Roe, warden\n“The lights were out by nine.”¶Bo Lind, choirmaster\n“We sang until they came back.”",
            [("Ann Roe", "The lights were out by nine."), ("Bo Lind", "We sang until they came back.")],
            id="near miss: reactions, name on the line above",
        ),
        # a quote inside a quote, with a speaker of its own
        pytest.param(
            "Ann Roe drove all night to see Mr. Bo Lind. \"He told me, 'Go,'\" she said.",
            [("Ann Roe", "He told me, 'Go,'"), ("Bo Lind", "Go,")],
            id="nested, he and she",
        ),
        pytest.param(
            "\"He told me, 'Go,'\" she said.",
            [(None, "He told me, 'Go,'"), (None, "Go,")],
            id="nested, nobody named",
        ),
        pytest.param(
            "“Bo Lind told me, ‘Sell the goats first,’ and I did,” Ann Roe said.",
            [("Ann Roe", "Bo Lind told me, ‘Sell the goats first,’ and I did,"), ("Bo Lind", "Sell the goats first,")],
            id="nested, by name",
        ),
        pytest.param(
            "Ann Roe drove all night to see Mr. Bo Lind. “He sang ‘Go Home, Little Goat’ to me,” she said.",
            [("Ann Roe", "He sang ‘Go Home, Little Goat’ to me,")],
            id="near miss: nested, a title",
        ),
        pytest.param(
            "Ann Roe drove all night to see Mr. Bo Lind. “His ‘farm’ was two goats and a shed,” she said.",
            [("Ann Roe", "His ‘farm’ was two goats and a shed,")],
            id="near miss: nested, a scare quote",
        ),
    ],
)
def test_reported_case(article: str, expected: list[tuple[str | None, str]]) -> None:
    assert pairs(article) == expected


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        pytest.param(
            "From the desk of Ann Roe, VP Analyst, WSJ.¶“Nobody hoards tin without a reason, and this month three "
            "smelters have one.”",
            ("Ann Roe", "WSJ", "Nobody hoards tin without a reason, and this month three smelters have one."),
            id="from the desk of, with an outlet",
        ),
        pytest.param(
            "From the desk of Ann Roe, deputy head teacher.¶“Nobody hoards glue sticks without a reason, and Year 4 "
            "has one.”",
            ("Ann Roe", None, "Nobody hoards glue sticks without a reason, and Year 4 has one."),
            id="near miss: from the desk of, without an outlet",
        ),
        pytest.param(
            "A note lay on the desk of Ann Roe, VP Analyst, WSJ.¶“Nobody hoards tin without a reason,” said Bo Lind.",
            ("Bo Lind", None, "Nobody hoards tin without a reason,"),
            id="near miss: on the desk of",
        ),
    ],
)
def test_reported_case_with_outlet(article: str, expected: tuple[str | None, str | None, str]) -> None:
    assert [(quote.speaker, quote.outlet, quote.text) for quote in read(article)] == [expected]


# ------------------------------------------- speaker resolution in transcripts and interviews


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        pytest.param(
            "Ann Roe and Bo Lind met on air on Friday.¶ROE: “Nobody came to the harbour.”¶LIND: “I came, and I stood "
            "in the rain.”",
            [("Ann Roe", "Nobody came to the harbour."), ("Bo Lind", "I came, and I stood in the rain.")],
            id="labels in capitals",
        ),
        pytest.param(
            "Ann Roe and Bo Lind met on air on Friday.\nMODERATOR: “Who came to the harbour?”\nROE: “Nobody came.”\n"
            "DAHL: “I did.”",
            [("MODERATOR", "Who came to the harbour?"), ("Ann Roe", "Nobody came."), ("DAHL", "I did.")],
            id="near miss: labels that the article does not name",
        ),
        pytest.param(
            "Ann Roe keeps the lighthouse on Sula.¶Q: “Do you miss the town?”¶A: “Not since they paved it.”",
            [(None, "Do you miss the town?"), ("Ann Roe", "Not since they paved it.")],
            id="Q and A",
        ),
        pytest.param(
            "Ann Roe keeps the lighthouse on Sula.¶Q: “Do you miss the town?” A: “Not since they paved it.”",
            [(None, "Do you miss the town?"), ("Ann Roe", "Not since they paved it.")],
            id="Q and A in one paragraph",
        ),
        pytest.param(
            "Cy Dahl interviewed Ann Roe, who keeps the lighthouse on Sula.¶Q: “Do you miss the town?”¶A: “Not since "
            "they paved it.”",
            [("Cy Dahl", "Do you miss the town?"), ("Ann Roe", "Not since they paved it.")],
            id="near miss: Q and A, the interviewer has a name",
        ),
        pytest.param(
            "“Is the boat dry enough to sleep in?” Ann Roe asked.¶“Dry enough for you,” Bo Lind said.¶“Then who slept "
            "in it last?”¶“Nobody who complained.”",
            [
                ("Ann Roe", "Is the boat dry enough to sleep in?"),
                ("Bo Lind", "Dry enough for you,"),
                ("Ann Roe", "Then who slept in it last?"),
                ("Bo Lind", "Nobody who complained."),
            ],
            id="turns",
        ),
        pytest.param(
            "“Is the boat dry enough to sleep in?” Ann Roe asked Bo Lind.¶She did not wait for him.¶“Of course it is. "
            "I slept in it.”",
            [("Ann Roe", "Is the boat dry enough to sleep in?"), ("Ann Roe", "Of course it is. I slept in it.")],
            id="near miss: no turn, she does not wait",
        ),
        pytest.param(
            "“The boat is dry enough to sleep in,” said Ann Roe, who bought it from Bo Lind.¶“We will take it to Sula "
            "in the morning.”",
            [
                ("Ann Roe", "The boat is dry enough to sleep in,"),
                ("Ann Roe", "We will take it to Sula in the morning."),
            ],
            id="near miss: no turn, she goes on",
        ),
    ],
)
def test_transcript(article: str, expected: list[tuple[str | None, str]]) -> None:
    assert pairs(article) == expected


# ------------------------------------------------- two people of one surname, titles, gender


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        pytest.param(
            "Ann Roe and her cousin Ed Roe both bid for the quarry. “There is no stone left in it,” Ed said.",
            [("Ed Roe", "There is no stone left in it,")],
            id="two Roes, by first name",
        ),
        pytest.param(
            "Ann Roe sells the honey and her husband, Bo Roe, keeps the bees. “They like the lime trees best,” Ms. Roe "
            "said.",
            [("Ann Roe", "They like the lime trees best,")],
            id="two Roes, Ms.",
        ),
        pytest.param(
            "Ann Roe sells the honey and her husband, Bo Roe, keeps the bees. “They like the lime trees best,” Mr. Roe "
            "said.",
            [("Bo Roe", "They like the lime trees best,")],
            id="near miss: two Roes, Mr.",
        ),
        pytest.param(
            "Dr. Ann Roe opened the new ward with her uncle, Canon Bo Roe.¶“It smells of paint and hope,” Dr. Roe said."
            "¶“Mostly of paint,” Canon Roe said.",
            [("Ann Roe", "It smells of paint and hope,"), ("Bo Roe", "Mostly of paint,")],
            id="two Roes, by title",
        ),
        pytest.param(
            "Ann Roe bid first, and left.¶The next in the queue was Ed Roe, no relation. “There is no stone left in "
            "it,” Roe said.",
            [("Ed Roe", "There is no stone left in it,")],
            id="two Roes, the nearer one",
        ),
        pytest.param(
            "Ed Roe bid first, and left.¶The next in the queue was Ann Roe, no relation. “There is no stone left in "
            "it,” Roe said.",
            [("Ann Roe", "There is no stone left in it,")],
            id="near miss: two Roes, the other one is nearer",
        ),
        pytest.param(
            "Kim Lind and his wife, Sam Roe, lost the barn. “We heard it go before we saw it,” she said. “I was "
            "already in my boots,” he said.",
            [("Sam Roe", "We heard it go before we saw it,"), ("Kim Lind", "I was already in my boots,")],
            id="his wife, she and he",
        ),
        pytest.param(
            "Sen. Ann Roe voted no on Tuesday. “I read it twice and it got worse,” the senator said.",
            [("Ann Roe", "I read it twice and it got worse,")],
            id="a title alone",
        ),
        pytest.param(
            "Sen. Ann Roe voted no on Tuesday. “She read it twice and it got worse,” an aide to the senator said.",
            [("an aide to the senator", "She read it twice and it got worse,")],
            id="near miss: an aide to the title",
        ),
        pytest.param(
            "Roe says mill is not for sale¶Ann Roe, who owns the Tarn mill, has ended weeks of rumour. “It stays in "
            "the family,” Roe said.",
            [("Ann Roe", "It stays in the family,")],
            id="surname in the headline, full name below",
        ),
        pytest.param(
            "Ann Roe wins Sula by-election¶The count took nine hours. “I would like to sleep now,” Roe said.",
            [("Ann Roe", "I would like to sleep now,")],
            id="full name in the headline only",
        ),
        pytest.param(
            "Roe wins Sula by-election¶The count took nine hours. “I would like to sleep now,” Roe said.",
            [("Roe", "I would like to sleep now,")],
            id="near miss: surname in the headline only",
        ),
        pytest.param(
            "The Widget Workers Union (WWU) walked out at dawn. “Nobody can live on widgets,” the WWU said.",
            [("Widget Workers Union", "Nobody can live on widgets,")],
            id="a body by its initials",
        ),
        pytest.param(
            "The Widget Workers Union (WWU) walked out at dawn. “Widgets do not make themselves,” the TMA said.",
            [("TMA", "Widgets do not make themselves,")],
            id="near miss: the initials of another body",
        ),
    ],
)
def test_people(article: str, expected: list[tuple[str | None, str]]) -> None:
    assert pairs(article) == expected
