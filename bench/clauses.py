"""Learn the weights of reported speech from annotated articles, and write them where the library reads them.

    python bench/clauses.py --corpora ../shared/corpora [--write]

Learned from are the train articles of PolNeAR and the articles of our own in `reported/train.jsonl`.  Every cue of an
article is a case of the questions that `quoteparse.clauses` asks: what it reports, where that begins and ends, whose
words they are.  Whether a reading as a whole is right (an annotated content is at least half the same, as the loose
measure of `reported.py` has it) is learned from what cross-validation over whole articles reads.  The same articles
give the same file.

Prints how good the models are that have not seen the articles, and the final one on `reported/check.jsonl`.

Needs SciPy: `pip install -e '.[bench]'`.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import attrs

import logit
from matching import Piece, overlap, shared, trim
from quoteparse import Parser, choice, clauses, lexicon, reported, tokenizer
from quoteparse import cues as cue_lists
from quoteparse.clauses import READINGS
from quoteparse.cued import Cue, Sentence, cues_in
from quoteparse.parser import _Article
from quoteparse.reported import Model

HERE = Path(__file__).parent
TARGET = Path(lexicon.__file__).parent / lexicon.LANGUAGE / "clauses.txt"
HEAD = """\
# What speaks for and against a cue's reporting something, and where that begins and ends, in natural log-odds: written
# by bench/clauses.py.  A section is a question and a template of clauses.py; an entry is the template's values and the
# weight.
"""
FEWEST = 10
PENALTY = 4.0
LEAST = 0.05
FOLDS = 5
QUESTIONS = ("opening", "closing", "front", "source")


@attrs.frozen
class Gold:
    """An annotated content: its pieces, the spans of its cue and its source; optional ones count neither way."""

    pieces: tuple[Piece, ...]
    cue: tuple[Piece, ...]
    source: tuple[Piece, ...]
    optional: bool = False

    @property
    def hull(self) -> Piece:
        """The whole of it, with what stands between its pieces."""
        return self.pieces[0][0], self.pieces[-1][1]


@attrs.frozen
class Article:
    """An annotated article.  marked: the stretches between quotation marks.  left_out: what nobody annotated."""

    text: str
    golds: tuple[Gold, ...]
    left_out: tuple[Piece, ...]
    marked: tuple[Piece, ...]
    sentences: tuple[Sentence, ...]


@attrs.frozen
class Case:
    """A cue, what it reports (None: nothing; `?`: what no alternative says), and the features of each question."""

    article: int
    cue: Cue
    reading: str | None
    asked: dict[str, logit.Alternatives]


def read(text: str, golds: list[Gold], left_out: list[Piece]) -> Article:
    """An article with its narration, as the parser reads it."""
    article = _Article(Parser(), tokenizer.read(text), choice.load())
    article.read()
    sentences: list[Sentence] = []
    for index in range(len(article.document.paragraphs)):
        narration = article.narrations.of(index)
        low = 0
        while low < len(narration.shape):
            _, high = narration.sentence(low)
            if high - low > 2:
                sentences.append(Sentence(text, narration, low, high))
            low = high + 1
    marked = tuple((marked.left, marked.right) for marked in article.marked if marked.parent is None)
    return Article(text, tuple(golds), tuple(left_out), marked, tuple(sentences))


def polnear(evaluate: Any, split: str) -> Iterator[Article]:
    """The articles of PolNeAR."""
    for _, text, attributions, discard in evaluate.load(split):
        golds = [
            Gold(tuple(sorted(roles["Content"])), tuple(sorted(roles["Cue"])), tuple(sorted(roles["Source"])))
            for roles in attributions
            if roles["Content"]
        ]
        yield read(text, golds, list(discard))


def own(path: Path) -> Iterator[Article]:
    """The articles of our own."""
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        pieces: dict[Any, list[Any]] = {}
        for number, row in enumerate(article["quotes"]):
            pieces.setdefault(("piece", row["piece"]) if "piece" in row else number, []).append(row)
        golds = [
            Gold(
                tuple(tuple(row["content"]) for row in rows),
                tuple(tuple(row["cue"]) for row in rows[:1] if row["cue"]),
                tuple(tuple(row["source"]) for row in rows[:1] if row["source"]),
                rows[0].get("optional", False),
            )
            for rows in pieces.values()
        ]
        yield read(article["text"], golds, [])


def cases(articles: list[Article], cues: Any) -> list[Case]:
    """Every cue that may report something, as a case."""
    return [
        case(number, article, cue)
        for number, article in enumerate(articles)
        for sentence in article.sentences
        for cue in cues_in(sentence, cues)
        if not any(overlap((cue.span.start, cue.span.end), piece) for piece in article.left_out)
    ]


def gold_of(article: Article, cue: Cue) -> Gold | None:
    """What is annotated for a cue, in its own sentence and not between marks."""
    starts, ends = cue.sentence.narration.starts, cue.sentence.narration.ends
    low, high = starts[cue.sentence.low], ends[min(cue.sentence.high, len(ends) - 1)]
    span = cue.span.start, cue.span.end
    for gold in article.golds:
        start, end = trim(article.text, *gold.hull)
        inside = any(left <= start and end <= right for left, right in article.marked)
        cued = any(overlap(span, piece) for piece in gold.cue)
        if cued and start < end and not inside and low - 1 <= start and end <= high + 1:
            return gold
    return None


def case(number: int, article: Article, cue: Cue) -> Case:
    text, starts, ends = article.text, cue.sentence.narration.starts, cue.sentence.narration.ends
    gold = gold_of(article, cue)
    asked: dict[str, logit.Alternatives] = {}
    if gold is None:
        return Case(number, cue, None, asked)
    start, end = trim(text, *gold.hull)
    reading = "behind" if end <= cue.span.start else "ahead" if start >= cue.span.end else "around"
    if (reading != "ahead" and not cue.fronts) or (reading != "behind" and not cue.openings):
        return Case(number, cue, "?", asked)
    if reading != "behind":
        later = [piece[0] for piece in gold.pieces if piece[0] >= cue.span.end]
        first = trim(text, later[0], end)[0] if later else None
        goals = {opening: starts[cue.beyond_hearer(opening)] for opening in cue.openings}
        right = [
            first is not None and min(abs(starts[opening] - first), abs(goals[opening] - first)) <= 1
            for opening in cue.openings
        ]
        asked["opening"] = [
            (clauses.of_opening(cue, opening), good) for opening, good in zip(cue.openings, right, strict=True)
        ]
        if any(right):
            opening = cue.beyond_hearer(cue.openings[right.index(True)])
            asked["closing"] = [
                (
                    clauses.of_closing(cue, opening, closing, reading),
                    abs(trim(text, starts[opening], ends[closing - 1])[1] - end) <= 1,
                )
                for closing in cue.closings(opening)
            ]
    if reading != "ahead":
        asked["front"] = [
            (clauses.of_front(cue, front, reading), abs(starts[front] - start) <= 1) for front in cue.fronts
        ]
    if not cue.settled:
        asked["source"] = [
            (
                clauses.of_source(cue, source, reading),
                mention is not None and any(overlap((mention.start, mention.end), span) for span in gold.source),
            )
            for source in cue.sources
            for mention in [cue.mention(source)]
        ]
    return Case(number, cue, reading, asked)


def learn(found: list[Case]) -> dict[str, dict[str, float]]:
    """The weights of each question but the last."""
    readings: list[logit.Alternatives] = []
    for each in found:
        if each.reading != "?":
            features = clauses.of_reading(each.cue)
            possible = (bool(each.cue.openings), bool(each.cue.fronts), bool(each.cue.openings and each.cue.fronts))
            if any(possible):
                readings.append(
                    [([], each.reading is None)]
                    + [
                        ([f"{reading}:{feature}" for feature in features], each.reading == reading)
                        for reading, can in zip(READINGS, possible, strict=True)
                        if can
                    ]
                )
    fit = partial(logit.learn, fewest=FEWEST, penalty=PENALTY, least=LEAST)
    weights: dict[str, dict[str, float]] = {reading: {} for reading in READINGS}
    for feature, weight in fit(readings).items():
        reading, _, name = feature.partition(":")
        weights[reading][name] = weight
    for question in QUESTIONS:
        weights[question] = fit([each.asked[question] for each in found if question in each.asked])
    return weights


def model(weights: dict[str, dict[str, float]]) -> Model:
    """The model that the library would load from these weights."""
    features = {feature for reading in READINGS for feature in weights[reading]}
    reading = {feature: tuple(weights[reading].get(feature, 0.0) for reading in READINGS) for feature in features}
    return Model(reading, *(weights.get(name, {}) for name in (*QUESTIONS, "hold")))  # type: ignore[arg-type]


def holds(articles: list[Article], found: list[Case], learned: Model) -> list[logit.Alternatives]:
    """For each cue that reports something by a model, what `hold` is asked, and whether the reading is right."""
    asked: list[logit.Alternatives] = []
    for each in found:
        read_as = reported.read(each.cue, learned)
        if read_as is None:
            continue
        cue, reading, pieces, chances = read_as
        first, last = pieces[0][0], pieces[-1][1]
        if reading == "ahead" and not cue.is_content(first, last):
            continue
        article, narration = articles[each.article], cue.sentence.narration
        hull = narration.starts[first], narration.ends[last - 1]
        best = max(article.golds, key=lambda gold: shared(article.text, hull, gold.hull), default=None)
        right = best is not None and shared(article.text, hull, best.hull) >= 0.5
        asked.append([([], not right), (clauses.of_hold(cue, reading, first, last, chances), right)])
    return asked


def judge(articles: list[Article], found: list[Case], learned: Model) -> Counter[str]:
    """How many pieces are found, how many are right, and how many annotated contents and sources are found."""
    counts: Counter[str] = Counter()
    by_article: dict[int, list[Case]] = {}
    for each in found:
        by_article.setdefault(each.article, []).append(each)
    for number, article in enumerate(articles):
        text = article.text
        pieces = [
            piece
            for each in by_article.get(number, ())
            if (read_as := reported.read(each.cue, learned)) is not None
            for piece in reported.reported(read_as, learned)
        ]
        annotated = [(piece, gold) for gold in article.golds for piece in gold.pieces]
        for piece in pieces:
            span = piece.start, piece.end
            best = max(annotated, key=lambda pair: shared(text, span, pair[0]), default=None)
            same = shared(text, span, best[0]) if best is not None else 0.0
            if best is not None and same >= 0.5 and best[1].optional:
                continue
            counts["found"] += 1
            counts["right"] += same >= 0.5
            counts["exact"] += same >= 0.8
        for span, gold in annotated:
            if gold.optional:
                continue
            match = max(pieces, key=lambda piece: shared(text, (piece.start, piece.end), span), default=None)
            same = shared(text, (match.start, match.end), span) if match is not None else 0.0
            counts["annotated"] += 1
            counts["recalled"] += same >= 0.5
            counts["recalled exactly"] += same >= 0.8
            if match is not None and same >= 0.5:
                source = match.source
                named = source is not None and any(overlap((source.start, source.end), each) for each in gold.source)
                counts["source"] += named or (source is None and not gold.source)
    return counts


def told(name: str, counts: Counter[str]) -> str:
    def share(part: str, whole: str) -> float:
        return 100 * counts[part] / max(1, counts[whole])

    return (
        f"{name}: {counts['annotated']} contents, recall strict {share('recalled exactly', 'annotated'):.1f} loose "
        f"{share('recalled', 'annotated'):.1f}; {counts['found']} found, precision strict "
        f"{share('exact', 'found'):.1f} loose {share('right', 'found'):.1f}; source {share('source', 'recalled'):.1f}"
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--corpora", type=Path, required=True)
    arguments.add_argument("--write", action="store_true", help=f"write {TARGET.name}")
    asked = arguments.parse_args()
    sys.path.insert(0, str(asked.corpora.resolve().parent / "eval"))
    evaluate = importlib.import_module("evaluate")
    cues = cue_lists.load()
    ours = list(own(HERE / "reported" / "train.jsonl"))
    articles = [*ours, *polnear(evaluate, "train")]
    found = cases(articles, cues)
    print(f"{len(articles)} articles, {len(found)} cues")
    unseen: list[logit.Alternatives] = []
    folds = []
    for fold in range(FOLDS):
        weights = learn([each for each in found if each.article % FOLDS != fold])
        folds.append(weights)
        unseen += holds(articles, [each for each in found if each.article % FOLDS == fold], model(weights))
    hold = logit.learn(unseen, fewest=FEWEST, penalty=PENALTY, least=LEAST)
    counts: Counter[str] = Counter()
    for fold, weights in enumerate(folds):
        inside = [each for each in found if each.article % FOLDS == fold and each.article < len(ours)]
        kept = [article if n % FOLDS == fold else attrs.evolve(article, golds=()) for n, article in enumerate(ours)]
        counts += judge(kept, inside, model({**weights, "hold": hold}))
    print(told("reported/train.jsonl, unseen", counts))
    weights = {**learn(found), "hold": hold}
    print({name: len(each) for name, each in weights.items()})
    checked = list(own(HERE / "reported" / "check.jsonl"))
    print(told("reported/check.jsonl", judge(checked, cases(checked, cues), model(weights))))
    if asked.write:
        TARGET.write_text(logit.written(weights, HEAD), encoding="utf-8")


if __name__ == "__main__":
    main()
