"""Fuzz the parser, guided by coverage: no exception, no broken law, no article that takes long.

    pip install atheris hypothesis
    python bench/fuzz.py [CORPUS] [-max_total_time=3600] [-max_len=600]

An input is bytes, of which an article is made: of pieces such as articles have, and of anything at all.  CORPUS is a
folder for what is found interesting, to go on from.  The laws are those of `robustness.py`, and that the default kinds
are the same with reported speech and without.  What breaks one is written to `crash-…`, as libFuzzer does.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["quoteparse"]):
    from quoteparse import KINDS, Parser

from robustness import broken

sys.path.append(str(Path(__file__).parent.parent / "tests"))
from values import PIECES

SLOW = 2.0
"""Seconds that no article of this size takes."""

DEFAULT, ALL = Parser(), Parser(kinds=KINDS)


def article(data: bytes) -> str:
    """Bytes as an article: most are a piece each; one in eight opens a run of any characters."""
    provider = atheris.FuzzedDataProvider(data)
    parts: list[str] = []
    while provider.remaining_bytes():
        chosen = provider.ConsumeIntInRange(0, 255)
        if chosen < 32:
            parts.append(provider.ConsumeUnicode(chosen % 8 + 1))
        else:
            parts.append(PIECES[chosen % len(PIECES)])
            if chosen & 1:
                parts.append(" ")
    return "".join(parts)


def attack(data: bytes) -> None:
    text = article(data)
    start = time.process_time()
    quotes = ALL.parse(text)
    took = time.process_time() - start
    trouble = broken(text, quotes)
    assert trouble is None, f"{trouble}: {text!r}"
    assert took < SLOW, f"{took:.1f} s: {text!r}"
    others = [(quote.span, quote.kind, quote.speaker, quote.outlet) for quote in quotes if quote.kind != "indirect"]
    alone = [(quote.span, quote.kind, quote.speaker, quote.outlet) for quote in DEFAULT.parse(text)]
    assert alone == others, f"other default kinds with reported speech: {text!r}"


def main() -> None:
    atheris.Setup(sys.argv, attack)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
