"""Write docs/rules.md from the rules themselves and from how often they were right on the train articles.

    python bench/rules.py [--write]

Needs no corpora: the counts are those that `bench/calibrate.py --write` left.  Without --write it prints the page.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from quoteparse import confidence, reported
from quoteparse.attribution import RULES
from quoteparse.choice import CHOSEN
from quoteparse.parser import SETTLED

TARGET = Path(__file__).parent.parent / "docs" / "rules.md"
HEAD = """\
# The rules

Which mention is the source of a quote between marks is asked of these rules, in this order; the first one that knows
a source proposes it. A small log-linear model then chooses among all mentions nearby, the proposal among its evidence
(see [architecture](architecture.md)); a rule marked *settled* is not put to the model. `quote.rule` is the rule that
names the chosen source, or `candidate` where none does.

*Right* counts the quotes of the train articles of PolNeAR (Newell, Margolin, Ruths 2018) whose chosen source was named
by the rule: how many there are, and for how many the source is right by the measure of its `evaluate.py`. The rules
for layouts that those articles do not have stand with few or none. Written by `bench/rules.py`; do not edit by hand.
"""

REPORTED = """
# Reported speech

What a cue reports, where that begins and ends, and whose words it is are chosen by log-linear models (see
[architecture](architecture.md)); `quote.rule` is the name of the reading that they choose. With the parse of a spaCy
`Doc` it is `parsed clause`.

*Right* counts the contents of the train articles that are found (by the loose measure of `reported.py`), and for how
many of them the source is right. The models were learned from these articles, among others.
"""


def page() -> str:
    """The text of docs/rules.md."""
    counts = confidence.counts()
    parts = [HEAD]
    for rule in RULES:
        settled = ", settled" if rule.name in SETTLED else ""
        parts.append(
            f"\n## {rule.name}\n\n{rule.purpose[0].upper()}{rule.purpose[1:]}.\n\n"
            f"* Example: {_shown(rule.example)}\n"
            f"* Near miss: {_shown(rule.near_miss)}\n"
            f"* Right: {_told(counts.get(rule.name))}{settled}\n"
        )
    parts.append(
        f"\n## {CHOSEN}\n\nNo rule: the mention that the model finds the likeliest.\n\n"
        f"* Right: {_told(counts.get(CHOSEN))}\n"
    )
    parts.append(REPORTED)
    for told in reported.RULES:
        parts.append(
            f"\n## {told.name}\n\n{told.purpose[0].upper()}{told.purpose[1:]}.\n\n"
            f"* Example: {told.example}\n* Near miss: {told.near_miss}\n* Right: {_told(counts.get(told.name))}\n"
        )
    return "".join(parts)


def _shown(example: str) -> str:
    return example.replace("¶", " ¶ ")


def _told(count: tuple[int, int] | None) -> str:
    if count is None:
        return "did not fire"
    right, fired = count
    return f"{right} of {fired} ({100 * right / fired:.1f} %)"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--write", action="store_true", help="write docs/rules.md")
    if arguments.parse_args().write:
        TARGET.write_text(page(), encoding="utf-8")
    else:
        print(page(), end="")


if __name__ == "__main__":
    main()
