"""Reported speech by the parse of a spaCy `Doc`: the clause that depends on a cue, and the subject of the cue.

Where there is a parse, it alone tells what a sentence reports: it sees where a clause ends, which the rules guess.
Labels are those of spaCy's English pipelines (ClearNLP: `ccomp`, `nsubj`, `parataxis`, …).  A `Doc` without a parse, or
with another scheme of labels, gives nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

import attrs

from . import lexicon
from .cues import PARTICIPLE, SAY, Cues
from .mentions import Mention, head_of
from .models import Span
from .narration import Narration
from .reported import Reported
from .tokenizer import Word

RULE: Final = "parsed clause"

_CLAUSES: Final = frozenset(("ccomp", "xcomp"))
_NOUN_CLAUSES: Final = frozenset(("acl", "ccomp"))
_SUBJECTS: Final = frozenset(("nsubj", "nsubjpass", "csubj"))
_BORROWED: Final = frozenset(("conj", "xcomp", "advcl", "dep"))
"""Labels of verbs whose subject is that of the verb that they depend on: `left, saying that …`."""

_EDGES: Final = frozenset(',;:-–—."“”()')
_SURE: Final = 0.9
"""Confidence: set by hand, below what hand-made parses give (`tests/test_parsed.py`), for parsers err."""


@attrs.frozen(slots=False)
class Tree:
    """The parsed words of a paragraph.

    words: those of the whole article.  low, high: the first one of the paragraph, and that after its last.
    """

    words: Sequence[Word]
    low: int
    high: int

    @cached_property
    def children(self) -> dict[int, list[int]]:
        """The words that depend on a word."""
        found: dict[int, list[int]] = {}
        for index in range(self.low, self.high):
            head = self.words[index].head
            if head != index and self.low <= head < self.high:
                found.setdefault(head, []).append(index)
        return found

    def child(self, index: int, labels: frozenset[str] | str) -> int | None:
        """The first word that depends on a word by one of some labels."""
        wanted = labels if isinstance(labels, frozenset) else frozenset((labels,))
        return next((n for n in self.children.get(index, ()) if self.words[n].label in wanted), None)

    def below(self, index: int, *, without: int | None = None) -> list[int]:
        """A word and all that depend on it, in order; `without` one of them and all that depend on that."""
        found, pending = [], [index]
        seen: set[int] = set()
        while pending:
            word = pending.pop()
            if word == without or word in seen:
                continue
            seen.add(word)
            found.append(word)
            pending.extend(self.children.get(word, ()))
        return sorted(found)


def find(
    text: str, words: Sequence[Word], starts: Sequence[int], paragraph: Span, narration: Narration, cues: Cues
) -> list[tuple[Reported, ...]]:
    """What a paragraph reports by its parse, each as its pieces.

    words: the parsed words of the article.  starts: where each begins.
    """
    tree = Tree(words, bisect_left(starts, paragraph.start), bisect_left(starts, paragraph.end))
    found: list[tuple[Reported, ...]] = []
    for cue, last, content in _contents(tree, cues):
        content = [index for index in content if not cue <= index <= last]
        runs = [run for run in _runs(words, content) if _is_told(narration, words, run)]
        if runs:
            source = _source(text, tree, cue, narration)
            span = Span(words[cue].start, words[last].end)
            negated = _negated(tree, cue)
            found.append(
                tuple(
                    Reported(words[first].start, words[end].end, source, span, RULE, _SURE, negated)
                    for first, end in runs
                )
            )
    return found


def _contents(tree: Tree, cues: Cues) -> Iterator[tuple[int, int, list[int]]]:
    """Each cue with a content: its first and its last word, and the words of the content."""
    words = tree.words
    for index in range(tree.low, tree.high):
        word = words[index]
        lower = word.text.lower()
        verb = cues.verbs.get(lower) in (SAY, PARTICIPLE) or lower in cues.reporting
        if verb and word.tag.startswith("V"):
            clause = _clause(tree, index, cues)
            if clause is not None:
                yield index, index, _without_that(tree, tree.below(clause), clause)
            elif word.label == "parataxis" and tree.low <= word.head < tree.high:
                yield index, index, tree.below(word.head, without=index)
        elif lower in cues.sayings and word.tag.startswith("NN"):
            clause = tree.child(index, _NOUN_CLAUSES)
            mark = tree.child(clause, "mark") if clause is not None else None
            if clause is not None and mark is not None and words[mark].text.lower() == "that":
                yield index, index, _without_that(tree, tree.below(clause), clause)
        elif lower == "according":
            to = tree.child(index, "prep")
            if to is not None and words[to].text.lower() == "to" and tree.child(to, "pobj") is not None:
                yield index, to, tree.below(word.head, without=index)


def _clause(tree: Tree, cue: int, cues: Cues) -> int | None:
    """The head of the clause that a verb reports."""
    for index in tree.children.get(cue, ()):
        word = tree.words[index]
        if word.label not in _CLAUSES:
            continue
        lower = tree.words[cue].text.lower()
        asks = lower in cues.orders or lower in cues.infinitives
        if word.label == "ccomp" or (word.tag == "VBG" and lower in cues.gerunds) or (word.tag == "VB" and asks):
            return index
    return None


def _without_that(tree: Tree, content: list[int], clause: int) -> list[int]:
    """A content without the `that` that introduces it."""
    mark = tree.child(clause, "mark")
    if mark is not None and content and content[0] == mark and tree.words[mark].text.lower() == "that":
        return content[1:]
    return content


def _runs(words: Sequence[Word], content: list[int]) -> list[tuple[int, int]]:
    """The runs of words that follow each other, without marks at their ends; the two longest, in order."""
    runs: list[list[int]] = []
    for index in content:
        if runs and index == runs[-1][-1] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    found = []
    for run in runs:
        while run and (words[run[-1]].text in _EDGES or words[run[-1]].text.isspace()):
            run.pop()
        while run and (words[run[0]].text in _EDGES or words[run[0]].text.isspace()):
            run.pop(0)
        if run:
            found.append((run[0], run[-1]))
    return sorted(sorted(found, key=lambda run: run[0] - run[1])[:2])


def _is_told(narration: Narration, words: Sequence[Word], run: tuple[int, int]) -> bool:
    """Whether a run is more than quoted words and marks."""
    start, end = words[run[0]].start, words[run[1]].end
    if not any(map(str.isalnum, (word.text[0] for word in words[run[0] : run[1] + 1]))):
        return False
    low = max(0, bisect_right(narration.starts, start) - 2)
    near = range(low, bisect_left(narration.starts, end))
    inside = [unit for unit in near if start < narration.ends[unit]]
    return not (len(inside) == 1 and inside[0] in narration.contents)


def _source(text: str, tree: Tree, cue: int, narration: Narration) -> Mention | None:
    """The mention of whoever a cue makes to speak."""
    words = tree.words
    found = _speaker(tree, cue)
    if found is None:
        return None
    word = words[found]
    unit = bisect_right(narration.starts, word.start) - 1
    mention = narration.mentions.get(unit) if unit >= 0 else None
    if mention is not None and mention.start <= word.start and word.end == mention.end:
        return mention
    first = min((n for n in tree.children.get(found, ()) if n < found and words[n].label != "punct"), default=found)
    start, end = words[first].start, word.end
    kind = "pronoun" if word.tag in ("PRP", "PRP$", "WP") else "nominal"
    return Mention(start, end, "pronoun" if kind == "pronoun" else "nominal", text[start:end], head_of(word.text))


def _speaker(tree: Tree, cue: int) -> int | None:
    """The word that names whoever a cue makes to speak."""
    words = tree.words
    if words[cue].text.lower() == "according":
        to = tree.child(cue, "prep")
        return None if to is None else tree.child(to, "pobj")
    if words[cue].tag.startswith("NN"):
        owner = tree.child(cue, "poss")
        by = next((n for n in tree.children.get(cue, ()) if words[n].text.lower() == "by"), None)
        return owner if owner is not None or by is None else tree.child(by, "pobj")
    seen: set[int] = set()
    while cue not in seen:
        seen.add(cue)
        agent = tree.child(cue, "agent")
        if agent is not None:
            return tree.child(agent, "pobj")
        subject = tree.child(cue, _SUBJECTS)
        if subject is not None:
            return None if words[subject].label == "nsubjpass" or tree.child(cue, "auxpass") is not None else subject
        if tree.child(cue, "auxpass") is not None:
            return None
        if words[cue].label in ("acl", "relcl"):
            return words[cue].head
        if words[cue].label not in _BORROWED or not tree.low <= words[cue].head < tree.high:
            return None
        if words[cue].tag == "VBN" and words[cue].label == "advcl":
            return None  # `Asked whether …, Roe said …`
        cue = words[cue].head
    return None


def _negated(tree: Tree, cue: int) -> bool:
    """Whether the narrator says that it was not said."""
    if tree.child(cue, "neg") is not None:
        return True
    word = tree.words[cue]
    refused = word.label == "xcomp" and tree.low <= word.head < tree.high
    return refused and tree.words[word.head].text.lower() in lexicon.entries("grammar", "refusal")
