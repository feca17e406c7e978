"""Resolution: from the mention of a source to the speaker, by the fullest name that the article gives.

A name is looked up among the names of the whole article; a pronoun or a description goes back to whoever was spoken
of last and fits.  Gender is read off the article (`Ms.`, `his wife`, a pronoun already resolved), never off a first
name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cached_property

import attrs
import regex

from .attribution import main_subject
from .mentions import Gender, Grammar, Mention, core_name
from .narration import MENTIONS, Narration
from .tokenizer import Document

_PART = r"\p{Lu}[\p{L}\p{M}\d]*(?:[.'’·‐‑-]\p{L}[\p{L}\p{M}]*)*\.?"
_NAME = regex.compile(rf"{_PART}(?:[ \xa0](?:(?:de|la|van|von|der|den|bin|ibn|al|el|da|dos|di|du|del|of|for|the|&)[ \xa0]){{0,2}}{_PART}){{1,5}}")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_LOOK_BACK = 4
"""How many paragraphs back an antecedent is looked for."""


@attrs.frozen(slots=True)
class Person:
    """Somebody who was given as a source: the fullest name, and the gender that the article tells, if it does."""

    name: str
    gender: Gender | None = None


def key(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without initials' dots and `Jr.`: what makes two names the same."""
    words = [word.rstrip(".,").lower() for word in name.replace("\xa0", " ").split()]
    return tuple(word for word in words if word not in _SUFFIXES) or tuple(words)


@attrs.define(slots=False, eq=False)
class Cast:
    """The people and bodies of one article, learned as its quotes are resolved from first to last."""

    document: Document
    words: Grammar
    narration: Callable[[int], Narration]
    """The narration of a paragraph, by its index."""
    genders: dict[str, Gender] = attrs.field(factory=dict)
    roles: dict[str, str] = attrs.field(factory=dict)
    """Descriptions that were tied to a name, by their head: `doctor` to `Ann Roe`."""

    @cached_property
    def names(self) -> dict[str, Counter[str]]:
        """The longer names of the article, by the last word of each, with how often each occurs."""
        found: dict[str, Counter[str]] = {}
        for match in _NAME.finditer(self.document.text):
            words = match.group().replace("\xa0", " ").split(" ")
            while words and (words[0] in self.words.starters or self.words.classes.get(words[0].lower()) == "L"):
                del words[0]
            title, words = core_name(words, self.words) if words else ([], [])
            if words and words[-1].endswith(".") and len(words[-1]) > 2 and words[-1].lower() not in ("jr.", "sr."):
                words[-1] = words[-1][:-1]
            words[-1:] = [word.removesuffix("’s").removesuffix("'s") for word in words[-1:]]
            if not words:
                continue
            name = " ".join(words)
            last = key(name)[-1]
            found.setdefault(last, Counter())[name] += 1
            gender = next((self.words.genders[word] for word in title if word in self.words.genders), None)
            if gender:
                self.genders.setdefault(last, gender)
            for role in title:
                self.roles.setdefault(_ROLE_OF_TITLE.get(role, role), name)
        return found

    def full_name(self, name: str, *, gender: Gender | None = None) -> str:
        """The fullest name of the article that a name can be short for; the name itself, if there is none."""
        wanted = key(name)
        if not wanted:
            return name
        best, most = name, 0
        for other, count in self.names.get(wanted[-1], Counter()).items():
            words = key(other)
            if len(words) <= len(wanted) or not _short_for(wanted, words):
                continue
            known = self.genders.get(other)
            if gender and known and known != gender:
                continue
            if count > most or (count == most and len(words) > len(key(best))):
                best, most = other, count
        if best == name and len(wanted) == 1:
            # A first name alone.
            for counter in self.names.values():
                for other, count in counter.items():
                    if key(other)[0] == wanted[0] and count > most and self.is_person(other):
                        best, most = other, count
        if len(wanted) == 1 and best != name:
            # The longest form of that name: `Donald J. Trump` for `Donald Trump`.
            chosen = key(best)
            for other in self.names.get(chosen[-1], Counter()):
                if len(key(other)) > len(chosen) and key(other)[0] == chosen[0]:
                    best, chosen = other, key(other)
        return best

    def is_person(self, name: str) -> bool:
        """Whether a name can be a person's: not a body's, and no acronym."""
        words = name.split()
        last = words[-1].rstrip(".,") if words else ""
        return last not in self.words.organisations and not (len(words) == 1 and last.isupper() and len(last) < 6)

    def speaker(
        self, mention: Mention, paragraph: int, narration: Narration, last: str | None, *, inside: bool = False
    ) -> str | None:
        """Whom a source names.

        paragraph: the index of its paragraph.  narration: that paragraph's narration, or a nested one.
        last: the speaker of the quote before; for a quote inside another one, that one's.
        inside: whether the mention stands inside a quote, where `I` is the speaker of that.
        """
        if mention.kind == "name":
            return self._named(mention)
        if mention.kind == "nominal":
            return self._described(mention)
        if mention.head in ("i", "we", "you"):
            return last if inside and mention.head == "i" else None
        return self._pronoun(mention, paragraph, narration, None if inside else last)

    def _named(self, mention: Mention) -> str:
        gender = next((self.words.genders[word] for word in mention.title.split() if word in self.words.genders), None)
        name = mention.name[1:] if mention.name.startswith("@") else mention.name
        full = self.full_name(name, gender=gender)
        if gender:
            self.genders[full] = gender
        for word in mention.title.split():
            self.roles[_ROLE_OF_TITLE.get(word, word)] = full
        return full

    def gender(self, name: str) -> Gender | None:
        """The gender that the article tells of a name, or None."""
        words = key(name)
        return self.genders.get(name) or (self.genders.get(words[-1]) if words else None)

    def _pronoun(self, mention: Mention, paragraph: int, narration: Narration, last: str | None) -> str | None:
        wanted = self.words.genders.get(mention.head)
        personal = wanted is not None
        found = None
        for candidate in self._spoken_of(mention, paragraph, narration):
            if candidate.kind == "name":
                if personal and not self.is_person(candidate.name):
                    continue
                name = self._named(candidate)
                if not personal or self.gender(name) in (None, wanted):
                    found = name
                    break
            elif candidate.kind == "nominal" and candidate.role:
                told = self.words.genders.get(candidate.head)
                if personal and (candidate.role != "person" or told not in (None, wanted)):
                    continue
                name = self._described(candidate)
                if name and self.gender(name) in (None, wanted):
                    found = name
                    break
            elif candidate.head == mention.head and last is not None:
                found = last
                break
        if last is not None and found != last and (not personal or self.gender(last) == wanted):
            # Whoever spoke last and is known to fit goes before whoever was only spoken of, unless named since.
            found = found if found is not None and self.gender(found) == wanted else last
        found = found or last
        if found and wanted:
            self.genders.setdefault(found, wanted)
        return found

    def _spoken_of(self, mention: Mention, paragraph: int, narration: Narration) -> list[Mention]:
        """The mentions before a pronoun that may be its antecedent, the likeliest first: subjects, the nearest first."""
        found: list[Mention] = []
        for index in range(paragraph, max(-1, paragraph - _LOOK_BACK), -1):
            around = narration if index == paragraph else self.narration(index)
            shape = around.shape
            stop = len(shape)
            if index == paragraph:
                stop = next((n for n, unit in enumerate(around.units) if unit.start >= mention.start), stop)
            end = stop
            while end > 0:
                low = max(shape.rfind(".", 0, end - 1), shape.rfind("|", 0, end - 1)) + 1
                subject = main_subject(shape, low, end)
                order = [] if subject is None else [subject]
                order += [n for n in range(low, end) if shape[n] in "ND" and n != subject]
                found += [unit.mention for unit in (around.units[n] for n in order) if unit.mention is not None]
                end = low if low < end else end - 1
                if low == 0:
                    break
        return found

    def _described(self, mention: Mention) -> str | None:
        """A description: the name that it was tied to, or the phrase itself."""
        first = mention.name.split()[0].lower() if mention.name else ""
        if first in ("the", "this", "that"):
            self.names  # noqa: B018 - titles tie descriptions to names
            tied = self.roles.get(mention.head)
            if tied is not None and len(mention.name.split()) <= 4:
                return tied
        return mention.name


_ROLE_OF_TITLE = {
    "sen": "senator",
    "rep": "congressman",
    "gov": "governor",
    "gen": "general",
    "prof": "professor",
    "dr": "doctor",
    "det": "detective",
    "capt": "captain",
    "sgt": "sergeant",
    "cllr": "councillor",
}


def _short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a name is short for another: its words in order, the last one the same."""
    if short[-1] != full[-1]:
        return False
    position = 0
    for word in short:
        while position < len(full) and full[position] != word:
            position += 1
        if position == len(full):
            return False
        position += 1
    return True
