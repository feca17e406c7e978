"""Learn the weights of the source model from the train articles, and write them where the library reads them.

    python bench/train.py --corpora ../shared/corpora [--write]

A conditional logit over the candidates of each quote, with an L2 penalty, by L-BFGS; features that fewer than 25 quotes
have are left out.  The gold source is that of `evaluate.py` (beside the corpora): the shortest annotated attribution
that holds the quote; quotes without a right candidate are left out.  Five-fold cross-validation over whole articles
tells how good the choice is on articles that it has not seen, and its odds are fitted to how often they hold (Platt
1999), which is what `confidence` says.  The same articles give the same file.

Needs SciPy: `pip install -e '.[bench]'`.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path
from typing import Any, NamedTuple

import attrs
import numpy as np
from scipy.optimize import minimize

import logit
from quoteparse import Parser, choice, lexicon, tokenizer
from quoteparse.attribution import Attribution, Place
from quoteparse.candidates import find, own, relative, scope
from quoteparse.loglinear import features
from quoteparse.parser import _Article

TARGET = Path(lexicon.__file__).parent / lexicon.LANGUAGE / "weights.txt"
HEADER = """\
# What speaks for and against a candidate as the source of a quote, in natural log-odds: written by bench/train.py.
# A section is a template of candidates.py; an entry is the template's values and the weight.
"""
FEWEST = 25
"""In how many quotes a feature must occur."""

PENALTY = 1.0
FOLDS = 5


class Case(NamedTuple):
    """A quote of the train articles: the features of each candidate, and which candidates are right.

    counts: whether `evaluate.py` counts the quote.  ruled: whether what the rules propose is right.
    """

    article: int
    candidates: list[list[str]]
    right: list[bool]
    counts: bool
    ruled: bool


@attrs.frozen
class Recorder(choice.Model):
    """A model that notes what it was asked, and answers as a model that was learned before would."""

    asked: list[tuple[Place, Attribution | None]] = attrs.field(factory=list)

    def choose(self, place: Place, proposed: Attribution | None) -> tuple[Attribution | None, float]:
        """The answer of the model learned before; before the first, what the rules propose."""
        self.asked.append((attrs.evolve(place), proposed))
        return super().choose(place, proposed) if self.weights else (proposed, 0.0)


def read(evaluate: Any, model: choice.Model) -> list[Case]:
    """The cases of the train articles, each in the state in which the parser comes to it."""
    cases = []
    for number, (_, text, attributions, _) in enumerate(evaluate.load("train")):
        recorder = Recorder(model.weights, model.scale, model.offset)
        _Article(Parser(), tokenizer.read(text), recorder).read()
        golds = {(stretch.start, stretch.end) for stretch in evaluate.gold_stretches(text, attributions)}
        for place, proposed in recorder.asked:
            content = place.narration.starts[place.unit], place.narration.ends[place.unit]
            start, end = evaluate.trim(text, *content)
            sources = gold(evaluate, attributions, start, end)
            candidates = find(place, proposed)
            if not sources or not candidates:
                continue
            right = [
                any(evaluate.overlap(mention.start, mention.end, *source) for source in sources)
                for *_, mention in candidates
            ]
            found = [
                features(found) + features(own(candidate, scope(place, candidate), text))
                for candidate, found in zip(candidates, relative(place, candidates, proposed), strict=True)
            ]
            source = proposed.source if proposed is not None else None
            ruled = source is not None and any(evaluate.overlap(source.start, source.end, *span) for span in sources)
            cases.append(Case(number, found, right, (start, end) in golds, ruled))
    return cases


def gold(evaluate: Any, attributions: Any, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the source of the shortest annotated attribution that holds a quote."""
    inside = [
        (sum(high - low for low, high in roles["Content"]), roles)
        for roles in attributions
        if end > start
        and sum(evaluate.overlap(start, end, *span) for span in roles["Content"]) >= evaluate.IN_CONTENT * (end - start)
    ]
    shortest = min((length for length, _ in inside), default=0)
    return [span for length, roles in inside if length == shortest for span in roles["Source"]]


def learn(cases: list[Case]) -> dict[str, float]:
    """The weights that make the right candidates likeliest."""
    alternatives = [list(zip(case.candidates, case.right, strict=True)) for case in cases]
    return logit.learn(alternatives, fewest=FEWEST, penalty=PENALTY)


def judge(cases: list[Case], weights: dict[str, float]) -> list[tuple[float, bool]]:
    """For each case that counts, the log-odds of the best candidate and whether it is right."""
    judged = []
    for case in cases:
        if case.counts:
            scores = np.array([sum(weights.get(f, 0.0) for f in found) for found in case.candidates])
            best = int(scores.argmax())
            rest = np.exp(np.delete(scores, best) - scores[best]).sum()
            judged.append((float(-np.log(max(rest, 1e-9))), case.right[best]))
    return judged


def calibrated(judged: list[tuple[float, bool]]) -> tuple[float, float]:
    """The scale and the offset that turn the log-odds into those of being right."""
    odds = np.array([each for each, _ in judged])
    right = np.array([each for _, each in judged], dtype=float)

    def loss(line: Any) -> float:
        return float(np.logaddexp(0, -(2 * right - 1) * (line[0] * odds + line[1])).sum())

    scale, offset = minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead").x
    return round(float(scale), 3), round(float(offset), 3)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--corpora", type=Path, required=True)
    arguments.add_argument("--rounds", type=int, default=2, help="how often the articles are read (default: 2)")
    arguments.add_argument("--write", action="store_true", help=f"write {TARGET.name}")
    asked = arguments.parse_args()
    sys.path.insert(0, str(asked.corpora.resolve().parent / "eval"))
    evaluate = importlib.import_module("evaluate")
    model = choice.Model({}, 1.0, 0.0)
    for number in range(asked.rounds):
        cases = read(evaluate, model)
        judged = []
        for fold in range(FOLDS):
            weights = learn([case for case in cases if case.article % FOLDS != fold])
            judged += judge([case for case in cases if case.article % FOLDS == fold], weights)
        scale, offset = calibrated(judged)
        model = choice.Model(learn(cases), scale, offset)
        share = sum(right for _, right in judged) / len(judged)
        print(f"round {number + 1}: {len(cases)} cases, {len(model.weights)} weights, {100 * share:.1f} right unseen")
        ruled = [case.ruled for case in cases if case.counts]
        print(f"         first proposals of the rules: {100 * sum(ruled) / len(ruled):.1f} right")
        print(f"         scale {scale}, offset {offset}")
    if asked.write:
        head = f"{HEADER}[confidence]\nscale {model.scale}\noffset {model.offset}\n"
        TARGET.write_text(logit.written({"": model.weights}, head), encoding="utf-8")


if __name__ == "__main__":
    main()
