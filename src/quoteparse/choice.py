"""Choice: which of the candidates is the source, by a log-linear model; how sure that is.

A candidate's score is the sum of the weights of its features (`lexicon/<language>/weights.txt`); the softmax over all
candidates of a quote is the probability of each.  `bench/train.py` learns the weights from annotated articles.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache
from typing import Final

import attrs

from . import confidence, lexicon
from .attribution import RULES, Attribution, Place, span
from .candidates import Candidate, find, is_plain, names, own, relative, scope
from .loglinear import Evidence, scorer
from .narration import Narration

CHOSEN: Final = "candidate"
"""The name in place of a rule's where no rule proposes the source that the model prefers."""

_SURE: Final = 1e-9

_MOST_SCORES: Final = 2000
"""How many scores of mentions are remembered in a paragraph."""


@attrs.frozen(slots=True)
class Model:
    """A log-linear model.

    weights: of each feature.
    scale, offset: from the log-odds of the best candidate to those that it is right (Platt 1999).
    """

    weights: dict[str, float]
    scale: float
    offset: float
    _score: Callable[[Evidence], float] = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_score", scorer(self.weights))

    def choose(self, place: Place, proposed: Attribution | None) -> tuple[Attribution | None, float]:
        """The attribution of a quote, and how sure it is (0 to 1).

        proposed: what the first rule that knows a source says; the choice where there are no candidates.
        """
        if proposed is not None and is_plain(place, proposed):
            return proposed, confidence.of(proposed.rule)
        candidates = find(place, proposed)
        if not candidates:
            return proposed, 0.0
        score_of = self._score
        scores = []
        for candidate, found in zip(candidates, relative(place, candidates, proposed), strict=True):
            where = scope(place, candidate)
            known, key = candidate.narration.scores, (candidate.unit, where)
            score = known.get(key)
            if score is None:
                if len(known) > _MOST_SCORES:
                    known.clear()
                score = known[key] = score_of(own(candidate, where, place.text))
            scores.append(score + score_of(found))
        most = max(scores)
        ties = [n for n, score in enumerate(scores) if score > most - _SURE]
        best = ties[0] if len(ties) == 1 else _ruled(candidates, ties, proposed)
        rest = sum([math.exp(score - scores[best]) for score in scores]) - 1
        odds = self.offset - self.scale * math.log(max(rest, _SURE))
        return _attribution(place, candidates[best], proposed), 1 / (1 + math.exp(-odds))


def _ruled(candidates: list[Candidate], ties: list[int], proposed: Attribution | None) -> int:
    """Of candidates that weigh the same, the one that a rule proposes, else the first."""
    source = proposed.source if proposed is not None else None
    return next((n for n in ties if source is not None and names(source, candidates[n].mention)), ties[0])


def _attribution(place: Place, chosen: Candidate, proposed: Attribution | None) -> Attribution | None:
    """What the rule says that proposes the chosen candidate; without one, the mention with the cue beside it."""
    mention = chosen.mention
    if proposed is not None and proposed.source is not None and names(proposed.source, mention):
        return proposed
    for rule in RULES:
        found = rule.propose(place)
        if found is not None and found.source is not None and names(found.source, mention):
            return found
    cue = _cue(chosen.narration, chosen.unit)
    if cue is None and mention.kind == "nominal" and " " not in mention.name:
        return proposed  # `It rained all day. “…”`: a word that says nothing
    return Attribution(mention, None if cue is None else span(chosen.narration, cue), CHOSEN)


def _cue(narration: Narration, unit: int) -> int | None:
    """The cue right after a mention, or right before it."""
    shape = narration.shape
    after = unit + 1
    while shape[after : after + 1] in ("X", "n", "R", "L"):
        after += 1
    for cue in (after, unit - 1):
        if shape[cue : cue + 1] in ("V", "G", "C", "E", "A"):
            return cue
    return None


@cache
def load() -> Model:
    """The model of the language."""
    lists = dict(lexicon.sections("weights"))
    scale, offset = (float(entry.rsplit(" ", 1)[1]) for entry in lists.pop("confidence"))
    weights: dict[str, float] = {}
    for template, entries in lists.items():
        for entry in entries:
            values, _, weight = entry.rpartition(" ")
            weights[f"{template}|{values}"] = float(weight)
    return Model(weights, scale, offset)
