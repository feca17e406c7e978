"""The narration around the quotes, read into units, and the shape that the rules match.

A unit is a mention, a quoted content, a cue, or any other token.  Each has one letter; the letters of a paragraph in
a row are its shape, so that an attribution rule is a pattern over shapes: `“…,” said Mayor Ann Roe.` is `Q,VN.`

    Q  quoted content          N  name                V  verb of saying            ,  comma
    q  quoted words, no quote  P  personal pronoun    C  verb of characterising    :  colon
    s  possessive ’s           D  phrase that speaks  E  verb of thinking          -  dash
    A  according to            O  any other phrase    G  cue in -ing               (  )  brackets
    X  auxiliary               h  object pronoun      K  noun for words said       .  end of sentence
    n  negation                W  who, which          R  adverb                    ;  semicolon
    p  preposition             t  that, if, when      L  time                      ?  end of a question in a quote
    c  and, but                d  determiner          w  any other word            |  paragraph break
    b  after, until, because   a  as
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import Final, NamedTuple

import attrs
import regex

from . import lexicon
from .cues import Cues
from .marks import Marked, last_mark
from .mentions import Grammar, Mention, is_verb, read_name, read_phrase
from .tokenizer import Document, Token

MENTIONS: Final = frozenset("NPDO")

_PUNCTUATION: Final = {
    **dict.fromkeys(".!?", "."),
    **dict.fromkeys(["…", "..."], "-"),
    **dict.fromkeys("—–-―‒", "-"),
    **dict.fromkeys("([{", "("),
    **dict.fromkeys(")]}", ")"),
    ",": ",",
    ";": ";",
    ":": ":",
}
_QUOTING: Final = frozenset("\"“”„‟‘’‚‛'`´«»‹›")
_AFTER_CONTENT: Final = {",": ",", "?": "?", "!": "?", "…": "-", "—": "-", "–": "-", "-": "-", ":": ":", ";": ","}
_LOWER_START: Final = regex.compile(r"\s*(?:[\"”’»)\]]+\s*)?\p{Ll}")


_BEFORE_SPEECH: Final = frozenset("VG:")
_SPEECH_BEFORE: Final = frozenset(("V,", "G,", "Kp", "K,"))
_TITLE_WORD: Final = regex.compile(r"[\p{L}\p{N}][^\s—–]*")
_CLAUSE_OPENERS: Final = frozenset((",", ":", "that", ""))
_ENGLISH_LINKS: Final = frozenset(("of", "for", "the", "do", "y", "e"))
_LONGEST_TITLE: Final = 200
_LONGEST_SENTENCE: Final = 150
"""How many units before or after one are in its sentence at most; the longest sentences of PolNeAR have 120."""

_MOST_WORDS: Final = 50_000
"""How many words are remembered."""

_NEIGHBOURHOOD: Final = 20_000
"""How many characters around it are searched for other uses of a word."""
_SMALL: Final = lexicon.entries("grammar", "title word")


def is_title(content: str, *, opens: bool) -> bool:
    """Whether a content has the form of a title: two words or more, all but the small ones with a capital.

    opens: whether it opens a sentence, as an utterance does: then a mark of punctuation at its end makes it speech.

    >>> is_title("Meet the Press,", opens=False), is_title("Meet the Press,", opens=True)
    (True, False)
    """
    words = _TITLE_WORD.findall(content)
    if len(words) < 2 or len(words) > 14 or (opens and content[-1] in ".,!?…"):
        return False
    large = [word for word in words if word not in _SMALL]
    if len(words) == 2 and words[0] == "the" and words[1][0].isupper():
        return True  # a nickname: “the Waffle”
    return len(large) > 1 and all(not word[0].islower() for word in large) and "I" not in large


class Unit(NamedTuple):
    """A unit of the narration: where it stands, and the mention or the index of the quoted content that it is."""

    start: int
    end: int
    mention: Mention | None = None
    content: int | None = None


@attrs.frozen(slots=False)
class Narration:
    """A stretch of narration with the contents inside it: its shape, and a unit for each letter of the shape."""

    shape: str
    units: tuple[Unit, ...]

    @cached_property
    def mentioned(self) -> tuple[int, ...]:
        """The units that are mentions, relative pronouns among them."""
        return tuple(n for n, unit in enumerate(self.units) if unit.mention is not None)

    @cached_property
    def _stops(self) -> tuple[int, ...]:
        """The units that end sentences, and one behind the last unit."""
        return (*(n for n, letter in enumerate(self.shape) if letter in ".|"), len(self.shape))

    def sentence(self, index: int) -> tuple[int, int]:
        """The units of the sentence around a unit: the index of its first, and that after its last (its full stop).

        Of one without an end, as in a text without punctuation, only what is near the unit.
        """
        stops = self._stops
        place = bisect_left(stops, index)
        low, high = (stops[place - 1] + 1 if place else 0), stops[min(place, len(stops) - 1)]
        return max(low, index - _LONGEST_SENTENCE), min(high, index + _LONGEST_SENTENCE)


class _Reader:
    """Reads one stretch; the list of letters and the list of units grow side by side."""

    def __init__(self, document: Document, cues: Cues, words: Grammar) -> None:
        self.document, self.cues, self.words = document, cues, words
        self.shape: list[str] = []
        self.units: list[Unit] = []

    def add(
        self, letter: str, start: int, end: int, mention: Mention | None = None, content: int | None = None
    ) -> None:
        self.shape.append(letter)
        self.units.append(tuple.__new__(Unit, (start, end, mention, content)))  # as `Unit(…)`, in half the time

    def content(self, number: int, marked: Marked, *, stop: int) -> None:
        """A quoted content and, after it, what its last mark of punctuation says of the sentence around it."""
        text = self.document.text
        before = self.shape[-1] if self.shape else ""
        opens = before in _BEFORE_SPEECH or before in ("", ".", "|")
        if before == "V":  # `wrote “The Long Road”`, but `shouted “Fire And Water”`
            verb = self.units[-1]
            spoken = text[verb.start : verb.end] not in self.cues.inscriptions
        else:
            # `said, “Clean Hands Now”`, a chant of “Clean Hands Now”`
            spoken = before in _BEFORE_SPEECH or "".join(self.shape[-2:]) in _SPEECH_BEFORE
        title = (
            not spoken
            and marked.end - marked.start < _LONGEST_TITLE
            and is_title(text[marked.start : marked.end], opens=opens)
        )
        self.add("q" if title else "Q", marked.left, marked.right, content=number)
        last = last_mark(text, marked)
        if last == ".":
            # A full stop ends the narrator's sentence too, unless that goes on in small letters.
            small = marked.right < stop and _LOWER_START.match(text, marked.right, stop)
            self.add("," if small else ".", marked.end - 1, marked.end)
        elif last in _AFTER_CONTENT:
            self.add(_AFTER_CONTENT[last], marked.end - 1, marked.end)

    def narration(self, start: int, end: int) -> None:
        """The units of a stretch without contents."""
        text = self.document.text
        tokens = self.document.tokens(start, end)
        classes, verbs, particles = self.words.classes, self.cues.verbs, self.cues.particles
        plain = self.cues.plain
        letters, units = self.shape, self.units
        make = tuple.__new__
        index, count = 0, len(tokens)
        while index < count:
            token = tokens[index]
            word = token[2]
            letter = plain.get(word)
            if letter is None:
                letter = self._plain(word)
            if letter:
                letters.append(letter)
                units.append(make(Unit, (token[0], token[1], None, None)))
                index += 1
                continue
            first = word[0]
            if not first.isalnum() and first not in "@#":
                self._punctuation(token, tokens, index)
                index += 1
                continue
            initial = not self.shape or self.shape[-1] in ".|:(-" or (self.shape[-1] == "Q")
            base, clitic, lower = token.base, token.clitic, token.lower
            shape = classes.get(lower)
            if word[1:2] == "-" and first in "RDI" and word[2:3].isupper():
                self.add("w", token.start, token.end)  # a party and a state: `R-Texas`
                index += 1
                continue
            if first.isupper() and base != "I" and not (initial and self._ordinary(base, lower, tokens, index)):
                name, after = (None, index)
                if lower not in self.words.calendar and not (shape == "d" and base != "The"):
                    name, after = read_name(text, tokens, index, self.words)
                if name:
                    index = self._name(name, tokens, after)
                    continue
                if shape is None:
                    shape = "w" if lower not in self.words.titles else "d"
            elif first == "@" and len(word) > 1:
                self.add("N", token.start, token.end, Mention(token.start, token.end, "name", word, word.lower()))
                index += 1
                continue
            if shape == "d" or (lower in self.words.roles and not (lower in verbs and not self._noun_place())):
                phrase, after = read_phrase(text, tokens, index, self.words, self.cues)
                if phrase:
                    index = self._phrase(phrase, tokens, index, after)
                    continue
            index = self._word(token, base, clitic, lower, shape, tokens, index, verbs, particles)

    def _plain(self, word: str) -> str:
        """The letter that a word has wherever it stands; nothing for one that has to be looked at in its place.

        Most words of an article are such, and the same again and again: they are remembered.
        """
        cues, words = self.cues, self.words
        shape = words.classes.get(word)
        letter = ""
        if word in _PUNCTUATION:
            letter = _PUNCTUATION[word] if word != "-" else ""
        elif word.isalpha() and word.islower() and word not in words.roles and word not in cues.words:
            if shape is None:
                letter = "R" if word.endswith("ly") else "w"
            elif shape not in "dPW":
                letter = shape
        if len(cues.plain) > _MOST_WORDS:
            cues.plain.clear()
        cues.plain[word] = letter
        return letter

    def _governed(self) -> bool:
        """Whether the unit before governs a noun: a determiner, a possessive, a preposition other than `to`."""
        if not self.shape or self.shape[-1] not in "dsp":
            return False
        last = self.units[-1]
        return self.document.text[last.start : last.end].lower() != "to"

    def _spoken(self) -> bool:
        """Whether the unit before is somebody, so that a verb may follow, or a quote with its comma."""
        return bool(self.shape) and self.shape[-1] in "NPDQ,"

    def _preposition(self, lower: str, tokens: list[Token], index: int) -> int:
        """How many words after this one make it one that attributes without a verb: `according to`; 0 for none."""
        for rest in self.cues.prepositions[lower]:
            if tuple(token.lower for token in tokens[index + 1 : index + 1 + len(rest)]) == rest:
                return len(rest)
        return 0

    def _noun_place(self) -> bool:
        """Whether a word that is a noun and a verb is a noun here: behind a determiner, a possessive, a preposition."""
        return not self.shape or self.shape[-1] in "dsp.(:,|c"

    def _ordinary(self, base: str, lower: str, tokens: list[Token], index: int) -> bool:
        """Whether a capital at the start of a sentence is only that."""
        following = tokens[index + 1].text if index + 1 < len(tokens) else ""
        if tokens[index].clitic in ("'s", "’s") and base not in self.words.starters:
            return False  # `Britain’s finance minister`
        if base in self.words.starters or base.partition("-")[0] in self.words.starters:
            return True
        if following == "I" or self.words.classes.get(following) == "P":
            return True  # `Nowadays she prints the menus`
        if following[:1].isupper():
            return False
        if lower.endswith("ed") and (following in (",", "by") or lower in self.cues.verbs):
            return True  # `Chastened by the vote, Roe`
        links = following in self.words.connectors and following not in _ENGLISH_LINKS
        if (links or following == "of") and any(token.text[0].isupper() for token in tokens[index + 2 : index + 4]):
            return False  # `Ministry of Works`, `Liesbeth van Dam`, `Ursula von der Leyen`
        if lower in self.words.roles or lower in self.words.classes or lower in self.cues.verbs:
            return True
        low, high = max(0, tokens[index].start - _NEIGHBOURHOOD), tokens[index].start + _NEIGHBOURHOOD
        if lower.endswith("ly") and following in self.cues.verbs and following not in self.cues.ambiguous:
            return False  # `Kelly said`
        if lower.endswith(("ing", "ly")) or self.document.text.find(f" {lower} ", low, high) >= 0:
            return True
        # `Top seed Ann Roe`: before a plain word, a name has to stand elsewhere too.
        plain = following.isalpha() and following not in self.words.classes and following not in self.cues.verbs
        return plain and self.document.text.count(base, low, high) == 1

    def _punctuation(self, token: Token, tokens: list[Token], index: int) -> None:
        word = token.text
        letter = _PUNCTUATION.get(word) or ("-" if word.startswith(("--", "...")) else None)
        if letter == "-" and word == "-" and index and tokens[index - 1].end == token.start:
            letter = None
        if letter:
            self.add(letter, token.start, token.end)
        elif word not in _QUOTING:
            self.add("w", token.start, token.end)

    def _name(self, name: Mention, tokens: list[Token], after: int) -> int:
        """A name, or the phrase that it opens: `Obama’s spokesman`, `Clinton aides`."""
        text, words, verbs = self.document.text, self.words, self.cues.verbs
        following = tokens[after].text if after < len(tokens) else ""
        clitic = tokens[after - 1].clitic
        possessive = clitic in ("'s", "’s") or (following in ("'", "’") and name.name.endswith("s"))
        if possessive and following in ("'", "’"):
            after += 1
            following = tokens[after].text if after < len(tokens) else ""
        lower = following.lower()
        if not possessive and not clitic and self._introduces(tokens, after):
            self.add("w", name.start, name.end)  # `White House press secretary Ann Roe`
            return after
        if following and following[0].isalpha():
            opens = possessive and words.classes.get(lower) is None and lower not in verbs
            if (opens and not following[0].isupper()) or (
                lower in words.roles and not (lower in verbs and not possessive)
            ):
                phrase, end = read_phrase(text, tokens, after, words, self.cues)
                if phrase and phrase.kind == "name" and not possessive:
                    self.add("w", name.start, name.end)  # `Harvard professor Ann Roe`
                    return self._phrase(phrase, tokens, after, end)
                if phrase and phrase.kind == "nominal":
                    phrase = attrs.evolve(phrase, start=name.start, name=text[name.start : phrase.end])
                    self.add("D" if phrase.role else "O", phrase.start, phrase.end, phrase)
                    if phrase.end < tokens[end - 1].end:
                        self.add("s", phrase.end, tokens[end - 1].end)
                    return end
        self.add("N", name.start, name.end, name)
        if possessive:
            self.add("s", name.end, tokens[after - 1].end)
        elif clitic:
            self.add("X", name.end, tokens[after - 1].end)
        return after

    def _introduces(self, tokens: list[Token], after: int) -> bool:
        """Whether a small word or two, then a role and a name follow: `press secretary Ann Roe`."""
        for role in (after + 1, after + 2):
            if role + 1 >= len(tokens):
                return False
            between = tokens[role - 1]
            word = between.lower
            verb = word in self.cues.verbs and word not in self.cues.ambiguous
            if not between.text[0].islower() or word in self.words.classes or verb:
                return False
            head, name = tokens[role], tokens[role + 1]
            if self.words.roles.get(head.text) == "person" and name.text[0].isupper():
                return name.lower not in self.words.calendar
        return False

    def _phrase(self, phrase: Mention, tokens: list[Token], index: int, after: int) -> int:
        """A noun phrase; returns the index of the token after it."""
        if phrase.kind == "name":
            return self._name(phrase, tokens, after)
        if self.words.classes.get(phrase.head) == "L":
            self.add("L", phrase.start, phrase.end)
        else:
            start = phrase.start
            if phrase.role and self.words.classes.get(tokens[index].text.lower()) != "d":
                # `senior administration officials`: plain words before a bare head belong to it.
                taken = 0
                while taken < 3 and self.shape and self.shape[-1] == "w" and self.units[-1].end + 1 == start:
                    start = self.units.pop().start
                    self.shape.pop()
                    taken += 1
                if start < phrase.start:
                    phrase = attrs.evolve(phrase, start=start, name=self.document.text[start : phrase.end])
            self.add("D" if phrase.role else "O", phrase.start, phrase.end, phrase)
        last = tokens[after - 1]
        if phrase.end < last.end and last.clitic:
            self.add("s", phrase.end, last.end)
        return after

    def _word(
        self,
        token: Token,
        base: str,
        clitic: str,
        lower: str,
        shape: str | None,
        tokens: list[Token],
        index: int,
        verbs: dict[str, str],
        particles: dict[str, dict[str, str]],
    ) -> int:
        """Any other word: a pronoun, a cue, a word of a closed class; returns the index of the token after it."""
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        ahead = following.text.lower() if following else ""
        start, end = token.start, token.start + len(base)
        if shape in ("P", "W"):
            self.add(shape, start, end, Mention(start, end, "pronoun", base, lower, "", "person"))
        elif lower in self.cues.prepositions and (length := self._preposition(lower, tokens, index)):
            self.add("A", start, tokens[index + length].end)
            return index + length + 1
        elif lower in particles and ahead in particles[lower] and following:
            self.add(particles[lower][ahead], start, following.end)
            return index + 2
        elif lower in verbs and shape in (None, "R"):
            letter = verbs[lower]
            if (letter != "G" and self._governed()) or (
                lower in self.cues.ambiguous
                and not is_verb(tokens, index, self.words, self.cues)
                and not self._spoken()
            ):
                letter = "K" if lower in self.cues.nouns else "w"
            elif (
                letter == "G"
                and self.shape
                and self.shape[-1] in ("d", "s", "w" if ahead not in _CLAUSE_OPENERS else "")
            ):
                letter = "w"  # `a leading paper`, `stock market listing`
            self.add(letter, start, end)
        elif lower in self.cues.nouns and shape is None:
            self.add("K", start, end)
        elif shape:
            self.add(shape, start, end)
        else:
            self.add("R" if lower.endswith("ly") else "w", start, end)
        if clitic:
            self.add("n" if clitic.lower() in ("n't", "n’t") else "s" if shape is None else "X", end, token.end)
        return index + 1


def narrate(
    document: Document, start: int, end: int, contents: Sequence[tuple[int, Marked]], *, cues: Cues, words: Grammar
) -> Narration:
    """Read a stretch of the text into units.

    contents: the quoted contents directly inside the stretch, in order, each with the number to know it by.
    """
    reader = _Reader(document, cues, words)
    position = start
    for number, marked in contents:
        if marked.left > position:
            reader.narration(position, marked.left)
        reader.content(number, marked, stop=end)
        position = max(position, marked.right)
    if position < end:
        reader.narration(position, end)
    return Narration("".join(reader.shape), tuple(reader.units))
