"""Outlets: the publication channels through which words came, as the narration states them.

An outlet counts only in a place where an outlet stands: told it, in an interview with it, writes at it, on its
programme, on a platform, or as a source itself.  `lexicon/<language>/outlets.txt` names the world's;
`channels.txt` holds the words by which those are known that no list has.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from functools import cache
from typing import Final

import attrs
import regex

from . import lexicon
from .attribution import Attribution, Place
from .mentions import Mention
from .narration import Narration

_DOMAIN: Final = regex.compile(
    r"[\p{L}\d-]+\.(?:com|org|net|news|co\.uk|co|tv|info)|[KW]\p{Lu}{2,3}(?:[- ](?:TV|FM|AM))?"
)
_BRACKETED: Final = regex.compile(r" \([^)]*\)$")
_MARKS: Final = " .,\"'“”‘’«»"
_ON: Final = frozenset(("on", "via", "over"))
_BY: Final = frozenset(["with", "to", "for", "at", "in", "by", "from", "on", "via"])


@attrs.frozen(slots=True)
class Outlets:
    """The outlets of one parser.

    names: every name and alias without a leading `The`, to the canonical names that it can stand for.
    shared: names that several outlets have, or that are listed as ambiguous.
    common: names that are ordinary words too, and count only where nothing but an outlet can stand.
    platforms: the names of platforms.
    endings: last words of the names of outlets that no list has.
    pieces: nouns for what a channel carries; carriers: verbs whose `in` or `at` names the channel.
    venues: where words are said that no channel carries.
    told: verbs whose object is the channel; nouns: by which an outlet is called that was named before.
    posts: what a post says of its own platform, to that platform.
    """

    names: dict[str, tuple[str, ...]]
    shared: frozenset[str]
    common: frozenset[str]
    platforms: frozenset[str]
    endings: frozenset[str]
    pieces: frozenset[str]
    carriers: frozenset[str]
    venues: frozenset[str]
    told: frozenset[str]
    nouns: frozenset[str]
    posts: dict[str, str]

    def known(self, name: str) -> bool:
        """Whether a name is an outlet's, by the list or by its form."""
        bare = bare_name(name)
        if bare in self.names:
            return True
        words = bare.split(" ")
        return (len(words) > 1 and words[-1] in self.endings) or _DOMAIN.fullmatch(bare) is not None

    def named(self, name: str, text: str) -> str:
        """An outlet as the article states it: by the full name that stands for an alias, if the text has that too."""
        bare = bare_name(name)
        if len(bare) == 1:
            return bare
        full = {bare_name(claim) for claim in self.names.get(bare, ())} - {bare}
        stated = [claim for claim in full if claim in text]
        if len(stated) == 1:  # of two that the article names, neither
            return f"The {stated[0]}" if f"The {stated[0]}" in text else stated[0]
        return (
            name[0].upper() + name[1:]
            if name[:4] in ("the ", "The ") and bare in self.shared
            else name.removeprefix("the ")
        )


def bare_name(name: str) -> str:
    """A name as it is looked up: without a leading article, apostrophes straight, spaces plain."""
    name = name.replace("’", "'").replace("\xa0", " ")
    if len(name) == 2 and name.endswith("."):
        name = name[0]  # `on X.` at the end of a sentence looks like an initial
    return name[4:] if name[:4] in ("The ", "the ") else name


def same_name(speaker: str | None, outlet: str | None) -> str | None:
    """The speaker, worded as the outlet where the two are one."""
    return outlet if speaker and outlet and bare_name(speaker) == bare_name(outlet) else speaker


def load(extra: Iterable[str] = ()) -> Outlets:
    """The outlets of the lexicon and the user's own, each written as a line of `outlets.txt`."""
    return _load(tuple(extra))


@cache
def _load(extra: tuple[str, ...]) -> Outlets:
    names: dict[str, list[str]] = {}
    shared: set[str] = set()
    common: set[str] = set()
    platforms: set[str] = set()
    for section, lines in (*lexicon.sections("outlets").items(), ("", extra)):
        for line in lines:
            parts = [part.strip() for part in line.split(" @ ")[0].split("|")]
            canonical = _BRACKETED.sub("", parts[0].lstrip("?~"))
            for part in parts:
                bare = bare_name(_BRACKETED.sub("", part.lstrip("?~")))
                claims = names.setdefault(bare, [])
                if canonical not in claims:
                    claims.append(canonical)
                if part.startswith("?") or len(claims) > 1:
                    shared.add(bare)
                if part.startswith("~"):
                    common.add(bare)
                if section == "platform":
                    platforms.add(bare)
    words = lexicon.sections("channels")
    return Outlets(
        {name: tuple(claims) for name, claims in names.items()},
        shared=frozenset(shared),
        common=frozenset(common),
        platforms=frozenset(platforms),
        endings=frozenset(words["outlet"]),
        pieces=frozenset(words["piece"]),
        carriers=frozenset(words["carry"]),
        venues=frozenset(words["venue"]),
        told=frozenset(words["told"]),
        nouns=frozenset(words["outlet noun"]),
        posts=dict(map(str.split, words["platform word"])),
    )


def of_sentence(
    text: str,
    narration: Narration,
    low: int,
    high: int,
    *,
    source: Mention | None,
    outlets: Outlets,
    byline: bool = False,
) -> str | None:
    """The outlet that a sentence states for the words in it, or None.

    low, high: the units of the sentence.  source: the mention of the source, which can be the outlet itself.
    byline: whether the sentence is a byline, where an outlet stands behind a comma.
    """
    units = narration.units
    if source is not None and source.kind == "name" and _is_outlet(source.name, outlets, strict=True):
        return outlets.named(with_article(text, source), text)
    words = [text[unit.start : unit.end].lower() if unit.content is None else "" for unit in units[low:high]]
    piece = any(_head(word) in outlets.pieces for word in words)
    carried = any(word in outlets.carriers for word in words)
    for offset in range(len(words)):
        unit = units[low + offset]
        before = words[offset - 1] if offset else ""
        name, described = None, False
        if unit.mention is not None and unit.mention.kind == "name" and unit.mention is not source:
            name = unit.mention.name
            if offset:  # `told local newspaper Sud Ouest`
                gap = text[units[low + offset - 1].end : unit.start].lower().split()
                described = not outlets.nouns.isdisjoint(gap)
                before = _before_descriptor(words, narration.shape[low : low + offset]) if described else before
        elif unit.content is not None and before in _ON | {"'s", "’s"}:
            name = text[unit.start : unit.end].strip(_MARKS)
            if bare_name(name) not in outlets.names:
                continue
            before = "on"
        elif unit.mention is not None and unit.mention.kind == "nominal":
            # `a CNN interview`, `a Facebook post`, `told Vogue magazine`
            called = unit.mention.head in outlets.nouns and (before in outlets.told or (before in _BY and piece))
            inner = _called(unit.mention) if called else _inside(unit.mention, outlets, writes=carried)
            if inner:
                return outlets.named(inner, text)
            continue
        if name is None or not (described or _is_outlet(name, outlets, strict=False)):
            continue
        owns = (
            narration.shape[low + offset + 1 : low + offset + 3] == "sN" and units[low + offset + 2].mention is source
        )
        must = before in outlets.told or before == "according to" or (before in _BY and (piece or carried))
        must = must or (owns and source is not None) or (byline and before == ",")
        may = before in _ON or before in ("'s", "’s")
        if must or (may and bare_name(name) not in outlets.common):
            mention = unit.mention
            return outlets.named(name if mention is None else with_article(text, mention), text)
    for word in words:
        if _head(word) in outlets.posts:  # `tweeted`, `in a tweet`
            return outlets.posts[_head(word)]
    return None


def changes_venue(text: str, narration: Narration, low: int, high: int, outlets: Outlets) -> bool:
    """Whether a sentence says that its words were said elsewhere, so that an interview's outlet ends there."""
    return any(
        not outlets.venues.isdisjoint(text[unit.start : unit.end].lower().split())
        for unit in narration.units[low:high]
        if unit.content is None
    )


def _head(phrase: str) -> str:
    return phrase.rsplit(" ", 1)[-1]


def _is_outlet(name: str, outlets: Outlets, *, strict: bool) -> bool:
    bare = bare_name(name)
    if strict and (bare in outlets.common or bare in outlets.platforms):
        return False
    return outlets.known(name)


def with_article(text: str, mention: Mention) -> str:
    """The name as it stands, with the `The` before it."""
    start = mention.end - len(mention.name)
    if text[max(0, start - 4) : start] in ("The ", "the "):
        return text[start - 4 : mention.end]
    return mention.name


def _before_descriptor(words: list[str], shape: str) -> str:
    """The word before the plain words that describe a name."""
    return words[len(shape.rstrip("wd")) - 1] if shape.rstrip("wd") else ""


def _called(phrase: Mention) -> str | None:
    """The name in front of a noun for an outlet: `Vogue magazine`, `Germany’s Bild newspaper`."""
    words = phrase.name.replace("\xa0", " ").split(" ")[:-1]
    first = len(words)
    while first and words[first - 1][:1].isupper() and not words[first - 1].endswith(("'s", "’s")):
        first -= 1
    named = words[first:]
    return " ".join(named[1:] if named[:1] in (["The"], ["A"]) else named) or None


def _inside(phrase: Mention, outlets: Outlets, *, writes: bool) -> str | None:
    """The outlet inside a phrase that is a piece which it carries, or a writer of its own.

    `a CNN interview`, `an op-ed in the Oban Times`; with a verb of writing, `a columnist for Le Monde`.
    """
    if phrase.head not in outlets.pieces and not (writes and phrase.role == "person"):
        return None
    words = phrase.name.replace("\xa0", " ").split(" ")
    for first in range(len(words)):
        if not words[first][:1].isupper() or (not first and words[first] in ("A", "An", "The", "In")):
            continue
        if first and words[first - 1][:1].isupper() and not words[first - 1].endswith(("'s", "’s")) and first > 1:
            continue  # inside a longer name
        for last in range(len(words), first, -1):
            if last < len(words) and words[last][:1].isupper() and not words[last - 1].endswith(("'s", "’s")):
                continue
            name = " ".join(words[first:last]).removesuffix("'s").removesuffix("’s")
            if bare_name(name) in outlets.names:
                return name
    return None


_LONGEST_UTTERANCE: Final = 40
"""How many paragraphs off the source of a quote may stand."""

_FAR: Final = 3
"""An interview's outlet goes on over at most this many paragraphs without a quote of its speaker."""


@attrs.define(slots=True)
class Channel:
    """The outlet of each quote of one article, in order: as its sentence states it, or carried on from the last one."""

    text: str
    outlets: Outlets
    speaker: str | None = None
    outlet: str | None = None
    paragraph: int = 0
    post: bool = False

    def of_quote(
        self,
        paragraph: int,
        place: Place,
        attribution: Attribution | None,
        speaker: str | None,
        opened: Callable[[int, Narration, int, int], str | None],
        *,
        anchored: bool,
    ) -> str | None:
        """The outlet of a quote.

        paragraph: the index of its paragraph.
        opened: tells whom a narrator's sentence is about: it may open the interview that a later quote is from.
        anchored: whether the quote goes on from the one before, in one utterance.
        """
        source = attribution.source if attribution is not None else None
        stated = self._stated(place, attribution)
        if stated is None and source is not None and source.kind == "nominal" and speaker is not None:
            stated = speaker if bare_name(speaker) in self.outlets.names else None  # `the paper remarks`
        if stated is None and not anchored and speaker is not None:
            stated = self._before(paragraph, place, speaker, opened)
        post = stated in self.outlets.platforms
        if stated is None and (anchored or self._goes_on(paragraph, place, speaker)):
            stated, post = self.outlet, self.post
        self.speaker, self.outlet, self.paragraph, self.post = speaker, stated, paragraph, post
        return stated

    def _stated(self, place: Place, attribution: Attribution | None) -> str | None:
        """What the sentence of a quote states, or the sentence of its source, where that is another one."""
        source = attribution.source if attribution is not None else None
        narration = place.narration
        found = of_sentence(self.text, narration, place.low, place.high, source=source, outlets=self.outlets)
        if found is not None or source is None or attribution is None:
            return found
        step = -1 if source.start < narration.units[0].start else 1
        index = place.index
        while narration.units and not narration.units[0].start <= source.start < narration.units[-1].end:
            index += step
            ahead = place.paragraph(index)
            if ahead is None or abs(index - place.index) > _LONGEST_UTTERANCE:
                return None
            narration = ahead
        unit = max(0, bisect_right(narration.units, source.start, key=lambda unit: unit.start) - 1)
        low, high = narration.sentence(unit)
        if narration is place.narration and low == place.low:
            return None
        byline = attribution.rule in ("dash line", "lead-in")
        return of_sentence(self.text, narration, low, high, source=source, outlets=self.outlets, byline=byline)

    def _before(
        self, paragraph: int, place: Place, speaker: str, opened: Callable[[int, Narration, int, int], str | None]
    ) -> str | None:
        """What the narrator's sentence before a quote states, if it is about the same speaker."""
        narration, stop = place.narration, place.low
        if stop == 0:
            before = place.before
            if before is None:
                return None
            narration, stop, paragraph = before, len(before.shape), paragraph - 1
        low, high = narration.sentence(max(0, stop - 2))
        if low >= high or "Q" in narration.shape[low:high]:
            return None
        found = of_sentence(self.text, narration, low, high, source=None, outlets=self.outlets)
        return found if found is not None and opened(paragraph, narration, low, high) == speaker else None

    def _goes_on(self, paragraph: int, place: Place, speaker: str | None) -> bool:
        """Whether the interview that the last quote was from goes on."""
        if self.outlet is None or speaker is None or speaker != self.speaker or self.post:
            return False
        if paragraph - self.paragraph > _FAR:
            return False
        return not changes_venue(self.text, place.narration, place.low, place.high, self.outlets)
