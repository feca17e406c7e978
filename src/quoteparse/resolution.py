"""Resolution: from the mention of a source to the speaker, by the fullest name that the article gives.

A name is looked up among the names of the whole article; for a pronoun or a description the mentions before it are
weighed.  Gender is read off the article (`Ms.`, `his wife`, the pronouns after a name), never off a first name.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import islice
from typing import Final, NamedTuple

import attrs
import regex

from . import lexicon, mentions
from .attribution import governed, main_subject
from .attribution import subject as subject_of
from .mentions import Gender, Grammar, Mention, core_name
from .models import Span
from .narration import Narration
from .patience import patience
from .tokenizer import Document

_TITLES: Final = "|".join(sorted(lexicon.sections("abbreviations")["titles"]))
_PART: Final = (
    r"(?:\p{Lu}[\p{L}\p{M}\d]*+(?:[.'’·‐‑-]\p{L}[\p{L}\p{M}]*+)*+"
    rf"(?:\.(?<=(?:\b\p{{Lu}}{{1,2}}|\b(?:{_TITLES}|St|Jr|Sr))\.))?)"  # only an initial or a title keeps its dot
)
_PARTICLE: Final = r"(?:de|la|le|van|von|der|den|ter|bin|ibn|al|el|da|dos|di|du|del|af|zu)"
_NICKNAME: Final = r"[\"“‘'«„]\p{Lu}[\p{L}'’-]*[\"”“’'»][ \xa0]"
_NAME: Final = regex.compile(
    r"(?<![\p{L}\p{M}\d]|\p{Lu}[.'’·‐‑-])"  # begun again inside a word, a search would not be linear
    rf"{_PART}(?:[ \xa0](?:(?:{_PARTICLE}[ \xa0]){{0,2}}|{_NICKNAME}){_PART}){{1,8}}"
)
_SMALL: Final = lexicon.entries("grammar", "title word")
_SUFFIXES: Final = lexicon.entries("grammar", "suffix")
_TIED: Final = regex.compile(
    r"(?P<phrase>[DO])(?:p[dwO]{1,3})?,(?P<name>N)(?=[,.V(]|$)|(?P<name>N)(?:,[^,.|QVP]{1,6})?,(?P<phrase>D)(?=[,.-]|$)"
)

_VOTE: Final = regex.compile(
    r"(?!,\s+(?:his|her)\b)(?:[’']s)?\b(?:[^.!?“”\"\p{Lu}\n]{0,70}?\b(?P<pronoun>he|his|him|she|her)\b"
    r"|[^.!?“”\"\p{Lu}\n]{0,120}[.!?] (?P<pronoun>He|She)\b)"
)
"""A pronoun after a name, with no other name between, in its sentence or at the start of the next one."""

_NEXT: Final = 6
"""How many characters after a name a pronoun stands that is surely about it: `Roe and her husband`."""

_LOOK_BACK: Final = 3
"""How many paragraphs back an antecedent is looked for."""

_LONGEST_HEADING: Final = 160
_LONGEST_NAME: Final = 100
"""How many characters a name has that is remembered."""

_PLACING: Final = ("in", "near", "across", "throughout")
_REACH: Final = 200_000
"""How many characters of an article are searched for other uses of a name."""

_MANY: Final = 24
"""How many people of one name are told apart."""

_FEW: Final = 12
"""How many sentences of a paragraph, or full names of an article, are gone back over."""

_PARAGRAPH: Final = 1.6
_SENTENCE: Final = 0.8
_SUBJECT: Final = 1.5
_HERE: Final = 2.5
_SAYS: Final = 0.8
_FITS: Final = 1.0
_SPOKE: Final = 0.8
_GOVERNED: Final = 1.0
_UNNAMED: Final = 1.5
_TOPIC: Final = 0.5
_INTRODUCED: Final = 1.0
"""What speaks for and against an antecedent; set by hand, by what fits the names of `dev` best."""

_MOST: Final = _SUBJECT + _HERE + _SAYS + 2 * _TOPIC + _INTRODUCED + _FITS + _SPOKE


class _Antecedent(NamedTuple):
    """A mention that a pronoun may take up, and how likely it is by where it stands."""

    mention: Mention
    weight: float


def key(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without dots and `Jr.`: what makes two names the same.

    >>> key("Robert F. Kennedy Jr.")
    ('robert', 'f', 'kennedy')
    """
    return _key(name) if len(name) <= _LONGEST_NAME else _key.__wrapped__(name)


@lru_cache(maxsize=8192)
def _key(name: str) -> tuple[str, ...]:
    words = [word.rstrip(".,").strip('"“”‘«»„').lower().replace("’", "'") for word in name.replace("\xa0", " ").split()]
    return tuple(word for word in words if word not in _SUFFIXES) or tuple(words)


def _short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a name is short for another: its words in order, the last one the same."""
    rest = iter(full)
    return short[-1] == full[-1] and all(word in rest for word in short)


@lru_cache(maxsize=8192)
def _title_and_name(run: str, linked: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The titles and the name in a run of capitals, without what opens a sentence and whose it is (`Roe’s`)."""
    grammar = mentions.grammar()
    words = run.replace("\xa0", " ").split(" ")
    while words and (words[0] in grammar.starters or grammar.classes.get(words[0].lower()) == "L"):
        del words[0]
    if len(words) > 2 and words[0] in grammar.organisations and linked:
        del words[0]
    owner = max((n + 1 for n, word in enumerate(words[:-1]) if word.endswith(("’s", "'s"))), default=0)
    title, words = core_name(words[owner:], grammar) if words[owner:] else ([], [])
    if words:
        last = words[-1].removesuffix("’s").removesuffix("'s")
        words[-1] = last[:-1] if last.endswith(".") and len(last) > 2 and last.lower() not in ("jr.", "sr.") else last
    return tuple(title), tuple(words)


@attrs.define(slots=False, eq=False)
class Cast:
    """The people and bodies of one article, learned as its quotes are resolved from first to last.

    narration: gives the narration of a paragraph, by its index.
    is_outlet: tells whether a name is an outlet's.
    may_call_outlet: tells whether a description without its determiner may take up an outlet: `news agency`.
    genders: what the article told of the gender of a full name, or of a surname with a title.
    """

    document: Document
    words: Grammar
    narration: Callable[[int], Narration]
    is_outlet: Callable[[str], bool]
    may_call_outlet: Callable[[str], bool]
    genders: dict[str, Gender] = attrs.field(factory=dict)
    _tied: dict[str, str] = attrs.field(factory=dict)
    _phrases: dict[str, list[tuple[int, str]]] = attrs.field(factory=dict)
    _voted: dict[str, Gender | None] = attrs.field(factory=dict)
    _titles: dict[str, set[str]] = attrs.field(factory=dict)
    _placed: dict[str, bool] = attrs.field(factory=dict)
    _persons: dict[str, bool] = attrs.field(factory=dict)
    _fullest: dict[str, str] = attrs.field(factory=dict)
    _read: set[int] = attrs.field(factory=set)

    # ------------------------------------------------------------------ names

    @cached_property
    def names(self) -> dict[str, list[int]]:
        """The longer names of the article, and the offsets where each stands."""
        found: dict[str, list[int]] = {}
        text, paragraphs = self.document.text, self.document.paragraphs
        heading, beyond = False, -1
        read: dict[tuple[str, bool], str | None] = {}
        for match in _NAME.finditer(text, timeout=patience(len(text))):
            start = match.start()
            if start >= beyond:
                paragraph = paragraphs[self.document.paragraph_at(start)]
                heading, beyond = self._is_heading(paragraph), paragraph.end
            if heading:
                continue  # there every word has a capital
            asked = match[0], text.endswith(("of ", "of the "), max(0, start - 7), start)
            if asked in read:
                name = read[asked]
            else:
                name = read[asked] = self._read_run(*asked)
            if name is not None:
                if name in found:
                    found[name].append(start)
                else:
                    found[name] = [start]
        return found

    def _read_run(self, run: str, linked: bool) -> str | None:
        """The longer name in a run of capitals, or None; what its titles tell is learned.

        linked: whether `of` stands before it, as in `Secretary of State Ann Roe`.
        """
        read = _title_and_name if len(run) <= _LONGEST_NAME else _title_and_name.__wrapped__
        title, words = read(run, linked)
        if len(words) > 2:
            words = words[self._outlet_in_front(words) :]
        if not words:
            return None
        name = " ".join(words)
        if title:
            self._learn(title, name, key(name)[-1])
        return name if len(words) > 1 else None

    def _outlet_in_front(self, words: Sequence[str]) -> int:
        """How many words of a run are an outlet's name in front of a person's: `the Oban Times Roe said`."""
        return next((n for n in range(len(words) - 1, 1, -1) if self.is_outlet(" ".join(words[:n]))), 0)

    def _is_heading(self, paragraph: Span) -> bool:
        """Whether a paragraph is a heading in capitals: short, unmarked, and most of its words begin with one."""
        text = self.document.text
        if len(paragraph) > _LONGEST_HEADING or text[paragraph.end - 1] in ":,;" or not text[paragraph.start].isalnum():
            return False
        words = [word for word in text[paragraph.slice].split() if word[0].isalpha()]
        if text[paragraph.end - 1] == ".":  # at the top of an article, with all but the small words in capitals
            first = paragraph.start == self.document.paragraphs[0].start
            return first and len(words) > 2 and all(word[0].isupper() or word in _SMALL for word in words)
        return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.6 * len(words)

    @cached_property
    def _by_word(self) -> dict[str, list[str]]:
        """The longer names by their first and by their last word; the first with a blank behind it."""
        index: dict[str, list[str]] = {}
        for name in self.names:
            words = key(name)
            index.setdefault(words[-1], []).append(name)
            index.setdefault(words[0] + " ", []).append(name)
        return index

    def _learn(self, title: Sequence[str], name: str, surname: str) -> None:
        """Learn gender and role from the titles before a name."""
        self._titles.setdefault(name, set()).update(title)
        for word in title:
            gender = self.words.genders.get(word)
            if gender is not None:
                self.genders.setdefault(name, gender)
                self.genders.setdefault(surname, gender)
            self._tied.setdefault(self.words.role_of_title.get(word, word), name)

    def full_name(
        self, name: str, *, at: int, gender: Gender | None = None, title: frozenset[str] = frozenset()
    ) -> str:
        """The fullest name of the article that a name can be short for; the name itself, if there is none.

        title: the titles before it: who is named with one of them goes before others of the name.
        at: where it stands; of two people of one surname who are named as often, the one named last before it is meant.
        """
        if gender is None and name in self._fullest:
            return self._fullest[name]
        full, wherever = self._fuller(name, at, gender, title)
        if gender is None and wherever:
            self._fullest[name] = full
        return full

    def _fuller(self, name: str, at: int, gender: Gender | None, title: frozenset[str]) -> tuple[str, bool]:
        """The fullest name of the article for one, and whether that is it wherever it stands."""
        wanted = key(name)
        candidates = [
            other
            for other in islice(self._by_word.get(wanted[-1], ()), _MANY)
            if len(key(other)) > len(wanted) and _short_for(wanted, key(other)) and self._fits(other, gender)
        ]
        if not candidates and len(wanted) == 1:  # a first name alone
            first = islice(self._by_word.get(wanted[0] + " ", ()), _MANY)
            candidates = [other for other in first if self.is_person(other)]
        if not candidates and name.isupper():
            return self._spelled_out(name), True
        if not candidates:
            return (self._in_heading(name) if len(wanted) == 1 and name[0].isupper() else name), True
        # A longer name that ends in another full name may have an epithet in front, which is none of it.
        candidates = [
            other
            for other in candidates
            if not any(
                len(key(one)) > 1
                and other.endswith(f" {one}")
                and len(key(other)) == len(key(one)) + 1
                and 2 * len(self.names[other]) < len(self.names.get(one, ()))
                for one in (*candidates, name)
            )
        ]
        if not candidates:
            return name, True
        people: dict[str, list[str]] = {}
        for full in sorted(candidates, key=lambda full: -len(key(full))):
            # `Donald Trump` and `Donald J. Trump` are one, and so are `Bobby Roe` and `Robert “Bobby” Roe`.
            same = next((one for one, others in people.items() if _short_for(key(full), key(others[0]))), full)
            people.setdefault(same, []).append(full)

        if len(people) > 1 and gender is not None:
            self._read_ties(self.document.paragraph_at(at), above=True)  # `her husband, Bo Roe`
            fitting = {first: others for first, others in people.items() if self._fits(first, gender)}
            people = fitting or people

        def weight(first: str) -> tuple[int, int, int]:
            places = [self.names[other] for other in people[first]]
            before = [offsets[place - 1] for offsets in places if (place := bisect_right(offsets, at))]
            entitled = any(not title.isdisjoint(self._titles.get(other, ())) for other in people[first])
            return entitled, sum(map(len, places)), max(before, default=-1)

        chosen = max(people, key=weight) if len(people) > 1 else next(iter(people))
        full = max(people[chosen], key=lambda other: (len(key(other)), len(self.names[other])))
        return full, len(people) == 1

    def _spelled_out(self, initials: str) -> str:
        """The name that stands for its initials in the article; the initials, if none does."""
        letters = initials.replace(".", "")
        return self._by_initials.get(letters, initials) if 2 < len(letters) < 8 else initials

    @cached_property
    def _by_initials(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for name in self.names:
            words = name.replace("-", " ").split()
            found.setdefault("".join(word[0] for word in words if word[0].isupper()), name)
        return found

    def _in_heading(self, surname: str) -> str:
        """The full name that a heading gives of a surname; the surname, if none does.

        In a heading every word may have a capital: the one before counts if it is not in small letters elsewhere.
        """
        return self._headed.get(surname, surname)

    @cached_property
    def _headed(self) -> dict[str, str]:
        """The full names of the headings, by their last word."""
        text = self.document.text
        found: dict[str, str] = {}
        for paragraph in self.document.paragraphs[:_FEW]:
            if not self._is_heading(paragraph):
                continue
            for match in _HEADED.finditer(text, paragraph.start, paragraph.end, overlapped=True):
                first = match["first"]
                lower = first.lower()
                known = lower in self.words.classes or lower in self.words.roles or lower in self.words.titles
                if not (known or first in self.words.starters or f" {lower} " in text or first in self.words.modifiers):
                    found.setdefault(match["last"], match.group())
        return found

    def _fits(self, name: str, gender: Gender | None) -> bool:
        return gender is None or self.gender(name) in (None, gender)

    def is_person(self, name: str) -> bool:
        """Whether a name can be a person's: not a body's or an outlet's, and no acronym.

        An entity of the user's own pipeline decides, where there is one of that name.
        """
        found = self._persons.get(name)
        if found is None:
            found = self._persons[name] = self._is_person(name)
        return found

    def _is_person(self, name: str) -> bool:
        label = self._labels.get(name)
        if label is not None:
            return label == "PERSON"
        words = name.split()
        if not words or name in self.words.modifiers or (len(words) == 1 and name.lower() in self.words.roles):
            return False  # `Republican`, `Delegates`
        last = words[-1].rstrip(".,")
        if len(words) == 1 and name not in self._surnames and self._is_place(name):
            return False
        acronym = len(words) == 1 and last.isupper() and len(last) < 6
        body = any(word in ("of", "for", "&") for word in words)
        return not (acronym or body or last in self.words.organisations or self.is_outlet(name))

    @cached_property
    def _surnames(self) -> frozenset[str]:
        """The last words of the longer names."""
        return frozenset(name.rpartition(" ")[2] for name in self.names)

    def _is_place(self, name: str) -> bool:
        """Whether the article has a word where places stand: `in Michigan`."""
        if name not in self._placed:
            text, near = self.document.text, self._near(name)
            self._placed[name] = any(text.find(f" {preposition} {name}", *near) >= 0 for preposition in _PLACING)
        return self._placed[name]

    def _near(self, name: str) -> tuple[int, int]:
        """Where other uses of a name are looked for: of a very long article, behind its first one."""
        length = len(self.document.text)
        if length <= _REACH:
            return 0, length
        others = islice(self._by_word.get(key(name)[-1], ()), _MANY)
        first = min((self.names[other][0] for other in (name, *others) if other in self.names), default=0)
        return max(0, first - _LONGEST_NAME), first + _REACH

    @cached_property
    def _labels(self) -> dict[str, str]:
        """The label of each entity that a spaCy pipeline of the user's own found, by its text."""
        text = self.document.text
        return {text[start:end]: label for start, end, label in self.document.entities}

    def gender(self, name: str) -> Gender | None:
        """The gender that the article tells of a name, or None."""
        words = key(name)
        told = self.genders.get(name) or (self.genders.get(words[-1]) if words else None)
        if told is None and words and self.is_person(name):
            if name not in self._voted:
                self._voted[name] = self._vote(name)
            told = self._voted[name]
        return told

    def _vote(self, name: str) -> Gender | None:
        """What the pronouns after a name tell, if most of them agree."""
        surname = name.rpartition(" ")[2]
        shared = len({key(other)[0] for other in self._by_word.get(key(name)[-1], ())}) > 1
        text, word = self.document.text, name if shared else surname
        votes = {"male": 0, "female": 0}
        start, end = self._near(name)
        at = text.find(word, start, end)
        for _ in range(_MANY):
            if at < 0:
                break
            found = _VOTE.match(text, at + len(word))
            if found is not None:
                near = found.start("pronoun") - at - len(word) <= _NEXT or found["pronoun"][0].isupper()
                votes[self.words.genders[found["pronoun"].lower()]] += 2 if near else 1
            at = text.find(word, at + len(word), end)
        male, female = votes["male"], votes["female"]
        if max(male, female) < 2:
            return None  # one may be about somebody else: `Roe thinks that she is wrong`
        return "male" if male > 2 * female else "female" if female > 2 * male else None

    # ---------------------------------------------------------------- mentions

    def speaker(
        self,
        mention: Mention,
        paragraph: int,
        narration: Narration,
        last: str | None,
        *,
        inside: bool = False,
        asked: bool = False,
    ) -> str | None:
        """Whom a source names; None for a pronoun that could be anybody.

        paragraph: the index of its paragraph.  narration: that paragraph's narration, or a nested one.
        last: the speaker of the quote before; for a quote inside another one, that one's.
        inside: whether the mention stands inside a quote, where `I` is the speaker of that.
        asked: whether that speaker asked a question, so that somebody else answers.
        """
        found = self._speaker(mention, paragraph, narration, last, inside=inside, asked=asked)
        return None if found is None else " ".join(found.split())

    def _speaker(
        self,
        mention: Mention,
        paragraph: int,
        narration: Narration,
        last: str | None,
        *,
        inside: bool,
        asked: bool,
    ) -> str | None:
        if mention.members:
            return " and ".join(filter(None, map(self._named, mention.members)))
        if mention.kind == "name":
            return self._named(mention)
        if mention.kind == "nominal":
            return self._described(mention, paragraph, narration, None if inside else last)
        if mention.kind == "pronoun" and mention.head in self.words.relatives:
            return self._antecedent(mention, paragraph, narration, last)
        if mention.head in ("i", "we", "you"):
            return last if inside and mention.head == "i" else None
        return self._pronoun(mention, paragraph, narration, None if inside else last, asked=asked)

    def _antecedent(self, mention: Mention, paragraph: int, narration: Narration, last: str | None) -> str | None:
        """Whom a relative pronoun names: the mention before it."""
        unit = bisect_left(narration.starts, mention.start) - 1
        apart = unit >= 0 and narration.shape[unit] == ","
        while unit >= 0 and narration.shape[unit] in ",)":
            unit = narration.shape.rfind("(", 0, unit) - 1 if narration.shape[unit] == ")" else unit - 1
        if apart and unit > 1 and narration.shape[unit - 2 : unit + 1] == "N,D":
            unit -= 2  # `from Ann Roe, a doctor, who`
        before = narration.mentions.get(unit) if unit >= 0 else None
        return None if before is None else self.speaker(before, paragraph, narration, last)

    @cached_property
    def _interview(self) -> dict[str, str | None]:
        """Who asks (`Q`) and who answers (`A`): as the words above say, or the one person named first and most."""
        text = self.document.text
        start = next(
            (paragraph.start for paragraph in self.document.paragraphs if _FIRST.match(text, paragraph.start)), 0
        )
        found = _MET.search(text, 0, start, timeout=patience(start))
        if found is not None:
            return {"Q": found["asks"], "A": found["answers"]}
        named = {
            name: (sum(place < start for place in places), -places[0])
            for name, places in self.names.items()
            if self.is_person(name) and places[0] < start
        }
        return {"Q": None, "A": max(named, key=lambda name: named[name]) if named else None}

    def _named(self, mention: Mention) -> str | None:
        if mention.name in ("Q", "A"):
            return self._interview[mention.name]
        title = mention.title.split()
        gender = next((self.words.genders[word] for word in title if word in self.words.genders), None)
        full = self.full_name(mention.name.removeprefix("@"), at=mention.start, gender=gender, title=frozenset(title))
        self._learn(title, full, key(full)[-1])
        return full

    def _pronoun(
        self, mention: Mention, paragraph: int, narration: Narration, last: str | None, *, asked: bool = False
    ) -> str | None:
        self._read_ties(paragraph)
        wanted = self.words.genders.get(mention.head)
        personal = wanted is not None
        best: tuple[float, str] | None = None
        for most, antecedents in self._antecedents(mention, paragraph, narration, personal=personal):
            if best is not None and best[0] >= most:
                break  # nothing farther off can be likelier
            for candidate, name in antecedents:
                told = self._told(candidate.mention, name)
                if personal and told not in (None, wanted):
                    continue
                if asked and name == last and told is None:
                    continue  # `“…?” Roe asked Lind. “…,” he said.`
                if mention.head == "it" and self.is_person(name) and (told or " " in name):
                    continue
                fits = (_FITS if personal and told == wanted else 0) + (_SPOKE if name == last else 0)
                if best is None or candidate.weight + fits > best[0]:
                    best = candidate.weight + fits, name
        found = best[1] if best is not None else None
        if found is None and last is not None and (not personal or self.gender(last) in (None, wanted)):
            found = last
        if found is None and wanted is not None:
            found = self._named_before(mention.start, wanted)
        if found is not None and wanted is not None:
            self.genders.setdefault(found, wanted)
        return found

    @cached_property
    def _places(self) -> list[tuple[int, str]]:
        """Every longer name of a person, by where it stands."""
        return sorted((place, name) for name, places in self.names.items() if self.is_person(name) for place in places)

    def _named_before(self, at: int, wanted: Gender) -> str | None:
        """The person named last, by a full name, before an offset."""
        index = bisect_right(self._places, (at, ""))
        for _, name in reversed(self._places[max(0, index - _FEW) : index]):
            if self.gender(name) in (None, wanted):
                return name
        return None

    def _candidate(self, mention: Mention, narration: Narration, unit: int, *, personal: bool) -> str | None:
        """The name that a name or a phrase at a unit stands for, if it can be the antecedent of such a pronoun."""
        if mention.kind == "name":
            name = self._named(mention)
            return name if name is not None and (not personal or self.is_person(name)) else None
        if mention.head in self.words.alone or mention.name.partition(" ")[0].lower() in _NOBODY:
            return None
        if mention.role == "person" or (mention.role and not personal):
            beside = _beside(narration, unit)
            if beside is not None:
                return self._named(beside)
            if mention.name[:2] in ("a ", "A "):
                return mention.name
            return self._tied.get(mention.head, mention.name)
        return None

    def _told(self, mention: Mention, name: str) -> Gender | None:
        return self.gender(name) or self.words.genders.get(mention.head)

    def _antecedents(
        self, mention: Mention, paragraph: int, narration: Narration, *, personal: bool
    ) -> Iterator[tuple[float, Iterator[tuple[_Antecedent, str]]]]:
        """The mentions before one that may be its antecedent, each with the name that it stands for; by paragraph.

        With each paragraph comes the greatest weight that a mention of it can have, before it is read.
        """
        for back in range(min(_LOOK_BACK, paragraph + 1)):
            yield (
                _MOST - (_HERE + _PARAGRAPH * back if back else 0),
                self._antecedents_in(mention, paragraph - back, back, narration, personal=personal),
            )

    def _antecedents_in(
        self, mention: Mention, index: int, away: int, narration: Narration, *, personal: bool
    ) -> Iterator[tuple[_Antecedent, str]]:
        """The mentions of a paragraph that may be the antecedent of one in it, or so many paragraphs below.

        The nearer, the likelier; a subject is likelier than an object, and one that says something likeliest.  Where
        the same pronoun stands in a sentence before, what follows that is passed over: the antecedent was there before.
        """
        around = self.narration(index) if away else narration
        shape, mentions, mentioned = around.shape, around.mentions, around.mentioned
        heads = (mention.head, "he", "she") if personal and mention.kind == "nominal" else (mention.head,)
        end = len(shape) if away else bisect_left(around.starts, mention.start)
        skipped = 0
        for back in range(_FEW):
            if end <= 0:
                break
            low = max(shape.rfind(".", 0, end - 1), shape.rfind("|", 0, end - 1)) + 1
            units = mentioned[bisect_left(mentioned, low) : bisect_left(mentioned, end)]
            stop = next((n for n in units if shape[n] == "P" and mentions[n].head in heads), end)
            skipped += stop < end  # the pronoun goes on: this sentence does not take the antecedent farther off
            subject = main_subject(shape, low, stop)
            sayers = self._sayers(around, low, stop)
            for unit in units:
                if unit >= stop:
                    break
                name = self._candidate(mentions[unit], around, unit, personal=personal) if shape[unit] in "ND" else None
                if name is None:
                    continue
                found = mentions[unit]
                weight = -_PARAGRAPH * away - _SENTENCE * min(max(0, back - skipped), 3)
                if unit in sayers or unit == subject:
                    weight += _TOPIC * min(skipped, 2)
                    weight += _SUBJECT + (0 if away else _HERE) + (_SAYS if unit in sayers else 0)
                elif governed(shape, unit, low):
                    weight -= _GOVERNED
                if found.kind == "name" and " " in found.name:
                    weight += _INTRODUCED if shape[unit + 1 : unit + 2] in (",", "-", "(") else _INTRODUCED / 2
                if found.kind == "nominal" and name == found.name:
                    weight -= _UNNAMED if unit in sayers or name.startswith(("the ", "The ")) else 2 * _UNNAMED
                yield _Antecedent(found, weight), name
            if low == 0:
                break
            end = low

    def _sayers(self, narration: Narration, low: int, high: int) -> set[int]:
        """The mentions of a stretch that are subjects of its cues: before them, or right behind (`noted CNN’s Roe`)."""
        shape = narration.shape
        found = set()
        for cue in range(low, high):
            if shape[cue] not in "VCE" or (cue > low and self._is_to(narration, cue - 1)):
                continue
            before = subject_of(shape, cue, low)
            while before is not None and before > low and shape[before] in "W,":
                before -= 1  # `one juror, who …, told Reuters`
            parted = before is not None and shape[before + 1 : before + 2] == ","
            inverted = shape[cue + 1 : cue + 2] in ("N", "D") and shape[cue - 1 : cue] in (",", "Q", "?")
            if shape[cue + 1 : cue + 4] == "NsN":
                found.add(cue + 3)
            elif inverted and not parted:
                found.add(cue + 1)
            elif before is not None:
                found.add(before)
        return found

    def _is_to(self, narration: Narration, unit: int) -> bool:
        """Whether a unit is the `to` of an infinitive."""
        return narration.word(self.document.text, unit) == "to"

    def _described(self, mention: Mention, paragraph: int, narration: Narration, last: str | None) -> str | None:
        """A description: the name beside it or tied to it, the author of a document, whoever it takes up, or itself."""
        self._read_ties(paragraph, above=True)
        unit = bisect_left(narration.starts, mention.start)
        if narration.mentions.get(unit) == mention:
            beside = _beside(narration, unit)
            if beside is not None and mention.role == "person":
                return self._named(beside)
        author = _AUTHOR.match(mention.name) if mention.role == "document" else None
        if author is not None:
            return self.full_name(author["name"], at=mention.start)
        first, _, rest = mention.name.partition(" ")
        owner = _OWNER.match(mention.name) if mention.role == "person" else None
        if owner is not None and mention.head not in self.words.unnamed and mention.head not in self._kin:
            taken = self._taken_up(mention, paragraph, narration, None, besides=self.full_name(owner["name"], at=0))
            if taken is not None:
                return taken  # `Ann Roe’s former strategist`, in the paragraph after the one that is about him
        definite = first.lower() in ("the", "this", "that", "his", "her", "their", "its")
        bare = self.words.classes.get(first.lower()) != "d"
        if not definite and bare and mention.role == "person" and narration.shape[:unit].rstrip("wd").endswith("c"):
            first, rest, definite = "the", mention.name, True  # `the former minister and presidential nominee`
        if not definite or len(rest.split()) > _LONGEST_DESCRIPTION:
            return mention.name
        self.names  # noqa: B018 - reading the names ties their titles to them
        if self.may_call_outlet(rest):
            for _, antecedents in self._antecedents(mention, paragraph, narration, personal=False):
                for antecedent, name in antecedents:
                    if antecedent.mention.kind == "name" and self.is_outlet(name):
                        return name
        tied = self._tied.get(mention.head)
        if tied is not None:
            return tied
        if mention.role == "group" and rest.islower():
            body = self._body(rest, mention.start)
            if body is not None:
                return body
        earlier = self._phrases.get(mention.head, [])
        place = bisect_left(earlier, (mention.start, ""))
        if place:
            return earlier[place - 1][1]
        owned = "’s " in rest or "'s " in rest  # `the council’s chief executive` needs no antecedent
        named = mention.head not in self.words.unnamed and not owned
        if mention.role == "person" and named and first.lower() == "the":
            return self._taken_up(mention, paragraph, narration, last) or mention.name
        return mention.name

    def _body(self, noun: str, at: int) -> str | None:
        """The body that `the commission` takes up: the last name before it with that word in it."""
        places = self._by_inner_word.get(noun.capitalize(), [])
        index = bisect_left(places, (at, ""))
        return places[index - 1][1] if index else None

    @cached_property
    def _by_inner_word(self) -> dict[str, list[tuple[int, str]]]:
        """Where longer names stand, in order, by each of their words."""
        index: dict[str, list[tuple[int, str]]] = {}
        for name, places in self.names.items():
            for word in set(name.split()):
                index.setdefault(word, []).extend((place, name) for place in places)
        for found in index.values():
            found.sort()
        return index

    @cached_property
    def _kin(self) -> frozenset[str]:
        return lexicon.entries("roles", "kin")

    def _taken_up(
        self, mention: Mention, paragraph: int, narration: Narration, last: str | None, *, besides: str | None = None
    ) -> str | None:
        """The person whom a description takes up (`the senator`): whoever spoke last, or was spoken of.

        besides: a name that it cannot be.
        """
        told = self.words.genders.get(mention.head)
        best: tuple[float, str] | None = None
        for most, antecedents in self._antecedents(mention, paragraph, narration, personal=True):
            if best is not None and best[0] >= most:
                break
            for antecedent, name in antecedents:
                if name == besides or antecedent.mention.kind != "name":
                    continue
                if told is not None and self.gender(name) not in (None, told):
                    continue
                if best is None or antecedent.weight > best[0]:
                    best = antecedent.weight, name
        if best is not None:
            return best[1]
        fits = last is not None and last[0].isupper() and last != besides and self.is_person(last)
        return last if last is not None and fits and told in (None, self.gender(last)) else None

    def _read_ties(self, paragraph: int, *, above: bool = False) -> None:
        """Learn which descriptions go with which names (`Bo Lind, a doctor`) in a paragraph.

        above: and in the one above.  What stands farther up in paragraphs without a source is not read: that costs
        more than it tells.
        """
        for index in range(max(0, paragraph - above), paragraph + 1):
            if index in self._read:
                continue
            self._read.add(index)
            around = self.narration(index)
            for match in _TIED.finditer(around.shape):
                phrase, name = around.mentions.get(match.start("phrase")), around.mentions.get(match.start("name"))
                if phrase is not None and name is not None and self.is_person(name.name):
                    full = self.full_name(name.name, at=name.start)
                    self._tied.setdefault(phrase.head, full)
                    gender = self.words.genders.get(phrase.head)
                    if gender is not None:
                        self.genders.setdefault(full, gender)
            for phrase in around.mentions.values():
                if phrase.kind == "nominal" and phrase.role and phrase.name.lower().startswith(("a ", "an ")):
                    insort(self._phrases.setdefault(phrase.head, []), (phrase.start, phrase.name))


_HEADED: Final = regex.compile(r"\b(?P<first>\p{Lu}\p{Ll}+) (?P<last>\p{Lu}[\p{L}'’-]+)\b")
_FIRST: Final = regex.compile(r"Q[.:]\s")
_MET: Final = regex.compile(
    rf"(?P<asks>{_NAME.pattern}) (?:interviewed|asked|met(?: with)?|(?:spoke|talked|sat down) (?:to|with)) "
    rf"(?P<answers>{_NAME.pattern})"
)

_NOBODY: Final = frozenset(("nobody", "no", "none", "neither"))
_LONGEST_DESCRIPTION: Final = 8
_AUTHOR: Final = regex.compile(
    r"(?:[Tt]he |[Aa]n? )?"
    r"(?P<name>(?!(?:The|An?|This|That|His|Her|Their|Its)\b)\p{Lu}[\p{L}.&-]*(?: \p{Lu}[\p{L}.&-]*)*)"
    r"(?:['’]s)? (?:\p{Ll}[\p{Ll}-]* ){0,2}\p{Ll}+$"
)
"""A document with its author: `the IMF report`, `Ann Roe’s letter`."""

_OWNER: Final = regex.compile(r"(?P<name>\p{Lu}[\p{L}.-]*(?: \p{Lu}[\p{L}.-]*)*)['’]s ")


def _beside(narration: Narration, unit: int) -> Mention | None:
    """The name in apposition to the phrase at a unit: `Ann Roe, a doctor,`, `the mate, Bo Lind,`."""
    shape = narration.shape
    if shape[unit + 1 : unit + 3] == ",N" and shape[unit + 3 : unit + 4] in (",", ".", "V", "(", ""):
        return narration.mentions.get(unit + 2)
    if shape[max(0, unit - 2) : unit] == "N," and shape[unit + 1 : unit + 2] in (",", ".", "-", ":", ")", ""):
        name = unit - 2
        if shape[max(0, name - 2) : name] == "Np":
            name -= 2  # `Ann Roe of Oban, a doctor,`
        return None if governed(shape, name, max(0, name - 4)) else narration.mentions.get(name)
    return None
