"""Outlets: the publication channels through which words came, as the narration states them.

An outlet counts only in a place where an outlet stands: told it, in an interview with it, writes at it, on its
programme, on a platform, or as a source itself.  `lexicon/<language>/outlets.txt` names the world's;
`channels.txt` holds the words by which those are known that no list has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

import attrs
import regex

from . import lexicon
from .mentions import Mention
from .narration import Narration

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
    opened: the names by their first word, the longest first.  formal: words by which names are told that no list has.
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
    posts: what a post says of its own platform, to that platform.
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
        stated = [claim for claim in full if claim not in bare and claim in text]
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
    return Outlets(
        {name: tuple(claims) for name, claims in names.items()},
        opened=_by_first_word(names),
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
        posts=dict(map(str.split, words["platform word"])),
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
) -> tuple[str, int, int] | None:
    """The outlet that a sentence states for the words in it, and where it is named; or None.

    low, high: the units of the sentence.  source: the mention of the source, which can be the outlet itself.
    byline: whether the sentence is a byline, where an outlet stands behind a comma.
    """
    if source is not None and source.kind == "name":
        verb = _word_after(text, source.end)
        if _is_outlet(source.name, outlets, strict=verb not in outlets.carriers):
            return outlets.named(with_article(text, source), text), source.start, source.end
    stretch, offset = _unquoted(text, narration, low, high), narration.units[low].start
    likely: tuple[str, int, int] | None = None
    for start, end, sure in _stated(text, stretch, offset, source=source, outlets=outlets, byline=byline):
        name = _with_the(stretch, start, stretch[start:end])
        if sure:
            return outlets.named(name, text), offset + start, offset + end
        if likely is None:
            named = outlets.named(_broadcaster(stretch[start:end], text, outlets) or name, text)
            likely = named, offset + start, offset + end
    if likely is not None:
        return likely
    words = _WORDS.findall(stretch.lower())
    return next(
        ((outlets.posts[word], offset, offset) for word in words if word in outlets.posts), None
    )  # `in a tweet`


def may_state(text: str, start: int, end: int, outlets: Outlets) -> bool:
    """Whether a sentence of a stretch without quotes may state an outlet, asked of its bare text; no platform."""
    stretch = text[start:end]
    stated = _stated(text, stretch, start, source=None, outlets=outlets, byline=False)
    return any(bare_name(stretch[first:last]) not in outlets.platforms for first, last, _ in stated)


def post_words(text: str, outlets: Outlets) -> list[int]:
    """Where words stand that say what a post says of its own platform: `tweeted`."""
    return [match.start() for match in _WORDS.finditer(text) if match.group().lower() in outlets.posts]


def _stated(
    text: str, stretch: str, offset: int, *, source: Mention | None, outlets: Outlets, byline: bool
) -> Iterator[tuple[int, int, bool]]:
    """The names of a stretch that stand where an outlet is stated, and whether nothing else can stand there."""
    names = list(names_in(stretch, outlets))
    if not names:
        return
    words = _WORDS.findall(stretch.lower())
    piece = not outlets.pieces.isdisjoint(words) or any(pair in stretch for pair in ("town hall", "Town Hall"))
    carried = not outlets.carriers.isdisjoint(words)
    for start, end, listed in names:
        name = stretch[start:end]
        owns = stretch[end : end + 3] in ("'s ", "’s ")
        place = _place(source, offset + start, offset + end)
        if place == "is" and not owns:
            continue  # the source itself, or a name that begins like an outlet's
        before = _WORDS.findall(stretch[:start])[-_CONTEXT:]
        behind = _plain(before, outlets)
        prior = behind[-1].lower() if behind else ""
        bare = bare_name(name)
        single = " " not in name and bare not in outlets.platforms and stretch[max(0, start - 4) : start] != "The "
        ordinary = single and _has_word(text, bare.lower(), offset + start)
        common = ordinary or (bare in outlets.common and stretch[max(0, start - 4) : start] != "The ")
        must = prior in outlets.told or [word.lower() for word in behind[-2:]] == ["according", "to"]
        must = must or (prior == "of" and len(behind) > 1 and _of(behind, words, outlets))
        must = must or (prior == "by" and len(behind) > 1 and behind[-2].lower() in outlets.carried)
        must = must or (prior in _BY and len(behind) > 1 and behind[-2].lower() in outlets.pieces)
        carries = prior in _BY and (piece or carried) and not ordinary
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


def _has_word(text: str, word: str, at: int) -> bool:
    """Whether a word stands in an article by itself, asked of the neighbourhood of an offset."""
    low, high = max(0, at - _NEIGHBOURHOOD), at + _NEIGHBOURHOOD
    return any(text.find(f" {word}{end}", low, high) >= 0 for end in " ,.;:’'")


_NEIGHBOURHOOD: Final = 20_000
"""How many characters around it are searched for other uses of a word."""


def _place(source: Mention | None, start: int, end: int) -> str:
    """Where a name stands to the source: it `is` (the beginning of) it, or stands inside it, as in a `piece`."""
    if source is None or end <= source.start or start >= source.end:
        return ""
    return "piece" if source.kind == "nominal" else "is"


_CAPITALS: Final = regex.compile(r"(?<![\p{L}\d])[\p{Lu}\d][\p{L}\d]*")
_WORDS: Final = regex.compile(r"[\p{L}\d][\p{L}\p{M}\d&-]*")
_RUN: Final = regex.compile(
    r"(?<![\p{L}\d])[\p{Lu}\d][\p{L}\p{M}\d&+-]*(?:[.'’](?!s\b)[\p{L}\p{M}\d&+-]+)*(?:(?<=\b\p{Lu})\.)?"
    r"(?:[ \xa0](?:(?:of|the|and|&|in|for|de|la|le|des|du|der|di|del)[ \xa0]){0,2}"
    r"[\p{Lu}\d][\p{L}\p{M}\d&+-]*(?:[.'’](?!s\b)[\p{L}\p{M}\d&+-]+)*)*"
    r"|(?<![\p{L}\d-])[\p{L}\d-]++\.(?:com|org|net|news|co\.uk)"
)
_CAMEL: Final = regex.compile(r"(?!Mc|Mac|De|Di|La|Le|Van|Fitz)\p{Lu}\p{Ll}+\p{Lu}[\p{L}]+")
_CONTEXT: Final = 7
"""How many words before a name tell whether an outlet stands there."""

_HIDDEN: Final = "\x00"
"""Stands for each character of a content, which says nothing of the channel."""


def _unquoted(text: str, narration: Narration, low: int, high: int) -> str:
    """A sentence as the narrator words it: contents hidden, titles left."""
    start, end = narration.units[low].start, narration.units[min(high, len(narration.units)) - 1].end
    parts, at = [], start
    for unit, letter in zip(narration.units[low:high], narration.shape[low:high], strict=True):
        if unit.content is not None and (letter == "Q" or unit.end - unit.start > _LONGEST_TITLE):
            parts += [text[at : unit.start], _HIDDEN * (unit.end - unit.start)]
            at = unit.end
    return "".join([*parts, text[at:end]])


_LONGEST_TITLE: Final = 60


def names_in(stretch: str, outlets: Outlets) -> Iterator[tuple[int, int, bool]]:
    """Where a stretch names an outlet; the third tells whether it counts outside the surest places, too."""
    plain = stretch.replace("’", "'").replace("\xa0", " ")
    words = _CAPITALS.findall(plain)
    listed = list(_listed(plain, outlets))
    if not outlets.formal.isdisjoint(words) or any(map(_is_odd, words)) or any(end in plain for end in _SITES):
        for start, end, sure in _formed(plain, outlets):
            inside = [spot for spot in listed if start <= spot[0] and spot[1] <= end]
            whole = any((low, high) == (start, end) for low, high, _ in inside)
            prefix = any(low == start for low, *_ in inside)
            if not whole and (not prefix or plain[start:end].rpartition(" ")[2] in outlets.inner):
                listed = [spot for spot in listed if spot not in inside]
                listed.append((start, end, sure))
        listed.sort()
    yield from listed


def hints(text: str, outlets: Outlets) -> list[int]:
    """Offsets at or behind which `names_in` may find something, asked of a whole article at once: few are enough."""
    plain = text.replace("’", "'").replace("\xa0", " ")
    found = [match.start() for match in _SITE.finditer(plain)] if any(end in plain for end in _SITES) else []
    for match in _CAPITALS.finditer(plain):
        start, word = match.start(), match.group()
        names = outlets.opened.get(word)
        if word in outlets.formal or _is_odd(word) or (names is not None and plain.startswith(names, start)):
            found.append(start)
    return sorted(found)


def _listed(stretch: str, outlets: Outlets) -> Iterator[tuple[int, int, bool]]:
    """The names of the list, the longest one from each word on."""
    beyond = 0
    for match in _CAPITALS.finditer(stretch):
        start = match.start()
        if start < beyond:
            continue
        names = outlets.opened.get(match.group())
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
    for match in _RUN.finditer(stretch):
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


_SITES: Final = (".com", ".org", ".net", ".news", ".co.", ".tv", ".info")
_SITE: Final = regex.compile(r"\.(?:com|org|net|news|co|tv|info)\b")


def _is_odd(word: str) -> bool:
    """Whether a word with a capital may be `InsideNews` or a station (`KQED`)."""
    return not (len(word) == 1 or word[1:].islower()) and (word[0] in "KW" or not word.isupper())


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
    at = text.find(programme)
    for _ in range(_FEW):
        if at < 0:
            break
        found = _OWNER.search(text, max(0, at - _LONGEST_OWNER), at)
        if found is not None and outlets.known(found["owner"]):
            return str(found["owner"])
        at = text.find(programme, at + 1)
    return None


_OWNER: Final = regex.compile(r"(?r)(?P<owner>\p{Lu}[\p{L}\d]*(?: \p{Lu}[\p{L}\d]*)*)['’]s [“\"‘']?$")
_LONGEST_OWNER: Final = 40
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
