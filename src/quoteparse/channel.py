"""The channel of each quote: the outlet that its sentence states, or the one through which its speaker spoke.

An interview is named once, and everything that its speaker says in the article is from it, before and after, until
the article says that the words were said elsewhere: through another outlet, at a rally, in a statement.  A post on a
platform carries its own words alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import chain
from typing import Final, NamedTuple

import attrs
import regex

from .attribution import Attribution, Place, main_subject, subject
from .mentions import Mention
from .narration import Narration
from .outlets import Hints, Outlets, bare_name, hints, is_published, may_state, post_words, stated_in

_LONGEST_UTTERANCE: Final = 40
"""How many paragraphs off the source of a quote may stand."""


_APART: Final = 3
"""An occasion where several people speak is over after so many paragraphs without a quote."""

_PAST: Final = regex.compile(
    r"(?i)\b(?:then(?=[.,:]|$)|at the time|years? ago|months? ago|earlier this (?:year|month)|back in|previously"
    r"|(?:last|this) (?:year|month|spring|summer|autumn|fall|winter)|in (?:(?:early|late|mid)[- ])?(?:19|20)\d\d)\b"
)

_BYLINES: Final = frozenset({"dash line", "lead-in", "from the desk", "signature"})
_PLACED: Final = regex.compile(r"[pG]|Npd?N")
"""A sentence that opens with where somebody speaks: `On CNN, …`, `Ann Roe at CNN agrees.`"""

_EARLY: Final = 0.43
"""The share of the way from the first quote to the last in which an outlet counts for what came before it, too."""

_CLAUSE: Final = 45
"""How many characters from an outlet the words stand that tell when."""


_GOES_ON: Final = frozenset(
    ("add", "adds", "added", "adding", "continued", "continues", "continuing", "concluded", ":")
)
_WORD: Final = regex.compile(r"\p{L}+")
_WHERE: Final = frozenset(["at", "in", "during", "to", "before", "outside", "tell", "tells", "told", "telling", "into"])
_BOTH_ENDS: Final = 4
"""How many stretches at each end of a sentence with many quotes are asked where those were said."""

_VENUE_REACH: Final = 5
"""How many words before a venue the word stands that makes it the place of a speech: `at a crowded rally`."""


class Entry(NamedTuple):
    """What the article tells at one place.

    at: the offset.
    speaker: who spoke; None for nobody known.
    outlet: the outlet that is stated there.
    post: whether that is a platform.
    quote: the number of the quote that stands there, None for a sentence without one.
    anchored: whether that quote goes on from the one before, in one utterance.
    shared: whether it is an occasion where several people speak.
    paragraph: the index of the paragraph.
    past: whether the words are from another time than the rest: `told CNN last year`.
    piece: whether it is no quote but a piece of writing by the speaker, from which others may be.
    around: the stretches of the text that tell where the quote was said: those of its sentence, outside contents, and,
        where it opens that, those of the sentence before.  They are read only where an article states an outlet.
    cue: the cue of the quote, as it stands.
    """

    at: int
    speaker: str | None
    outlet: str | None
    post: bool
    quote: int | None
    anchored: bool = False
    shared: bool = False
    paragraph: int = -1
    past: bool = False
    piece: bool = False
    around: tuple[tuple[int, int], ...] = ()
    cue: str = ""


@attrs.define(slots=False)
class Channel:
    """The outlets of one article, noted as it is read, settled when all of it is known."""

    text: str
    outlets: Outlets
    entries: list[Entry] = attrs.field(factory=list)

    def quote(
        self, number: int, place: Place, attribution: Attribution | None, speaker: str | None, *, anchored: bool
    ) -> None:
        """Note a quote.

        number: to know it by when the outlets are settled.
        anchored: whether it goes on from the one before, in one utterance.
        """
        source = attribution.source if attribution is not None else None
        found = self._stated(place, attribution)
        stated = None if found is None else found[0]
        if stated is None and source is not None and source.kind == "nominal" and speaker is not None:
            stated = speaker if bare_name(speaker) in self.outlets.names else None  # `the paper remarks`
        at, cue = place.narration.starts[place.unit], attribution.cue if attribution is not None else None
        labelled = attribution is not None and attribution.rule == "label"
        shared = labelled or (stated is not None and self._is_occasion(place.narration, place.low, place.high))
        past = found is not None and self._is_past(place.narration, place.low, place.high, found[1])
        self.entries.append(
            Entry(
                at,
                speaker,
                stated,
                post=self._is_post(stated),
                quote=number,
                anchored=anchored,
                shared=shared,
                paragraph=place.index,
                past=past,
                around=_around(place),
                cue=self.text[cue.slice] if cue is not None else "",
            )
        )

    def wrote(self, at: int, paragraph: int, speaker: str, outlet: str) -> None:
        """Note a block quotation: what its writer is quoted with in the present tense afterwards is from it, too."""
        self.entries.append(Entry(at, speaker, outlet, post=False, quote=None, paragraph=paragraph, piece=True))

    def tells(self, start: int, end: int, *, near: bool, quotes: bool) -> bool:
        """Whether a paragraph may say where somebody spoke: it names an outlet, and is near a quote or says `told`.

        quotes: whether quotes stand in it; if none does, its bare text tells whether it can state an outlet at all.
        """
        if not (self._names_outlet(start, end) and (near or self._speaks(start, end))):
            return False
        return quotes or may_state(self.text, start, end, self.outlets, self._named)

    @cached_property
    def _named(self) -> Hints:
        """Where the article may name an outlet, asked once: most sentences name none."""
        return hints(self.text, self.outlets)

    @cached_property
    def _hinted(self) -> list[int]:
        return sorted(chain(*self._named))

    def _names_outlet(self, start: int, end: int) -> bool:
        return _within(self._hinted, start, end)

    @cached_property
    def _posts(self) -> list[int]:
        """Where the article has a word of a platform's own, such as `tweeted`."""
        return post_words(self.text, self.outlets)

    def _speaks(self, start: int, end: int) -> bool:
        """Whether a stretch has a word of those that tell where somebody speaks."""
        stretch = self.text[start:end].lower()
        if not any(map(stretch.__contains__, self.outlets.speaking)):
            return False
        return not self.outlets.speaking.isdisjoint(_WORD.findall(stretch))

    def _states(
        self, narration: Narration, low: int, high: int, source: Mention | None, *, byline: bool = False
    ) -> tuple[str, int, int] | None:
        """What a sentence states; see `outlets.stated_in`."""
        if low >= high or low >= len(narration.shape):
            return None
        last = narration.ends[min(high, len(narration.shape)) - 1]
        first = narration.starts[low]
        if not self._names_outlet(first, last) and not _within(self._posts, first, last):
            return None
        hinted, outlets = self._named, self.outlets
        return stated_in(self.text, narration, low, high, source=source, outlets=outlets, byline=byline, hinted=hinted)

    def sentences(
        self, index: int, narration: Narration, speaking: Callable[[Narration, int | None], str | None]
    ) -> None:
        """Note what the sentences of a paragraph tell of who spoke where, whether a quote stands in them or not.

        index: the paragraph's.  speaking: tells whom the mention at a unit names.
        """
        low, end = 0, len(narration.shape)
        while low < end:
            low, high = narration.sentence(low)
            if low < high:
                first, last = narration.starts[low], narration.ends[high - 1]
                if high >= end - 1 or "Q" in narration.shape[high + 1 : high + 2] or self._speaks(first, last):
                    self._sentence(index, narration, low, high, speaking)
            low = high + 1

    def _sentence(
        self,
        index: int,
        narration: Narration,
        low: int,
        high: int,
        speaking: Callable[[Narration, int | None], str | None],
    ) -> None:
        """Note what one sentence tells."""
        stated = self._states(narration, low, high, None)
        if stated is None or self._is_post(stated[0]):
            return
        first, last = narration.starts[low], narration.ends[high - 1]
        after = stated[2]
        published = is_published(self.text[after : after + _CLAUSE], self.outlets)
        owns = self.text[after : after + 3] in ("'s ", "’s ")  # `noted CNN’s Ann Roe`
        if not (published or owns or self._speaks(first, last) or _PLACED.match(narration.shape, low)):
            return
        speaker = speaking(narration, _interviewed(narration, low, high, stated[1]))
        shared = published or self._is_occasion(narration, low, high)
        past = self._is_past(narration, low, high, stated[1])
        self.entries.append(
            Entry(
                first,
                speaker,
                stated[0],
                post=False,
                quote=None,
                shared=shared,
                paragraph=index,
                past=past,
            )
        )

    def settle(self) -> dict[int, str]:
        """The outlet of each quote that has one, by its number."""
        if all(entry.outlet is None for entry in self.entries):
            return {}
        entries = sorted(self.entries, key=lambda entry: entry.at)
        venue: dict[str, str | None] = {}
        first, final = (entries[0].at, entries[-1].at) if entries else (0, 0)
        for entry in entries:  # whom the article interviews spoke through the outlet before it is named, too
            told = entry.outlet is not None and not entry.post and not entry.past and not entry.piece
            if entry.speaker is not None and told and entry.at <= first + _EARLY * (final - first):
                venue.setdefault(entry.speaker, entry.outlet)
        settled: dict[int, str] = {}
        pieces: dict[str, str] = {}
        last: str | None = None
        occasion: str | None = None
        post: tuple[str | None, int, str] | None = None
        latest: str | None = None
        pending: tuple[str, int] | None = None
        since = 0
        for entry in entries:
            if entry.piece and entry.speaker is not None and entry.outlet is not None:
                pieces[entry.speaker] = entry.outlet
                continue
            if entry.shared:  # in a transcript, everybody speaks through the outlet that was named last
                occasion, since = entry.outlet or latest, entry.paragraph
            elif entry.paragraph > since + _APART:
                occasion = None
            elif entry.quote is not None:
                since = entry.paragraph
            latest = latest if entry.post else entry.outlet or latest
            if entry.quote is None and entry.speaker is None and not entry.shared and entry.outlet is not None:
                pending = entry.outlet, entry.paragraph  # of nobody known: of whoever speaks next
                continue
            if entry.quote is not None and entry.anchored and entry.outlet is None:
                outlet = last
            elif entry.outlet is not None:
                outlet = entry.outlet
                if entry.speaker is not None and not entry.post and not entry.past:
                    venue[entry.speaker] = outlet
            elif entry.speaker is None:
                outlet = None
            elif pending is not None and entry.paragraph <= pending[1] + 1 and not self._is_elsewhere(entry.around):
                outlet = venue[entry.speaker] = pending[0]
            elif self._is_elsewhere(entry.around):
                outlet = venue[entry.speaker] = None
            else:
                outlet = venue.setdefault(entry.speaker, occasion)
                if post is not None and entry.speaker == post[0] and entry.paragraph <= post[1] + 1:
                    outlet = outlet if self._is_spoken(entry.cue) else post[2]
                if outlet is None and entry.speaker in pieces and self._is_present(entry.cue):
                    outlet = pieces[entry.speaker]
            pending = None
            if entry.quote is not None:
                last = outlet
                post = (entry.speaker, entry.paragraph, outlet) if entry.post and outlet is not None else None
                if outlet is not None:
                    settled[entry.quote] = outlet
        return settled

    def _is_elsewhere(self, around: tuple[tuple[int, int], ...]) -> bool:
        """Whether stretches say that words were said where no outlet is: `at a rally`, `told reporters`."""
        for start, end in around:
            stretch = self.text[start:end].lower()
            if not any(map(stretch.__contains__, self.outlets.venues)):
                continue
            words = _WORD.findall(stretch)
            for index, word in enumerate(words):
                if word in self.outlets.venues and not _WHERE.isdisjoint(words[max(0, index - _VENUE_REACH) : index]):
                    return True
        return False

    def _is_spoken(self, cue: str) -> bool:
        """Whether a cue is no verb of writing: then the words are not from the post before."""
        return cue != "" and cue.lower() not in self.outlets.carriers and cue.lower() not in _GOES_ON

    def _is_present(self, cue: str) -> bool:
        """Whether a cue is in the present tense, as what somebody has written is quoted: `Roe calls it`."""
        return cue.endswith("s") or (cue != "" and not self._is_spoken(cue))

    def _is_post(self, outlet: str | None) -> bool:
        return outlet is not None and outlet in self.outlets.platforms

    def _is_occasion(self, narration: Narration, low: int, high: int) -> bool:
        """Whether a sentence tells of an occasion where several people speak."""
        sentence = self.text[narration.starts[low] : narration.ends[high - 1]].lower()
        return any(word in sentence for word in self.outlets.occasions)

    def _is_past(self, narration: Narration, low: int, high: int, at: int) -> bool:
        """Whether a sentence says, right behind the outlet or at its start, that its words are from another time."""
        start, end = narration.starts[low], narration.ends[high - 1]
        stretches = ((start, min(at, start + _CLAUSE)), (at, min(end, at + _CLAUSE)))
        return any(_PAST.search(self.text, first, last) is not None for first, last in stretches if first < last)

    def _stated(self, place: Place, attribution: Attribution | None) -> tuple[str, int, int] | None:
        """What the sentence of a quote states, or the sentence of its source, where that is another one."""
        source = attribution.source if attribution is not None else None
        narration = place.narration
        found = self._states(narration, place.low, place.high, source)
        if found is not None or source is None or attribution is None:
            return found
        step = -1 if source.start < narration.starts[0] else 1
        index = place.index
        while not (narration.starts and narration.starts[0] <= source.start < narration.ends[-1]):
            index += step
            ahead = place.paragraph(index)
            if ahead is None or abs(index - place.index) > _LONGEST_UTTERANCE:
                return None
            narration = ahead
        unit = max(0, bisect_right(narration.starts, source.start) - 1)
        low, high = narration.sentence(unit)
        if narration is place.narration and low == place.low:
            return None
        byline = attribution.rule in _BYLINES
        return self._states(narration, low, high, source, byline=byline)


def _within(offsets: list[int], start: int, end: int) -> bool:
    """Whether one of some sorted offsets lies in a stretch."""
    return bisect_left(offsets, start) < bisect_left(offsets, end)


def _interviewed(narration: Narration, low: int, high: int, at: int) -> int | None:
    """The unit of the mention that speaks in a sentence which states an outlet at an offset."""
    shape = narration.shape
    told = [n for n in range(low, high) if shape[n] in "VE" and narration.starts[n] < at]
    if told and shape[told[-1] + 1 : told[-1] + 4] == "NsN" and narration.starts[told[-1] + 1] <= at:
        return told[-1] + 3  # `noted CNN’s Ann Roe`
    return (subject(shape, told[-1], low) if told else None) or main_subject(shape, low, high)


def _around(place: Place) -> tuple[tuple[int, int], ...]:
    """The stretches that tell where a quote was said."""
    narration, low = place.narration, place.low
    around = list(_stretches(narration, low, place.high))
    if len(around) > 2 * _BOTH_ENDS:
        del around[_BOTH_ENDS:-_BOTH_ENDS]
    if place.unit == low > 1:
        before, end = narration.sentence(low - 2)  # `At the meeting she went further. “…”`
        if "Q" not in narration.shape[before:end]:
            around += _stretches(narration, before, end)
    return tuple(around)


def _stretches(narration: Narration, low: int, high: int) -> Iterator[tuple[int, int]]:
    """The stretches of the text between the contents of a sentence."""
    if low >= min(high, len(narration.shape)):
        return
    start = narration.starts[low]
    for unit in narration.quoted(low, high):
        yield start, narration.starts[unit]
        start = narration.ends[unit]
    yield start, max(start, narration.ends[min(high, len(narration.shape)) - 1])
