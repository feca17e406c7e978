"""The one file that knows the order of the steps."""

from __future__ import annotations

import pickle
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

import attrs
import regex

from . import (
    blocks,
    choice,
    confidence,
    contents,
    cues,
    headings,
    marks,
    mentions,
    outlets,
    parsed,
    reported,
    tokenizer,
)
from .attribution import WINDOW, Attribution, Place, attribute
from .blocks import Block
from .candidates import follows_tag
from .channel import Channel
from .marks import Contents, Marked
from .mentions import Mention
from .models import DEFAULT_KINDS, ArticleError, Kind, Quote, Quotes, Span, described, kinds_of
from .narration import Narration, Narrations
from .readers import html, markdown
from .reported import Reported
from .resolution import Cast
from .stated import Evidence
from .tokenizer import Alignment, Document

if TYPE_CHECKING:
    from spacy.tokens import Doc

_READERS: Final[dict[str, Callable[[str], Document]]] = {
    "text": tokenizer.read,
    "markdown": markdown.read,
    "html": html.read,
}
FORMATS: Final = tuple(_READERS)
"""The formats that an article can come in."""


SETTLED: Final = frozenset(
    {
        "label",
        "paragraphs",
        "from the desk",
        "signature",
        "answer",
        "turn",
        "what one calls",
        "tag in the middle",
        "quote, cue source",
    }
)
"""Rules that the model has no say in: the layout or grammar tells, or (`“…,” said Ann Roe`) it would add nothing."""

_CLOSERS: Final = "\"”’'"
_TURN: Final = regex.compile(r"(?:.?[.!?”\"\n] ?)?(?P<name>[QA])[.:] ?")
_LONGEST_LABEL: Final = 6
_LONGEST_NAME: Final = 200
"""How many characters the name before a colon may have."""
_WORD: Final = regex.compile(r"\w+")

_LABEL: Final = regex.compile(r"(?P<name>\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3}):\s")


def _own(name: str, entries: Iterable[str]) -> tuple[str, ...]:
    """Entries of the user's own, checked."""
    if isinstance(entries, str):
        raise TypeError(f"{name} takes a collection such as [{entries!r}], not the string {entries!r}")
    own = tuple(entries)
    for entry in own:
        if not isinstance(entry, str):
            raise TypeError(f"{name} takes strings, not {entry!r}")
        if not any(map(str.isalpha, entry.partition("|")[0])):
            raise ValueError(f"{name} takes words, and {entry!r} holds none")
    return own


def _own_cues(entries: Iterable[str]) -> tuple[str, ...]:
    return _own("cues", entries)


def _own_outlets(entries: Iterable[str]) -> tuple[str, ...]:
    return _own("outlets", entries)


@attrs.frozen(slots=True, kw_only=True)
class Parser:
    """A configured parser: made once, used for many articles, safe to share between threads.

    kinds: the kinds of quotation to give, out of `direct`, `mixed`, `block` and `indirect`.
    format: the format that articles come in: `text`, `markdown`, or `html` (which needs the extra `quoteparse[html]`).
    cues: verbs of saying of your own, each by its base form (`tootle`), or with all its forms (`say says said saying`).
    outlets: outlets of your own, each a name or a line such as `The Oban Times | OT` with its aliases.

    Raises ValueError for an unknown kind or format, TypeError for a string in place of a collection.
    """

    kinds: frozenset[Kind] = attrs.field(default=DEFAULT_KINDS, converter=kinds_of)
    format: str = attrs.field(default="text")
    cues: tuple[str, ...] = attrs.field(default=(), converter=_own_cues)
    outlets: tuple[str, ...] = attrs.field(default=(), converter=_own_outlets)

    def __attrs_post_init__(self) -> None:
        if self.format not in FORMATS:
            raise ValueError(f"unknown format {self.format!r}: choose from {', '.join(FORMATS)}")

    def parse(self, article: str | Doc) -> Quotes:
        """The quotes of one article.

        article: its text, or a spaCy `Doc`, which is plain text whatever the format.
        Raises TypeError for anything else, ImportError for HTML where trafilatura is not installed; TimeoutError where
        a pattern does not come to an end, as none is known to.
        """
        document = _READERS[self.format](article) if isinstance(article, str) else tokenizer.read(article)
        found = _Article(self, document, choice.load()).read()  # what it knew beside them is let go
        arranged = _arrange(document.text, found, self.kinds)
        aligned = document.alignment
        if aligned is None:
            return Quotes(document.text, tuple(arranged), page=document.page)
        return Quotes(aligned.text, tuple(_moved(quote, aligned) for quote in arranged), page=document.page)

    def pipe(
        self, articles: Iterable[str | Doc], *, n_process: int = 1, batch_size: int = 32, progress: bool = False
    ) -> Iterator[Quotes]:
        """The quotes of many articles: one result for each, in order, in bounded memory.

        n_process: how many processes to use; 1 for this one alone, -1 for one on each core.
        batch_size: how many articles go to a process at a time; few long ones make a batch, too.
        progress: whether to show a progress bar on standard error.

        An article that cannot be parsed gives an empty `Quotes` with the exception in `error`; so does one that its
        process dies of, while the others are done.  A script that uses processes must start below
        `if __name__ == "__main__":` wherever Python starts them afresh (macOS, Windows, Python 3.14).
        Raises TypeError for a single string, ValueError for impossible numbers, RuntimeError if no process starts.
        """
        if isinstance(articles, str):
            raise TypeError("pipe() takes a collection of articles, not one: that is for parse()")
        for name, number, least in (("n_process", n_process, -1), ("batch_size", batch_size, 1)):
            if not isinstance(number, int) or isinstance(number, bool):
                raise TypeError(f"{name} takes a whole number, not {number!r}")
            if number < least or number == 0:
                raise ValueError(f"{name} cannot be {number}")
        return self._pipe(articles, n_process, batch_size, progress)

    def _pipe(self, articles: Iterable[str | Doc], n_process: int, batch_size: int, progress: bool) -> Iterator[Quotes]:
        from . import workers

        parse = self._result if n_process == 1 else self._sent
        results: Iterator[Quotes] = workers.mapped(
            parse, articles, processes=n_process, batch_size=batch_size, lost=_lost
        )
        if progress:
            from tqdm import tqdm

            total = len(articles) if isinstance(articles, Sized) else None
            results = iter(tqdm(results, total=total, unit="article"))
        yield from results

    def _result(self, article: str | Doc) -> Quotes:
        """The quotes of an article, or what went wrong: one article never takes another down."""
        try:
            return self.parse(article)
        except Exception as error:
            return _failed(article, error)

    def _sent(self, article: str | Doc) -> Quotes:
        """The result on its way to another process, which not every exception reaches."""
        quotes = self._result(article)
        try:
            pickle.loads(pickle.dumps(quotes.error))
        except Exception:
            return attrs.evolve(quotes, error=ArticleError(described(quotes.error)))
        return quotes


def _failed(article: str | Doc, error: Exception) -> Quotes:
    return Quotes(article if isinstance(article, str) else str(getattr(article, "text", "")), (), error=error)


def _lost(article: str | Doc) -> Quotes:
    return _failed(article, ArticleError("ProcessDied: the process that parsed this article died"))


def parse(article: str | Doc, *, kinds: Iterable[str] = DEFAULT_KINDS, format: str = "text") -> Quotes:
    """The quotes of one article: who said what, and through which outlet.

    article: its text, or a spaCy `Doc`.
    kinds, format: see `Parser`.
    Raises TypeError for an article that is neither, ValueError for an unknown kind or format, ImportError for HTML
    where trafilatura is not installed.

    >>> parse("“Nobody came,” Ann Roe told The Oban Times.")[0]
    Quote('Ann Roe', 'The Oban Times', 'Nobody came,', 1:13, direct)
    """
    return _parser(kinds if isinstance(kinds, str) else tuple(kinds), format).parse(article)


@lru_cache(maxsize=32)
def _parser(kinds: str | tuple[str, ...], format: str) -> Parser:
    return Parser(kinds=kinds, format=format)


@attrs.frozen(slots=True)
class _Said:
    """What is known of a content that turned out to be a quote, for the contents after it."""

    place: Place
    attribution: Attribution | None
    confidence: float
    speaker: str | None
    number: int
    utterance: int


@attrs.define(slots=True, eq=False)
class _Found:
    """A quote that was found; its outlet, its utterance and its parent are settled when all are known."""

    start: int
    end: int
    kind: Kind
    attribution: Attribution | None
    confidence: float
    speaker: str | None
    outlet: str | None
    utterance: int
    negated: bool

    @property
    def source(self) -> Span | None:
        """The mention of whoever said it."""
        source = self.attribution.source if self.attribution is not None else None
        return Span(source.start, source.end) if source is not None else None


class _Article:
    """One article on its way through the steps."""

    def __init__(self, parser: Parser, document: Document, model: choice.Model) -> None:
        self.kinds = parser.kinds
        self.model = model
        self.around: dict[int, int] = {}
        self.document = document
        self.cues = cues.load(parser.cues)
        self.outlets = outlets.load(parser.outlets)
        self.words = mentions.grammar()
        self.channel = Channel(document.text, self.outlets)
        self.marked = marks.find(document)
        self.family = marks.main_family(self.marked)
        self.contents = Contents(document, self.marked)
        self.narrations = Narrations(document, self.contents, self.cues, self.words)
        self.cast = Cast(document, self.words, self.narrations.of, self.outlets.known, self.outlets.may_call)
        self.blocks: dict[int, Block] = {}
        self.block_outlets: dict[Block, str | None] = {}
        self.around_block: list[Block] = []
        self.block_speakers: dict[Block, str | None] = {}
        self.block_speaker: str | None = None
        self.said: _Said | None = None
        self.told: set[int] = set()
        self.repeated: frozenset[str] | None = None
        self.found: list[_Found] = []
        self.utterances = 0

    def read(self) -> list[_Found]:
        """Every step, in order: the quotes of every kind, as they were found."""
        evidence = Evidence(self.document, self.narrations.of, self.narrations.within, self.mentioned, self.outlets)
        opening: dict[int, list[Block]] = {}
        for block in blocks.find(evidence):
            opening.setdefault(block.first, []).append(block)
            self.blocks.update(dict.fromkeys(range(block.first, block.last + 1), block))
        for index, paragraph in enumerate(self.document.paragraphs):
            for block in opening.get(index, ()):
                self.block(block)
            near = index in self.contents or index + 1 in self.contents
            quotes = index in self.contents
            if self.contents and self.channel.tells(paragraph.start, paragraph.end, near=near, quotes=quotes):
                self.channel.sentences(index, self.narrations.of(index), partial(self.speaking, index))
                self.told.add(index)
            if quotes:
                self.paragraph(index, self.contents.of(index))
        self.settle(0)
        if "indirect" in self.kinds:
            self.report()
        return self.found

    def paragraph(self, index: int, inside: Sequence[tuple[int, Marked]]) -> None:
        """The quotes of one paragraph."""
        for place, marked in self.places(self.narrations.of(index), inside, index):
            proposed = attribute(place)
            attribution, sure = None, 0.0
            kept = self.is_quote(place, marked, proposed)
            if kept:
                attribution, sure = (
                    self.credited(index, place) or self.from_the_end(place, marked) or self.choose(place, proposed)
                )
                kept = not contents.is_unsaid(self.document.text, place, attribution)
            if kept:
                kind = contents.kind_of(self.document.text, place, marked, proposed)
                self.said = self.marked_quote(index, place, marked, kind, attribution, sure)
                self.nested(index, place.number, marked, self.said)
            else:
                self.nested(index, place.number, marked, None)

    def is_quote(self, place: Place, marked: Marked, attribution: Attribution | None) -> bool:
        """Whether somebody is made to say a content."""
        return contents.is_quote(self.document.text, place, marked, attribution, family=self.family, cues=self.cues)

    def choose(self, place: Place, proposed: Attribution | None) -> tuple[Attribution | None, float]:
        """The attribution of a quote, and how sure it is: the model's, but where the words themselves settle it."""
        narrator = proposed is not None and proposed.rule in contents.ADJACENT and _is_narrator(proposed.source)
        if proposed is not None and (proposed.rule in SETTLED or narrator or follows_tag(place, proposed)):
            settled = self.said is not None and proposed.anchor is not None
            return proposed, self.said.confidence if settled and self.said else confidence.of(proposed.rule)
        return self.model.choose(place, proposed)

    def credited(self, index: int, place: Place) -> tuple[Attribution, float] | None:
        """The attribution of a paragraph in marks that is set off, by what its lead-in or its credit states."""
        block = self.blocks.get(index)
        if block is None or not block.marked or block.stated is None or not place.alone:
            return None
        stated = block.stated
        return Attribution(stated.source, stated.cue, stated.rule), confidence.of(stated.rule)

    def from_the_end(self, place: Place, marked: Marked) -> tuple[Attribution, float] | None:
        """The attribution of an utterance over several paragraphs, if it stands beside the last one of them."""
        if place.label or not marked.goes_on or (place.previous is not None and place.previous.goes_on):
            return None
        number = place.number
        while number + 1 < len(self.marked) and self.marked[number].goes_on:
            above = self.document.paragraph_at(self.marked[number].left)
            number += 1
            while number + 1 < len(self.marked) and self.marked[number].parent is not None:
                number += 1
            if self.document.paragraph_at(self.marked[number].left) != above + 1:
                return None  # the mark of the next paragraph holds no content
        index = self.document.paragraph_at(self.marked[number].left)
        last, _ = next(self.places(self.narrations.of(index), self.contents.of(index), index))
        last = attrs.evolve(last, previous=None, given=None)
        found = attribute(last)
        if found is None or found.rule not in contents.ADJACENT:
            return None
        attribution, sure = self.choose(last, found)
        return None if attribution is None else (attribution, sure)

    def nested(self, index: int, number: int, marked: Marked, said: _Said | None) -> None:
        """The quotes inside a content, to any depth: those with an attribution of their own inside it."""
        pending = [(number, marked, said)]
        while pending:
            number, around, said = pending.pop()
            inside = self.contents.within(number)
            if not inside:
                continue
            for place, inner in self.places(self.narrations.within(around.start, around.end, inside), inside):
                attribution = attribute(place)  # rules alone: the model has seen too few quotes inside quotes
                kept = None
                if self.is_quote(place, inner, attribution):
                    sure = confidence.of(attribution.rule if attribution is not None else None)
                    kind = contents.kind_of(self.document.text, place, inner, attribution)
                    kept = self.marked_quote(index, place, inner, kind, attribution, sure, around=said)
                pending.append((place.number, inner, kept))

    def places(
        self, narration: Narration, inside: Sequence[tuple[int, Marked]], index: int | None = None
    ) -> Iterator[tuple[Place, Marked]]:
        """Where each content of a stretch of narration stands in it.

        index: the paragraph that the stretch is; None for the inside of a content, which has nothing around it.
        """
        text = self.document.text
        units = {number: unit for unit, number in narration.contents.items()}
        paragraphs = self.document.paragraphs
        dashed = index is not None and index + 1 < len(paragraphs) and text[paragraphs[index + 1].start] in "-–—―"
        for number, marked in inside:
            low, high = narration.sentence(units[number])
            said = self.said if index is not None else None
            yield (
                Place(
                    text,
                    number,
                    narration,
                    units[number],
                    low,
                    high,
                    contents.count_words(text, marked.start, marked.end),
                    not text[marked.start].islower(),
                    marked.goes_on,
                    dashed,
                    said.place if said else None,
                    said.attribution if said else None,
                    self.label(marked, narration) if index is not None else None,
                    text[marked.start : marked.end].rstrip(_CLOSERS)[-1:] == "?",
                    index or 0,
                    said.place.index if said else None,
                    self.narrations.at if index is not None else _nothing_around,
                ),
                marked,
            )

    def label(self, marked: Marked, narration: Narration) -> Mention | None:
        """The name with a colon that opens a content, in capitals or a name of the article; or `Q` or `A` before it."""
        text = self.document.text
        first = narration.starts[0]
        opening = max(first, marked.left - _LONGEST_LABEL)
        near = text[opening : marked.left]
        before = _TURN.fullmatch(near) if "Q" in near or "A" in near else None
        if before is not None:
            name, start = before["name"], opening + before.start("name")
            return Mention(start, start + 1, "name", name, name.lower())
        named = text.find(":", marked.start, min(marked.end, marked.start + _LONGEST_NAME)) >= 0
        found = _LABEL.match(text, marked.start, marked.end) if named else None
        if found is None:
            return None
        name = found["name"]
        known = name in self.cast.names or self.cast.full_name(name, at=found.start()) != name
        if not (name.isupper() or (known and marked.left == first)):
            return None
        return Mention(found.start("name"), found.end("name"), "name", name, mentions.head_of(name))

    def marked_quote(
        self,
        index: int,
        place: Place,
        marked: Marked,
        kind: Kind,
        attribution: Attribution | None,
        sure: float,
        around: _Said | None = None,
    ) -> _Said:
        """Resolve and keep a quote that stands between marks.

        sure: how sure its attribution is.  around: for a nested one, the quote around it.
        """
        said = self.said
        anchored = attribution is not None and attribution.anchor is not None and said is not None and around is None
        if anchored and said is not None:
            speaker, utterance = said.speaker, said.utterance
        else:
            self.utterances += 1
            utterance = self.utterances
            speaker = None
            source = attribution.source if attribution is not None else None
            if source is not None and around is not None:
                speaker = self.cast.speaker(source, index, place.narration, around.speaker, inside=True)
            elif source is not None and said and said.attribution and said.attribution.source is source:
                speaker = said.speaker
            elif source is not None:
                there = self.document.paragraph_at(source.start)
                narration = place.narration if there == index else self.narrations.of(there)
                asked = said is not None and said.place.asks and said.place.index >= index - 1
                last = said.speaker if said is not None else None
                speaker = self.cast.speaker(source, there, narration, last, asked=asked)
        block = self.blocks.get(index)
        if block is not None and attribution is not None and _is_narrator(attribution.source):
            speaker = self.block_speakers[block]  # the writer of the block says `I`
        number = len(self.found)
        if around is None:
            self.channel.quote(number, place, attribution, speaker, anchored=anchored)
        else:
            self.around[number] = around.number
        self.keep(marked.start, marked.end, kind, attribution, sure, speaker, None, utterance)
        place.previous = None
        return _Said(place, attribution, sure, speaker, number, utterance)

    def settle(self, first: int) -> None:
        """Give each quote its outlet: its own, that of the quote around it, or that of the block that it stands in.

        first: the number of the first quote that has none yet.
        """
        settled = self.channel.settle()
        for number, quote in enumerate(self.found[first:], first):
            outlet = settled.get(number) or settled.get(self.around.get(number, -1))
            if outlet is None and quote.kind != "block":
                block = self.blocks.get(self.document.paragraph_at(quote.start)) if self.blocks else None
                outlet = self.block_outlets[block] if block is not None else None
            if outlet is not None:
                settled[number] = outlet
                quote.outlet, quote.speaker = outlet, outlets.same_name(quote.speaker, outlet)

    def mentioned(self, mention: Mention, index: int) -> str | None:
        """Whom a mention in the narration of a paragraph names."""
        return self.cast.speaker(mention, index, self.narrations.of(index), None)

    def speaking(self, index: int, narration: Narration, unit: int | None) -> str | None:
        """Whom the mention at a unit of the narration of a paragraph names."""
        mention = narration.mentions.get(unit) if unit is not None else None
        if mention is None:
            return None
        return self.cast.speaker(mention, index, narration, self.said.speaker if self.said else None)

    def block(self, block: Block) -> None:
        """Resolve and keep a block quotation."""
        while self.around_block and self.around_block[-1].end <= block.start:
            self.around_block.pop()
        stated = block.stated
        source = stated.source if stated is not None else None
        speaker, outlet = None, stated.outlet if stated is not None else None
        if source is not None and source.kind == "pronoun" and self.block_speaker is not None:
            speaker = self.block_speaker
        elif source is not None and stated is not None:
            speaker = self.cast.speaker(source, stated.index, self.narrations.of(stated.index), self.block_speaker)
        led = stated is not None and stated.rule != "block credit"
        if outlet is None and led and speaker is not None and speaker == self.block_speaker:
            outlet = next(reversed(self.block_outlets.values()))  # `She adds, further down:`
        if outlet is None:
            outlet = self.block_outlets[self.around_block[-1]] if self.around_block else None
        speaker = outlets.same_name(speaker, outlet)
        self.block_speaker, self.block_outlets[block] = speaker, outlet
        self.block_speakers[block] = speaker
        self.around_block.append(block)
        if speaker is not None and outlet is not None:
            self.channel.wrote(block.start, block.last, speaker, outlet)
        if block.marked:
            return
        self.utterances += 1
        attribution = Attribution(source, stated.cue, stated.rule) if stated is not None else None
        sure = confidence.of(stated.rule if stated is not None else None)
        self.keep(block.start, block.end, "block", attribution, sure, speaker, outlet, self.utterances)

    def report(self) -> None:
        """Find the reported speech of the article, when the quotes between marks and the blocks are known."""
        first = len(self.found)
        words = [word.start for word in self.document.parse]
        quotes = sorted(
            (quote for quote in self.found if quote.kind != "block"), key=lambda quote: (quote.start, quote.end)
        )
        starts = [quote.start for quote in quotes]
        known = {source: quote.speaker for quote in quotes if (source := quote.source) is not None}
        at, last = -1, None
        for index, paragraph in enumerate(self.document.paragraphs):
            clauses = self.clauses(index, words)
            if not clauses:
                continue
            narration = self.narrations.of(index)
            if index not in self.told and self.channel.tells(
                paragraph.start, paragraph.end, near=False, quotes=index in self.contents
            ):
                self.channel.sentences(index, narration, partial(self.speaking, index))
            block = self.blocks.get(index)
            for pieces in clauses:
                if block is not None and any(piece.crosses(Span(block.start, block.end)) for piece in pieces):
                    continue
                start = pieces[0].start
                before = bisect_left(starts, start) - 1
                if before >= 0 and starts[before] > at:
                    last = quotes[before].speaker
                at, last = start, self.reported(index, narration, pieces, known, last)
        self.settle(first)

    def clauses(self, index: int, words: Sequence[int]) -> list[tuple[Reported, ...]]:
        """What a paragraph reports, outside the quotes between marks.

        words: where the words of the parse begin; none without a parse.
        """
        text, paragraph = self.document.text, self.document.paragraphs[index]
        heading = headings.find(self.document, paragraph, self.cues, self.words, self.recurs)
        if not heading and not reported.may_find(text, paragraph, self.cues):
            return []
        narration = self.narrations.of(index)
        if heading:
            found = [heading]
        elif words:
            found = parsed.find(text, self.document.parse, words, paragraph, narration, self.cues)
        else:
            return reported.find(text, narration, self.cues, reported.load())
        quoted = list(narration.contents)
        starts = [narration.starts[unit] for unit in quoted]

        def is_outside(edge: int) -> bool:
            around = bisect_left(starts, edge) - 1
            return around < 0 or narration.ends[quoted[around]] <= edge

        return [
            pieces for pieces in found if all(is_outside(piece.start) and is_outside(piece.end) for piece in pieces)
        ]

    def recurs(self, name: str) -> bool:
        """Whether the last word of a name stands in the article more than once."""
        if self.repeated is None:
            counts = Counter(_WORD.findall(self.document.text))
            self.repeated = frozenset(word for word, count in counts.items() if count > 1)
        return _WORD.findall(name)[-1] in self.repeated

    def reported(
        self,
        index: int,
        narration: Narration,
        pieces: Sequence[Reported],
        known: dict[Span, str | None],
        last: str | None,
    ) -> str | None:
        """Resolve and keep a clause of reported speech, and say whose it is.

        known: whom the sources of the quotes between marks name.  last: who spoke last.
        """
        self.utterances += 1
        source, cue = pieces[0].source, pieces[0].cue
        speaker = None
        if source is not None:
            span = Span(source.start, source.end)
            speaker = known[span] if span in known else self.cast.speaker(source, index, narration, last)
        attribution = Attribution(source, cue, pieces[0].rule)
        unit = bisect_right(narration.starts, cue.start) - 1
        low, high = narration.sentence(unit)
        low, high = max(low, unit - WINDOW), min(high, unit + WINDOW)  # no sentence that is one has more
        place = Place(
            self.document.text, -1, narration, unit, low, high, 0, False, index=index, paragraph=self.narrations.at
        )
        for piece in pieces:
            start, end = tokenizer.trim(self.document.text, piece.start, piece.end)
            self.channel.quote(len(self.found), place, attribution, speaker, anchored=piece is not pieces[0])
            self.keep(
                start,
                end,
                "indirect",
                attribution,
                piece.confidence,
                speaker,
                None,
                self.utterances,
                negated=piece.negated,
            )
        return speaker

    def keep(
        self,
        start: int,
        end: int,
        kind: Kind,
        attribution: Attribution | None,
        sure: float,
        speaker: str | None,
        outlet: str | None,
        utterance: int,
        *,
        negated: bool = False,
    ) -> None:
        """Keep a quote."""
        self.found.append(_Found(start, end, kind, attribution, sure, speaker, outlet, utterance, negated))


def _nothing_around(index: int) -> None:
    """The paragraphs around a nested quote: none."""


def _is_narrator(source: Mention | None) -> bool:
    return source is not None and source.head in ("i", "we")


def _moved(quote: Quote, aligned: Alignment) -> Quote:
    """A quote with every span where it stands in the text with markup."""

    def move(span: Span | None) -> Span | None:
        return None if span is None else aligned.span(span.start, span.end)

    span = aligned.span(quote.span.start, quote.span.end, whole=quote.kind == "block")
    return attrs.evolve(
        quote,
        text=aligned.text[span.slice],
        span=span,
        source=move(quote.source),
        cue=move(quote.cue),
        insertions=tuple(aligned.span(inner.start, inner.end) for inner in quote.insertions),
    )


def _arrange(text: str, found: list[_Found], kinds: frozenset[Kind]) -> list[Quote]:
    """The quotes of the kinds asked for, by where they start, each with its parent and its utterance's number."""
    utterances: dict[int, int] = {}
    arranged: list[Quote] = []
    around: list[int] = []
    for quote in _apart(found):
        if quote.kind not in kinds:
            continue
        start, end, attribution = quote.start, quote.end, quote.attribution
        while around and arranged[around[-1]].span.end < end:
            around.pop()
        arranged.append(
            Quote(
                quote.speaker,
                quote.outlet,
                text[start:end],
                Span(start, end),
                kind=quote.kind,
                source=quote.source,
                cue=attribution.cue if attribution is not None else None,
                rule=attribution.rule if attribution is not None else None,
                confidence=quote.confidence,
                utterance=utterances.setdefault(quote.utterance, len(utterances)),
                insertions=contents.insertions(text, start, end),
                parent=around[-1] if around else None,
                negated=quote.negated,
            )
        )
        around.append(len(arranged) - 1)
    return arranged


def _apart(found: list[_Found]) -> list[_Found]:
    """The quotes by where they start, without what crosses another, as in broken text: reported speech goes first."""
    kept: dict[int, _Found] = {}
    around: list[tuple[int, _Found]] = []
    for number, quote in enumerate(sorted(found, key=lambda quote: (quote.start, -quote.end))):
        while around and around[-1][1].end <= quote.start:
            around.pop()
        while around and around[-1][1].end < quote.end and around[-1][1].kind == "indirect":
            del kept[around.pop()[0]]
        if not around or around[-1][1].end >= quote.end:
            kept[number] = quote
            around.append((number, quote))
    return list(kept.values())
