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
from typing import Final

import attrs
import regex

from . import lexicon
from .cues import Cues
from .marks import Contents, Marked, last_mark
from .mentions import Grammar, Mention, is_verb, read_name, read_phrase
from .tokenizer import Document, Tokens, offsets, parts

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

_NEIGHBOURHOOD: Final = 20_000
"""How many characters around it are searched for other uses of a word."""
_SMALL: Final = lexicon.entries("grammar", "title word")


def is_title(content: str, *, opens: bool) -> bool:
    """Whether a content has the form of a title: two words or more, all but the small ones with a capital.

    opens: whether it opens a sentence, as an utterance does: then a mark of punctuation at its end makes it speech.

    >>> is_title("Meet the Press,", opens=False), is_title("Meet the Press,", opens=True)
    (True, False)
    """
    last = content[content.rfind(" ") + 1 :]
    if last.isalpha() and last.islower() and last not in _SMALL:
        return False
    words = _TITLE_WORD.findall(content)
    if len(words) < 2 or len(words) > 14 or (opens and content[-1] in ".,!?…"):
        return False
    large = [word for word in words if word not in _SMALL]
    if len(words) == 2 and words[0] == "the" and words[1][0].isupper():
        return True  # a nickname: “the Waffle”
    return len(large) > 1 and all(not word[0].islower() for word in large) and "I" not in large


@attrs.frozen(slots=False, eq=False)
class Narration:
    """A stretch of narration with the contents inside it: a letter for each unit, and what is known of it.

    shape: the letters.
    starts, ends: where each unit stands.
    mentions: the mentions among the units, relative pronouns with them.
    contents: the quoted contents among the units: the number that each is known by.
    stops: the units that end sentences, and one behind the last unit.
    scores: what `choice` remembers of the mentions.
    """

    shape: str
    starts: Sequence[int]
    ends: Sequence[int]
    mentions: dict[int, Mention]
    contents: dict[int, int]
    _stops: Sequence[int]
    scores: dict[tuple[int, str], float] = attrs.field(factory=dict, init=False)

    @cached_property
    def mentioned(self) -> tuple[int, ...]:
        """The units that are mentions."""
        return tuple(self.mentions)

    @cached_property
    def _quoted(self) -> tuple[int, ...]:
        return tuple(self.contents)

    def quoted(self, low: int, high: int) -> tuple[int, ...]:
        """The units from one on up to another that are quoted contents."""
        if not self.contents:
            return ()
        return self._quoted[bisect_left(self._quoted, low) : bisect_left(self._quoted, high)]

    def word(self, text: str, unit: int) -> str:
        """A unit as it stands in the text, in lower case."""
        return text[self.starts[unit] : self.ends[unit]].lower()

    def sentence(self, index: int) -> tuple[int, int]:
        """The units of the sentence around a unit: the index of its first, and that after its last (its full stop).

        Of one without an end, as in a text without punctuation, only what is near the unit.
        """
        stops = self._stops
        place = bisect_left(stops, index)
        low, high = (stops[place - 1] + 1 if place else 0), stops[place] if place < len(stops) else stops[-1]
        if high - low <= _LONGEST_SENTENCE:
            return low, high
        return max(low, index - _LONGEST_SENTENCE), min(high, index + _LONGEST_SENTENCE)


@attrs.define(slots=True, eq=False)
class Narrations:
    """The narration of an article, read paragraph by paragraph when it is first asked for."""

    document: Document
    contents: Contents
    cues: Cues
    words: Grammar
    _read: dict[int, Narration] = attrs.field(factory=dict, init=False)

    def of(self, index: int) -> Narration:
        """The narration of a paragraph."""
        found = self._read.get(index)
        if found is None:
            paragraph = self.document.paragraphs[index]
            found = self._read[index] = self.within(paragraph.start, paragraph.end, self.contents.of(index))
            if len(self._read) > _MOST_NARRATIONS:
                for far in [other for other in self._read if abs(other - index) > _FAR]:
                    del self._read[far]
        return found

    def at(self, index: int) -> Narration | None:
        """The narration of a paragraph, or None where there is none."""
        return self.of(index) if 0 <= index < len(self.document.paragraphs) else None

    def within(self, start: int, end: int, contents: Sequence[tuple[int, Marked]] = ()) -> Narration:
        """The narration of any stretch, with the contents directly inside it."""
        return narrate(self.document, start, end, contents, cues=self.cues, words=self.words)


_MOST_NARRATIONS: Final = 4000
_FAR: Final = 1000
"""How many narrations of paragraphs are kept, and how far off: an article may have a million paragraphs."""


class _Reader:
    """Reads one stretch; the lists of letters and of offsets grow side by side."""

    def __init__(self, document: Document, cues: Cues, words: Grammar, length: int) -> None:
        self.document, self.cues, self.words = document, cues, words
        self.shape: list[str] = []
        self.starts, self.ends = offsets(length), offsets(length)
        self.mentions: dict[int, Mention] = {}
        self.contents: dict[int, int] = {}

    def add(self, letter: str, start: int, end: int, mention: Mention | None = None) -> None:
        """One unit."""
        if mention is not None:
            self.mentions[len(self.shape)] = mention
        self.shape.append(letter)
        self.starts.append(start)
        self.ends.append(end)

    def last(self) -> str:
        """The unit before, as it stands."""
        return self.document.text[self.starts[-1] : self.ends[-1]]

    def content(self, number: int, marked: Marked, *, stop: int) -> None:
        """A quoted content and, after it, what its last mark of punctuation says of the sentence around it."""
        text = self.document.text
        before = self.shape[-1] if self.shape else ""
        opens = before in _BEFORE_SPEECH or before in ("", ".", "|")
        if before == "V":  # `wrote “The Long Road”`, but `shouted “Fire And Water”`
            spoken = self.last() not in self.cues.inscriptions
        else:
            # `said, “Clean Hands Now”`, a chant of “Clean Hands Now”`
            spoken = before in _BEFORE_SPEECH or "".join(self.shape[-2:]) in _SPEECH_BEFORE
        title = (
            not spoken
            and marked.end - marked.start < _LONGEST_TITLE
            and is_title(text[marked.start : marked.end], opens=opens)
        )
        self.contents[len(self.shape)] = number
        self.add("q" if title else "Q", marked.left, marked.right)
        last = last_mark(text, marked)
        if last == ".":
            # A full stop ends the narrator's sentence too, unless that goes on in small letters.
            small = marked.right < stop and _LOWER_START.match(text, marked.right, stop)
            self.add("," if small else ".", marked.end - 1, marked.end)
        elif last in _AFTER_CONTENT:
            self.add(_AFTER_CONTENT[last], marked.end - 1, marked.end)

    def narration(self, start: int, end: int) -> None:
        """The units of a stretch without contents."""
        tokens = self.document.tokens(start, end, self._plain, self.cues.plain)
        letters, starts, ends = tokens.letters, tokens.starts, tokens.ends
        index = 0
        for special in [n for n, letter in enumerate(letters) if not letter]:
            if special < index:
                continue  # a part of what was read before
            if special > index:
                self.shape += letters[index:special]
                self.starts.extend(starts[index:special])
                self.ends.extend(ends[index:special])
            index = self._special(tokens, special)
        self.shape += letters[index:]
        self.starts.extend(starts[index:])
        self.ends.extend(ends[index:])

    def _special(self, tokens: Tokens, index: int) -> int:
        """The units that begin with a token whose letter depends on its place; the index of the token after them."""
        word = tokens.forms[index]
        if word.isalpha() and word.islower():
            return self._lower(tokens, index)
        first = word[0]
        if not first.isalnum() and first not in "@#":
            self._punctuation(tokens, index)
            return index + 1
        base, _, lower = parts(word)
        start, end = tokens.starts[index], tokens.ends[index]
        shape = self.words.classes.get(lower)
        if word[1:2] == "-" and first in "RDI" and word[2:3].isupper():
            self.add("w", start, end)  # a party and a state: `R-Texas`
            return index + 1
        if first.isupper() and base != "I" and not (self._opens() and self._ordinary(tokens, index)):
            name, after = (None, index)
            if lower not in self.words.calendar and not (shape == "d" and base != "The"):
                name, after = read_name(self.document.text, tokens, index, self.words)
            if name:
                return self._name(name, tokens, after)
            if shape is None:
                shape = "w" if lower not in self.words.titles else "d"
        elif first == "@" and len(word) > 1:
            self.add("N", start, end, Mention(start, end, "name", word, word.lower()))
            return index + 1
        if shape == "d" or (lower in self.words.roles and not (lower in self.cues.verbs and not self._noun_place())):
            phrase, after = read_phrase(self.document.text, tokens, index, self.words, self.cues)
            if phrase:
                return self._phrase(phrase, tokens, index, after)
        return self._word(tokens, index, shape)

    def _lower(self, tokens: Tokens, index: int) -> int:
        """The units that begin with a word in small letters; the index of the token after them."""
        word = tokens.forms[index]
        shape = self.words.classes.get(word)
        if shape != "d" and word not in self.words.roles:
            if shape is None or shape not in "PW":
                return self._word(tokens, index, shape)
            start, end = tokens.starts[index], tokens.ends[index]
            self.add(shape, start, end, Mention(start, end, "pronoun", word, word, "", "person"))
            return index + 1
        if shape == "d" or not (word in self.cues.verbs and not self._noun_place()):
            phrase, after = read_phrase(self.document.text, tokens, index, self.words, self.cues)
            if phrase is not None:
                return self._phrase(phrase, tokens, index, after)
        return self._word(tokens, index, shape)

    def _opens(self) -> bool:
        """Whether what comes next may begin with a capital for that alone."""
        return not self.shape or self.shape[-1] in ".|:(-Q"

    def _plain(self, word: str) -> str:
        """The letter that a word has wherever it stands; nothing for one that has to be looked at in its place."""
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
        return letter

    def _governed(self) -> bool:
        """Whether the unit before governs a noun: a determiner, a possessive, a preposition other than `to`."""
        if not self.shape or self.shape[-1] not in "dsp":
            return False
        return self.last().lower() != "to"

    def _spoken(self) -> bool:
        """Whether the unit before is somebody, so that a verb may follow, or a quote with its comma."""
        return bool(self.shape) and self.shape[-1] in "NPDQ,"

    def _preposition(self, lower: str, forms: list[str], index: int) -> int:
        """How many words after this one make it one that attributes without a verb: `according to`; 0 for none."""
        for rest in self.cues.prepositions[lower]:
            if tuple(map(str.lower, forms[index + 1 : index + 1 + len(rest)])) == rest:
                return len(rest)
        return 0

    def _noun_place(self) -> bool:
        """Whether a word that is a noun and a verb is a noun here: behind a determiner, a possessive, a preposition."""
        return not self.shape or self.shape[-1] in "dsp.(:,|c"

    def _ordinary(self, tokens: Tokens, index: int) -> bool:
        """Whether a capital at the start of a sentence is only that."""
        forms = tokens.forms
        base, clitic, lower = parts(forms[index])
        following = forms[index + 1] if index + 1 < len(forms) else ""
        if clitic in ("'s", "’s") and base not in self.words.starters:
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
        if (links or following == "of") and any(form[0].isupper() for form in forms[index + 2 : index + 4]):
            return False  # `Ministry of Works`, `Liesbeth van Dam`, `Ursula von der Leyen`
        if lower in self.words.roles or lower in self.words.classes or lower in self.cues.verbs:
            return True
        start = tokens.starts[index]
        low, high = max(0, start - _NEIGHBOURHOOD), start + _NEIGHBOURHOOD
        if lower.endswith("ly") and following in self.cues.verbs and following not in self.cues.ambiguous:
            return False  # `Kelly said`
        if lower.endswith(("ing", "ly")) or self.document.text.find(f" {lower} ", low, high) >= 0:
            return True
        # `Top seed Ann Roe`: before a plain word, a name has to stand elsewhere too.
        plain = following.isalpha() and following not in self.words.classes and following not in self.cues.verbs
        return plain and self.document.text.count(base, low, high) == 1

    def _punctuation(self, tokens: Tokens, index: int) -> None:
        word, start, end = tokens.forms[index], tokens.starts[index], tokens.ends[index]
        letter = _PUNCTUATION.get(word) or ("-" if word.startswith(("--", "...")) else None)
        if letter == "-" and word == "-" and index and tokens.ends[index - 1] == start:
            letter = None
        if letter:
            self.add(letter, start, end)
        elif word not in _QUOTING:
            self.add("w", start, end)

    def _name(self, name: Mention, tokens: Tokens, after: int) -> int:
        """A name, or the phrase that it opens: `Obama’s spokesman`, `Clinton aides`."""
        text, words, verbs = self.document.text, self.words, self.cues.verbs
        following = tokens.forms[after] if after < len(tokens) else ""
        clitic = parts(tokens.forms[after - 1])[1]
        possessive = clitic in ("'s", "’s") or (following in ("'", "’") and name.name.endswith("s"))
        if possessive and following in ("'", "’"):
            after += 1
            following = tokens.forms[after] if after < len(tokens) else ""
        lower = following.lower()
        if not possessive and not clitic and self._introduces(tokens.forms, after):
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
                    phrase = phrase._replace(start=name.start, name=text[name.start : phrase.end])
                    self.add("D" if phrase.role else "O", phrase.start, phrase.end, phrase)
                    if phrase.end < tokens.ends[end - 1]:
                        self.add("s", phrase.end, tokens.ends[end - 1])
                    return end
        self.add("N", name.start, name.end, name)
        if possessive:
            self.add("s", name.end, tokens.ends[after - 1])
        elif clitic:
            self.add("X", name.end, tokens.ends[after - 1])
        return after

    def _introduces(self, forms: list[str], after: int) -> bool:
        """Whether a small word or two, then a role and a name follow: `press secretary Ann Roe`."""
        for role in (after + 1, after + 2):
            if role + 1 >= len(forms):
                return False
            between = forms[role - 1]
            word = parts(between)[2]
            verb = word in self.cues.verbs and word not in self.cues.ambiguous
            if not between[0].islower() or word in self.words.classes or verb:
                return False
            head, name = forms[role], forms[role + 1]
            if self.words.roles.get(head) == "person" and name[0].isupper():
                return parts(name)[2] not in self.words.calendar
        return False

    def _phrase(self, phrase: Mention, tokens: Tokens, index: int, after: int) -> int:
        """A noun phrase; returns the index of the token after it."""
        if phrase.kind == "name":
            return self._name(phrase, tokens, after)
        if self.words.classes.get(phrase.head) == "L":
            self.add("L", phrase.start, phrase.end)
        else:
            start = phrase.start
            if phrase.role and self.words.classes.get(tokens.forms[index].lower()) != "d":
                # `senior administration officials`: plain words before a bare head belong to it.
                taken = 0
                while taken < 3 and self.shape and self.shape[-1] == "w" and self.ends[-1] + 1 == start:
                    start = self.starts.pop()
                    self.ends.pop()
                    self.shape.pop()
                    taken += 1
                if start < phrase.start:
                    phrase = phrase._replace(start=start, name=self.document.text[start : phrase.end])
            self.add("D" if phrase.role else "O", phrase.start, phrase.end, phrase)
        end = tokens.ends[after - 1]
        if phrase.end < end and parts(tokens.forms[after - 1])[1]:
            self.add("s", phrase.end, end)
        return after

    def _word(self, tokens: Tokens, index: int, shape: str | None) -> int:
        """Any other word: a pronoun, a cue, a word of a closed class; returns the index of the token after it.

        shape: its closed class, if it is of one.
        """
        forms, verbs, particles = tokens.forms, self.cues.verbs, self.cues.particles
        base, clitic, lower = parts(forms[index])
        ahead = forms[index + 1].lower() if index + 1 < len(forms) else ""
        start = tokens.starts[index]
        end = start + len(base)
        if shape in ("P", "W"):
            self.add(shape, start, end, Mention(start, end, "pronoun", base, lower, "", "person"))
        elif lower in self.cues.prepositions and (length := self._preposition(lower, forms, index)):
            self.add("A", start, tokens.ends[index + length])
            return index + length + 1
        elif lower in particles and ahead in particles[lower]:
            self.add(particles[lower][ahead], start, tokens.ends[index + 1])
            return index + 2
        elif lower in verbs and shape in (None, "R"):
            letter = verbs[lower]
            if (letter != "G" and self._governed()) or (
                lower in self.cues.ambiguous and not is_verb(forms, index, self.words, self.cues) and not self._spoken()
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
            self.add(
                "n" if clitic.lower() in ("n't", "n’t") else "s" if shape is None else "X", end, tokens.ends[index]
            )
        return index + 1


def narrate(
    document: Document, start: int, end: int, contents: Sequence[tuple[int, Marked]], *, cues: Cues, words: Grammar
) -> Narration:
    """Read a stretch of the text into units.

    contents: the quoted contents directly inside the stretch, in order, each with the number to know it by.
    """
    reader = _Reader(document, cues, words, end - start)
    position = start
    for number, marked in contents:
        if marked.left > position:
            reader.narration(position, marked.left)
        reader.content(number, marked, stop=end)
        position = max(position, marked.right)
    if position < end:
        reader.narration(position, end)
    shape = "".join(reader.shape)
    stops = offsets(end - start)
    stops.extend([unit for unit, letter in enumerate(shape) if letter == "." or letter == "|"])
    stops.append(len(shape))
    return Narration(shape, reader.starts, reader.ends, reader.mentions, reader.contents, stops)
