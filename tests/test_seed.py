"""The article that it all began with, as the first issue states it."""

from __future__ import annotations

from pathlib import Path

import quoteparse
from quoteparse import KINDS, Span

SEED = (Path(__file__).parent.parent / "fixtures" / "seed.txt").read_bytes().decode("utf-8")


def test_one_block_quotation() -> None:
    (quote,) = quoteparse.parse(SEED)
    assert (quote.speaker, quote.outlet, quote.kind) == ("Patrick Cockburn", "The Independent", "block")
    assert quote.span == Span(429, 1543)
    assert quote.text.startswith("Isis holds more than")
    assert quote.text.endswith("not likely to happen.")
    assert [SEED[span.slice] for span in quote.insertions] == ["[Russia’s]"]
    assert quote.source is not None
    assert "Patrick Cockburn" in SEED[quote.source.slice]
    assert quote.cue is not None
    assert SEED[quote.cue.slice] == "reports"
    assert quote.confidence > 0.5


def test_with_reported_speech() -> None:
    block, clause = quoteparse.parse(SEED, kinds=KINDS)
    assert block.kind == "block"
    assert (clause.kind, clause.parent, clause.outlet) == ("indirect", 0, "The Independent")
    assert clause.speaker == "Syrian Observatory for Human Rights"
    assert clause.text.startswith("Isis holds more than 50 per cent")
