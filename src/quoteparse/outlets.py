"""Outlets: the publication channels through which words came, as the narration states them.

An outlet counts only in a place where an outlet stands: told it, in an interview with it, writes at it, on its
programme, on a platform, or as a source itself.  `lexicon/<language>/outlets.txt` names the world's;
`channels.txt` holds the words by which those are known that no list has.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain, pairwise
from typing import Final, NamedTuple

import attrs
import regex

from . import lexicon
from .mentions import Mention
from .narration import Narration
from .patience import patience

_DOMAIN: Final = regex.compile(
    r"[\p{L}\d-]+\.(?:com|org|net|news|co\.uk|co|tv|info)|[KW]\p{Lu}{2,3}(?:[- ](?:TV|FM|AM))?"
)
_BRACKETED: Final = regex.compile(r" \([^)]*\)$")
_ON: Final = frozenset(("on", "via", "over"))
_BY: Final = frozenset(["with", "to", "for", "at", "in", "by", "from", "on", "via"])


@attrs.frozen(slots=True)
class Outlets:
    """The outlets of one parser.

    names: every name and alias without a leading `The`, to the canonical names that it can stand for.
    opened: the names by their first word, the longest first.  formal: words by which names are told that no list has;
        informal: what was seen to be none.
    shared: names that several outlets have, or that are listed as ambiguous.
    common: names that are ordinary words too, and count only where nothing but an outlet can stand.
    platforms: the names of platforms.
    endings: last words of the names of outlets that no list has.
    inner: words inside such names; bodies: nouns whose `of` names the channel; carried: participles whose `by` does.
    occasions: where several people speak through one channel; publishes: what an outlet does to a piece of its own.
    pieces: nouns for what a channel carries; carriers: verbs whose `in` or `at` names the channel.
    venues: where words are said that no channel carries.
    speaking: words of a sentence that may say where somebody spoke, at length.
    told: verbs whose object is the channel; nouns: by which an outlet is called that was named before; modifiers:
        small words that may stand before such a noun.
    posts: what a post says of its own platform, to that platform; post_stems: the shortest of these words.
    spelled: the names by their first two words with a capital, or by their only one, or by ""; openings: these words.
    """

    names: dict[str, tuple[str, ...]]
    opened: dict[str, tuple[str, ...]]
    formal: frozenset[str]
    shared: frozenset[str]
    common: frozenset[str]
    platforms: frozenset[str]
    endings: frozenset[str]
    inner: frozenset[str]
    bodies: frozenset[str]
    carried: frozenset[str]
    occasions: frozenset[str]
    publishes: frozenset[str]
    pieces: frozenset[str]
    carriers: frozenset[str]
    venues: frozenset[str]
    speaking: frozenset[str]
    told: frozenset[str]
    nouns: frozenset[str]
    modifiers: frozenset[str]
    posts: dict[str, str]
    post_stems: tuple[str, ...]
    spelled: dict[str | tuple[str, str], tuple[str, ...]]
    openings: frozenset[str | tuple[str, str]]
    informal: set[str] = attrs.field(factory=set, init=False, eq=False, repr=False)

    def may_call(self, description: str) -> bool:
        """Whether a description without its determiner may take up an outlet: `news agency`, but not `water agency`."""
        *before, noun = description.split()
        return noun in self.nouns and all(word in self.modifiers or not word.islower() for word in before)

    def known(self, name: str) -> bool:
        """Whether a name is an outlet's, by the list or by its form."""
        bare = bare_name(name)
        if bare in self.names:
            return True
        words = bare.split(" ")
        return (len(words) > 1 and words[-1] in self.endings) or _DOMAIN.fullmatch(bare) is not None

    def named(self, name: str, text: str) -> str:
        """An outlet as the article states it: by the full name that stands for an alias, if the text has that too."""
        name, bare = name.replace("\xa0", " "), bare_name(name)
        if len(bare) == 1:
            return bare
        full = {bare_name(claim) for claim in self.names.get(bare, ())} - {bare}
        stated = [claim for claim in full if claim not in bare and text.find(claim, 0, _REACH) >= 0]
        if len(stated) == 1:  # of two that the article names, neither
            return f"The {stated[0]}" if text.find(f"The {stated[0]}", 0, _REACH) >= 0 else stated[0]
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
    bracketed: set[str] = set()
    plain: set[str] = set()
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
                elif " " not in bare and not bare.isupper():
                    (bracketed if _BRACKETED.search(part) else plain).add(bare)
                if section == "platform":
                    platforms.add(bare)
    words = lexicon.sections("channels")
    posts, opened = dict(map(str.split, words["platform word"])), _by_first_word(names)
    spelled: dict[str | tuple[str, str], tuple[str, ...]] = {}
    for name in (name for several in opened.values() for name in several):
        first, second, *_ = (*_CAPITAL.findall(name), "", "")
        opening = (first, second) if second else first
        spelled[opening] = (*spelled.get(opening, ()), name)
    return Outlets(
        {name: tuple(claims) for name, claims in names.items()},
        opened=opened,
        formal=frozenset(words["outlet"]) | frozenset(words["inside"]),
        shared=frozenset(shared),
        common=frozenset(common | (bracketed - plain)),  # `The State (South Carolina)`
        platforms=frozenset(platforms),
        endings=frozenset(words["outlet"]),
        inner=frozenset(words["inside"]),
        bodies=frozenset(words["of"]),
        carried=frozenset(words["by"]),
        occasions=frozenset(words["occasion"]),
        publishes=frozenset(words["publish"]),
        pieces=frozenset(words["piece"]),
        carriers=frozenset(words["carry"]),
        venues=frozenset(words["venue"]),
        speaking=frozenset(words["conversation"]) | frozenset(words["publish"]),
        told=frozenset(words["told"]),
        nouns=frozenset(words["outlet noun"]),
        modifiers=frozenset(words["outlet modifier"]),
        posts=posts,
        post_stems=tuple(word for word in posts if not any(other in word for other in posts if other != word)),
        spelled=spelled,
        openings=frozenset(spelled),
    )


def _by_first_word(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        first = _CAPITALS.match(name)
        if first is not None and not name.rpartition(" ")[2].islower():  # `Time magazine` is found by `Time`
            found.setdefault(first.group(), []).append(name)
    return {first: tuple(several) for first, several in found.items()}


def stated_in(
    text: str,
    narration: Narration,
    low: int,
    high: int,
    *,
    source: Mention | None,
    outlets: Outlets,
    byline: bool = False,
    hinted: Hints | None = None,
) -> tuple[str, int, int] | None:
    """The outlet that a sentence states for the words in it, and where it is named; or None.

    low, high: the units of the sentence.  source: the mention of the source, which can be the outlet itself.
    byline: whether the sentence is a byline, where an outlet stands behind a comma.
    hinted: the hints of the text, if they are known.
    """
    if source is not None and source.kind == "name":
        verb = _word_after(text, source.end)
        if _is_outlet(source.name, outlets, strict=verb not in outlets.carriers):
            return outlets.named(with_article(text, source), text), source.start, source.end
    stretch, offset = _unquoted(text, narration, low, high), narration.starts[low]
    within = hinted.within(offset, offset + len(stretch)) if hinted is not None else None
    likely: tuple[str, int, int] | None = None
    for start, end, sure in _stated(text, stretch, offset, within, source=source, outlets=outlets, byline=byline):
        name = _with_the(stretch, start, stretch[start:end])
        if sure:
            return outlets.named(name, text), offset + start, offset + end
        if likely is None:
            named = outlets.named(_broadcaster(stretch[start:end], text, outlets) or name, text)
            likely = named, offset + start, offset + end
    if likely is not None:
        return likely
    lower = stretch.lower()
    if not any(stem in lower for stem in outlets.post_stems):
        return None
    words = _WORDS.findall(lower)
    return next(
        ((outlets.posts[word], offset, offset) for word in words if word in outlets.posts), None
    )  # `in a tweet`


def may_state(text: str, start: int, end: int, outlets: Outlets, hinted: Hints) -> bool:
    """Whether a sentence of a stretch without quotes may state an outlet, asked of its bare text; no platform.

    hinted: the hints of the text.
    """
    if end - start > _LONGEST_PARAGRAPH:
        return True
    stretch, within = text[start:end], hinted.within(start, end)
    stated = _stated(text, stretch, start, within, source=None, outlets=outlets, byline=False)
    return any(bare_name(stretch[first:last]) not in outlets.platforms for first, last, _ in stated)


_LONGEST_PARAGRAPH: Final = 3000
"""Characters of a paragraph that is not asked as a whole: its sentences are, which is sooner done."""


def post_words(text: str, outlets: Outlets) -> list[int]:
    """Where words may stand that say what a post says of its own platform: `tweeted`."""
    lower = text.replace("İ", "i").lower()  # the one letter that grows
    return sorted(at for stem in outlets.post_stems if stem in lower for at in _places(lower, stem))


def _places(text: str, word: str) -> Iterator[int]:
    """Where a word stands in a text, or another one that ends in it."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _stated(
    text: str,
    stretch: str,
    offset: int,
    within: Hints | None,
    *,
    source: Mention | None,
    outlets: Outlets,
    byline: bool,
) -> Iterator[tuple[int, int, bool]]:
    """The names of a stretch that stand where an outlet is stated, and whether nothing else can stand there."""
    words: list[str] = []
    for start, end, listed in names_in(stretch, outlets, within):
        name = stretch[start:end]
        owns = stretch[end : end + 3] in ("'s ", "’s ")
        place = _place(source, offset + start, offset + end)
        if place == "is" and not owns:
            continue  # the source itself, or a name that begins like an outlet's
        before = _words_before(stretch, start)
        behind = _plain(before, outlets)
        prior = behind[-1].lower() if behind else ""
        bare = bare_name(name)
        single = " " not in name and bare not in outlets.platforms and stretch[max(0, start - 4) : start] != "The "
        ordinary = single and _has_word(text, bare.lower(), offset + start)
        common = ordinary or (bare in outlets.common and stretch[max(0, start - 4) : start] != "The ")
        must = prior in outlets.told or [word.lower() for word in behind[-2:]] == ["according", "to"]
        if prior in _BY or prior == "of":
            words = words or _WORDS.findall(stretch.lower())
        must = must or (prior == "of" and len(behind) > 1 and _of(behind, words, outlets))
        must = must or (prior == "by" and len(behind) > 1 and behind[-2].lower() in outlets.carried)
        must = must or (prior in _BY and len(behind) > 1 and behind[-2].lower() in outlets.pieces)
        carries = prior in _BY and not ordinary and _has_piece(stretch, words, outlets)
        if not must and not (listed and (carries or not common)):
            continue
        must = must or _carries(before, stretch[end:], outlets) or is_published(stretch[end:], outlets)
        must = must or (byline and stretch[:start].removesuffix("The ").rstrip().endswith(","))
        must = must or (place == "piece" and source is not None and source.head in outlets.pieces)
        must = must or (owns and source is not None and (place == "is" or source.start == offset + end + 3))
        must = must or carries
        may = (
            prior in _ON
            or (owns and stretch[end + 3 : end + 4].isupper())
            or stretch[max(0, start - 4) : start].startswith(("'s ", "’s "))
        )
        if must or may:
            yield start, end, must


def _has_piece(stretch: str, words: list[str], outlets: Outlets) -> bool:
    """Whether a stretch tells of what a channel carries, or of writing.  words: its words in lower case."""
    town_hall = "town hall" in stretch or "Town Hall" in stretch
    return town_hall or not (outlets.pieces.isdisjoint(words) and outlets.carriers.isdisjoint(words))


def _words_before(stretch: str, at: int) -> list[str]:
    """The last words before an offset."""
    near = _WORDS.findall(stretch, max(0, at - _NEAR), at)
    words = near[1:] if len(near) > _CONTEXT else _WORDS.findall(stretch, 0, at)  # the first may be cut
    return words[-_CONTEXT:]


def _has_word(text: str, word: str, at: int) -> bool:
    """Whether a word stands in an article by itself, asked of the neighbourhood of an offset."""
    beyond = at + _NEIGHBOURHOOD
    found = text.find(f" {word}", max(0, at - _NEIGHBOURHOOD), beyond)
    while found >= 0:
        if text[found + len(word) + 1 : found + len(word) + 2] in tuple(" ,.;:’'"):
            return True
        found = text.find(f" {word}", found + 1, beyond)
    return False


_NEIGHBOURHOOD: Final = 20_000
"""How many characters around it are searched for other uses of a word."""


def _place(source: Mention | None, start: int, end: int) -> str:
    """Where a name stands to the source: it `is` (the beginning of) it, or stands inside it, as in a `piece`."""
    if source is None or end <= source.start or start >= source.end:
        return ""
    return "piece" if source.kind == "nominal" else "is"


_CAPITALS: Final = regex.compile(r"(?<![\p{L}\d])[\p{Lu}\d][\p{L}\d]*")
_SCRIPTS: Final = 0x2D30
"""Behind this code point hardly a script has capitals: what begins with one there is looked for without them."""

_CAPITAL: Final = re.compile(rf"[{''.join(filter(str.isupper, map(chr, range(_SCRIPTS))))}\d][^\W_]*")
"""A word with a capital, or a part of a word that begins with one: of `re`, which finds them sooner."""

_WORDS: Final = regex.compile(r"[\p{L}\d][\p{L}\p{M}\d&-]*")
_RUN: Final = regex.compile(
    r"(?<![\p{L}\d])[\p{Lu}\d][\p{L}\p{M}\d&+-]*(?:[.'’](?!s\b)[\p{L}\p{M}\d&+-]+)*(?:(?<=\b\p{Lu})\.)?"
    r"(?:[ \xa0](?:(?:of|the|and|&|in|for|de|la|le|des|du|der|di|del)[ \xa0]){0,2}"
    r"[\p{Lu}\d][\p{L}\p{M}\d&+-]*(?:[.'’](?!s\b)[\p{L}\p{M}\d&+-]+)*)*"
    r"|(?<![\p{L}\d-])[\p{L}\d-]++\.(?:com|org|net|news|co\.uk)"
)
_CAMEL: Final = regex.compile(r"(?!Mc|Mac|De|Di|La|Le|Van|Fitz)\p{Lu}\p{Ll}+\p{Lu}[\p{L}]+")
_NEAR: Final = 120
"""How many characters before a name these words most often stand in."""

_CONTEXT: Final = 7
"""How many words before a name tell whether an outlet stands there."""

_HIDDEN: Final = "\x00"
"""Stands for each character of a content, which says nothing of the channel."""


def _unquoted(text: str, narration: Narration, low: int, high: int) -> str:
    """A sentence as the narrator words it: contents hidden, titles left."""
    start, end = narration.starts[low], narration.ends[min(high, len(narration.shape)) - 1]
    parts, at = [], start
    for unit in narration.quoted(low, high):
        first, last = narration.starts[unit], narration.ends[unit]
        if narration.shape[unit] == "Q" or last - first > _LONGEST_TITLE:
            parts += [text[at:first], _HIDDEN * (last - first)]
            at = last
    return "".join([*parts, text[at:end]])


_LONGEST_TITLE: Final = 60


def names_in(stretch: str, outlets: Outlets, within: Hints | None = None) -> Iterator[tuple[int, int, bool]]:
    """Where a stretch names an outlet; the third tells whether it counts outside the surest places, too.

    within: its hints, if they are known.
    """
    within = within if within is not None else hints(stretch, outlets)
    plain = stretch.replace("’", "'").replace("\xa0", " ")
    listed = list(_listed(plain, within.listed, outlets))
    if within.formed:
        for start, end, sure in _formed(plain, outlets):
            inside = [spot for spot in listed if start <= spot[0] and spot[1] <= end]
            whole = any((low, high) == (start, end) for low, high, _ in inside)
            prefix = any(low == start for low, *_ in inside)
            if not whole and (not prefix or plain[start:end].rpartition(" ")[2] in outlets.inner):
                listed = [spot for spot in listed if spot not in inside]
                listed.append((start, end, sure))
        listed.sort()
    yield from listed


class Hints(NamedTuple):
    """Where a text may name an outlet: offsets, in order, at which or behind which `names_in` may find something.

    listed: where a name of the list may begin.  formed: where a word stands by which names are told that no list has.
    """

    listed: list[int]
    formed: list[int]

    def within(self, start: int, end: int) -> Hints:
        """The hints of a stretch, counted from its start."""
        return Hints(*([at - start for at in each[bisect_left(each, start) : bisect_left(each, end)]] for each in self))


def hints(text: str, outlets: Outlets) -> Hints:
    """The hints of a text, asked of a whole article at once: they are few."""
    plain = text.replace("’", "'").replace("\xa0", " ")
    sites = _DOTTED.search(plain) is not None and any(end in plain for end in _SITES)
    formed = [match.start() for match in _SITE.finditer(plain)] if sites else []
    capitals = _CAPITAL.findall(plain)
    words = set(capitals)
    openings = outlets.openings.intersection(chain(words, pairwise(capitals), ("",)))
    listed = [at for opening in openings for name in outlets.spelled[opening] for at in _places(plain, name)]
    forms = {word for word in words - outlets.informal if word in outlets.formal or _is_odd(word)}
    _remember(words - forms, outlets.informal)
    if forms:
        formed += [match.start() for match in _CAPITAL.finditer(plain) if match[0] in forms]
    return Hints(sorted(set(listed)), sorted(formed))


def _remember(words: set[str], known: set[str]) -> None:
    """Note words among others, which are not let grow for ever."""
    if len(known) >= _MOST_WORDS:
        known.clear()
    known.update([word for word in words if len(word) <= _LONGEST_WORD])


_MOST_WORDS: Final = 20_000
_LONGEST_WORD: Final = 40
"""How many words are remembered, and how long the name of one word is at most."""


def _listed(stretch: str, offsets: Iterable[int], outlets: Outlets) -> Iterator[tuple[int, int, bool]]:
    """The names of the list, the longest one from each word on.

    offsets: where they may begin.
    """
    beyond = 0
    for start in offsets:
        opening = _CAPITALS.match(stretch, start) if start >= beyond else None
        names = outlets.opened.get(opening[0]) if opening is not None else None
        if names is None or not stretch.startswith(names, start):
            continue
        for name in names:
            end = start + len(name)
            if not stretch.startswith(name, start) or stretch[end : end + 1].isalnum() or _PART.match(stretch, end):
                continue
            if name in outlets.common and _GOES_ON.match(stretch, end):
                continue  # `Capital Growth`
            if (name in outlets.common or name in outlets.shared) and _LINKED.match(stretch, end):
                continue  # `Journal of Peasant Studies`, `Field & Stream`
            yield start, end, True
            beyond = end
            break


def _formed(stretch: str, outlets: Outlets) -> Iterator[tuple[int, int, bool]]:
    """The names that have the form of an outlet's."""
    for match in _RUN.finditer(stretch, timeout=patience(len(stretch))):
        bounds = [(word.start(), word.end()) for word in _SPACED.finditer(stretch, match.start(), match.end())]
        if len(bounds) > 1 and stretch[slice(*bounds[0])].lower() in _OPENERS:
            del bounds[0]
        joint = max((n + 1 for n, (start, _) in enumerate(bounds) if stretch[start].islower()), default=0)
        bounds = bounds[joint:] or bounds  # `Bo Lind of the Oban Times`: the last name of the run
        start, end = bounds[0][0], bounds[-1][1]
        name = bare_name(stretch[start:end])
        start = end - len(name)
        if _DOMAIN.fullmatch(name):
            yield start, end, True
        elif _by_form(name, outlets):
            yield start, end, name.rpartition(" ")[2] in outlets.endings


_DOTTED: Final = re.compile(r"\.[a-z]")
_SITES: Final = (".com", ".org", ".net", ".news", ".co.", ".tv", ".info")
_SITE: Final = regex.compile(r"\.(?:com|org|net|news|co|tv|info)\b")


@lru_cache(maxsize=2**14)
def _is_odd(word: str) -> bool:
    """Whether a word with a capital may be `InsideNews` or a station (`KQED`)."""
    if word[1:].islower() or word.isdigit() or len(word) > _LONGEST_WORD:
        return False
    return _CAMEL.fullmatch(word) is not None if not word.isupper() else word[0] in "KW" and 2 < len(word) < 5


_PART: Final = regex.compile(r"[-'.](?!s\b)[\p{L}\d]")
_GOES_ON: Final = regex.compile(r" \p{Lu}")
_LINKED: Final = regex.compile(r" (?:of|&) \p{Lu}")

_OPENERS: Final = frozenset(
    ["after", "as", "at", "before", "by", "during", "for", "from", "in", "on", "to", "via", "when"]
)
"""What a sentence may open with, with a capital, before a name."""

_SPACED: Final = regex.compile(r"[^ \xa0]+")


def _by_form(name: str, outlets: Outlets) -> bool:
    """Whether a name that no list has looks like an outlet's: `Ballarat Courier`, `Trending Today UK`, `InsideNews`."""
    words = name.split(" ")
    if len(words) == 1:
        return _CAMEL.fullmatch(name) is not None
    return words[-1] in outlets.endings or not outlets.inner.isdisjoint(words[-2:])


def _plain(before: list[str], outlets: Outlets) -> list[str]:
    """The words before a name, without the article and the descriptors right before it: `local newspaper`."""
    cut = len(before)
    while cut and before[cut - 1].lower() in _ARTICLES:
        cut -= 1
    noun = next((n for n in range(cut - 1, max(-1, cut - 4), -1) if before[n] in outlets.nouns), None)
    if noun is None:
        return before[:cut]
    while noun and before[noun - 1].lower() not in _BY and before[noun - 1].lower() not in outlets.told:
        noun -= 1
    return before[:noun]


_ARTICLES: Final = frozenset(("the", "a", "an", "its"))


def _of(behind: list[str], words: list[str], outlets: Outlets) -> bool:
    """Whether `of` before an outlet makes it the channel: `broadcast of`, `told Bo Lind of`."""
    return behind[-2].lower() in outlets.bodies or (
        behind[-2][0].isupper() and not outlets.told.isdisjoint(words) and not outlets.told.isdisjoint(behind)
    )


def _carries(before: list[str], ahead: str, outlets: Outlets) -> bool:
    """Whether what follows a name is a piece that it carries, behind a preposition: `during a CNN town hall`."""
    follows = _FOLLOWING.match(ahead)
    if follows is None or not any(word.lower() in _PLACES for word in before[-4:]):
        return False
    words = follows.group().lower().split()
    return not outlets.pieces.isdisjoint(words) or "town hall" in follows.group().lower()


def is_published(ahead: str, outlets: Outlets) -> bool:
    """Whether what follows an outlet says that it ran a piece or a recording: `first published the video`."""
    follows = _PUBLISHED.match(ahead)
    if follows is None or follows["verb"] not in outlets.publishes:
        return False
    return not outlets.pieces.isdisjoint(_WORDS.findall(ahead.lower()))  # a video, and no photographs


_PUBLISHED: Final = regex.compile(
    r"(?: (?:first|has|have|had|recently|also|just|\p{Ll}+ly)){0,3} (?P<verb>\p{Ll}+) (?!by\b)"
)
_FOLLOWING: Final = regex.compile(r"(?:['’]s)?(?:[ \xa0](?!and\b|or\b|said\b|that\b)[\p{L}\d-]+){1,4}")
_PLACES: Final = frozenset(("in", "on", "during", "at", "to", "of", "from", "for", "via"))


def _broadcaster(programme: str, text: str, outlets: Outlets) -> str | None:
    """Whose programme a title is, where the article says so once: `CBS’s “Face the Nation”`."""
    at = text.find(programme, 0, _REACH)
    for _ in range(_FEW):
        if at < 0:
            break
        found = _OWNER.search(text, max(0, at - _LONGEST_OWNER), at)
        if found is not None and outlets.known(found["owner"]):
            return str(found["owner"])
        at = text.find(programme, at + 1, _REACH)
    return None


_OWNER: Final = regex.compile(r"(?r)(?P<owner>\p{Lu}[\p{L}\d]*(?: \p{Lu}[\p{L}\d]*)*)['’]s [“\"‘']?$")
_LONGEST_OWNER: Final = 40
_REACH: Final = 200_000
"""How many characters of a very long article are searched for the full name of an outlet, or for whose it is."""

_FEW: Final = 20
"""How many places of a programme's name are looked at."""


def _word_after(text: str, end: int) -> str:
    """The word after an offset, in lower case."""
    found = _WORDS.search(text, end, end + 40)
    return found.group().lower() if found else ""


def _with_the(stretch: str, start: int, name: str) -> str:
    """The name as it stands, with the `The` before it."""
    article = stretch[max(0, start - 4) : start].replace("\xa0", " ")
    return article + name if article in ("The ", "the ") else name


def _is_outlet(name: str, outlets: Outlets, *, strict: bool) -> bool:
    bare = bare_name(name)
    if strict and (bare in outlets.common or bare in outlets.platforms):
        return False
    return outlets.known(name)


def with_article(text: str, mention: Mention) -> str:
    """The name of a mention as it stands, with the `The` before it."""
    return _with_the(text, mention.end - len(mention.name), mention.name)
