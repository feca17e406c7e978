"""Shapes of articles that can be made of any size: prose, and what nobody would write."""

from __future__ import annotations

from collections.abc import Callable

PROSE = """The harbour office opened again on Monday after three weeks of repairs. “Nobody thought that it would
last,” said Ann Roe, who runs the ferry. Bo Lind told The Oban Times that he had seen worse. “We waited,” he added,
“until dark.” It rained.

The council called the delay “regrettable” and promised a report by spring. Nobody at the meeting asked who would pay.

"""


def repeated(piece: str) -> Callable[[int], str]:
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def nested(size: int) -> str:
    depth = size // 2
    return "“‘" * (depth // 2) + "’”" * (depth // 2)


SHAPES: dict[str, Callable[[int], str]] = {
    "prose": repeated(PROSE),
    "prose in one line": repeated(PROSE.replace("\n", " ")),
    "prose, no full stop": repeated(PROSE.replace("\n", " ").replace(".", ",")),
    "quotation marks": repeated("“”"),
    "straight marks": repeated('"'),
    "apostrophes": repeated("'"),
    "unclosed marks": repeated("“We waited "),
    "unclosed marks, a line each": repeated("“We waited\n"),
    "closing marks": repeated("we waited” "),
    "nested marks": nested,
    "opening marks": repeated("“‘"),
    "quotes in one sentence": repeated("Roe said it was “so bad it hurts”, "),
    "quotes without narration": repeated("“Nobody came.” "),
    "cues": repeated("said "),
    "cues and commas": repeated("said, "),
    "according to": repeated("according to "),
    "said that": repeated("said that "),
    "capitalised words": repeated("Roe "),
    "different names": lambda size: " ".join(f"Roe{n} Lind{n} said." for n in range(size // 18))[:size],
    "titles": repeated("Mayor "),
    "colons": repeated(":"),
    "words and colons": repeated("Roe: "),
    "lead-ins": repeated("Ann Roe writes at The Oban Times:\n\nIt rained.\n\n"),
    "dashes": repeated("— "),
    "commas": repeated(", "),
    "brackets": repeated("["),
    "digits": repeated("7"),
    "one word": repeated("a"),
    "one name": lambda size: "A" + "a" * size,
    "hyphens": repeated("a-"),
    "dots": repeated("."),
    "initials": repeated("J. "),
    "spaces": repeated(" "),
    "line breaks": repeated("\n"),
    "lines of a word": repeated("rain\n"),
    "lines of a heading": repeated("Mayor: Bridge to stay shut\n"),
    "carriage returns": repeated("\r"),
    "questions": repeated("Q: Was it wet? A: It was.\n"),
    "indented lines": repeated("    It rained.\n"),
    "`>` lines": repeated("> It rained.\n"),
    "`>` signs": repeated(">"),
    "pronouns": repeated("he said “no” and she said “yes”. "),
    "tweets": repeated("@roe: “no” "),
    "possessives": repeated("Roe’s "),
    "of": repeated("University of "),
    "and": repeated("Ann Roe and "),
    "a million lines": repeated("Roe said “no”.\n"),
    "nothing but a line of marks and words": repeated("said “Roe” "),
    "names of outlets": lambda size: (
        ("It was " + "seen by the CNN and " * (size // 20))[:size] + "\n\n“No,” said Roe.\n"
    ),
    "different speakers": lambda size: " ".join(f"“It rained,” said Ann Roe{n}." for n in range(size // 28))[:size],
    "different places": lambda size: " ".join(f"“It rained,” Roe{n} told Reuters." for n in range(size // 33))[:size],
    "bodies": lambda size: " ".join(f"Roe{n} Council met. “No,” the council said." for n in range(size // 43))[:size],
    "identifiers": lambda size: " ".join(f"Abc{chr(97 + n % 26)}{n}News" for n in range(size // 12))[:size] + " “no”",
    "unclosed marks before dashes": lambda size: "«" * (size // 4) + "»»" + " -" * (size // 3),
    "emoji": repeated("😀"),
    "zero-width": repeated("\u200b"),
}

DENSE = frozenset(
    [
        "a million lines",
        "bodies",
        "different places",
        "different speakers",
        "pronouns",
        "quotes in one sentence",
        "tweets",
        "unclosed marks, a line each",
    ]
)
"""Shapes in which a quote stands in every twenty to forty characters: the quotes that come out weigh the most there."""
