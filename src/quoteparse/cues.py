"""Cues: the words that attribute, as classes that the rules ask for.

The vocabulary is `lexicon/<language>/cues.txt`; this file inflects it and looks words up in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

import attrs
import regex

from . import lexicon

SAY, CALL, THINK = "V", "C", "E"
"""Classes of finite cue verbs: saying, characterising, thinking or wanting."""

PARTICIPLE = "G"
"""The class of cues in -ing."""

_CLASS = {"say": SAY, "call": CALL, "think": THINK}
_DOUBLED = regex.compile(r"(?:^|[^aeiou]|qu)[aeiou][bdglmnprt]$")  # quip, plan, brag: one short vowel, one consonant


@attrs.frozen(slots=True)
class Cues:
    """The cues of one parser.

    verbs: inflected form to class (`said` to SAY); participles in -ing are PARTICIPLE.
    particles: inflected form to the second words that complete it (`pointed` to {`out`}); without one of them the
        form is no cue, unless it is in `verbs` too.
    prepositions: words that attribute without a verb (`according to`), by the first of them.
    nouns: words that stand for words said.
    ambiguous: forms of cue verbs that are nouns as often (`plans`, `calls`, `report`).
    nicknames: words that make a word or two after them a nickname.
    inscriptions: words that make a word or two right after them an inscription, and capitals a title.
    hearers: forms that name a hearer before what is said (`told reporters that`).
    clauseless: forms that take no clause of reported speech.
    reporting: forms of verbs that are cues of reported speech, though not of quotations.
    orders: forms of verbs that name whoever is to do something (`told him to leave`).
    infinitives: forms of verbs whose infinitive is what was said (`promised to leave`).
    gerunds: forms of verbs whose object in -ing is what was said (`denied taking it`).
    sayings: nouns with a clause that says what was said: `her claim that`.
    labels: words before the colon of a heading that are nobody (`Live: …`).
    measures: words behind `according to` that are nobody (`according to plan`).
    reports: every word that is a cue of reported speech, or opens one.
    words: every word that is a cue, or opens one.
    plain: what `narration` remembers of pieces of text.
    inside: what `mentions` remembers of words inside a phrase.
    """

    verbs: dict[str, str]
    particles: dict[str, dict[str, str]]
    prepositions: dict[str, tuple[tuple[str, ...], ...]]
    nouns: frozenset[str]
    ambiguous: frozenset[str]
    nicknames: frozenset[str]
    inscriptions: frozenset[str]
    hearers: frozenset[str]
    clauseless: frozenset[str]
    reporting: frozenset[str]
    orders: frozenset[str]
    infinitives: frozenset[str]
    gerunds: frozenset[str]
    sayings: frozenset[str]
    labels: frozenset[str]
    measures: frozenset[str]
    reports: frozenset[str]
    words: frozenset[str]
    plain: dict[str, Any] = attrs.field(factory=dict, eq=False, repr=False)
    inside: dict[str, str] = attrs.field(factory=dict, eq=False, repr=False)


def inflect(entry: str) -> tuple[str, ...]:
    """The forms of a verb: base, third person, past, participle.  Forms written in the entry are taken as they are.

    >>> inflect("reply"), inflect("say says said saying")
    (('reply', 'replies', 'replied', 'replying'), ('say', 'says', 'said', 'saying'))
    """
    forms = tuple(entry.split())
    if len(forms) > 1:
        return forms
    (base,) = forms
    if base.endswith("e"):
        stem = base[:-2] + "y" if base.endswith("ie") else base if base.endswith("ee") else base[:-1]
        return base, base + "s", base + "d", stem + "ing"
    if base.endswith("y") and base[-2:-1] not in tuple("aeiou"):
        return base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base, base + "es", base + "ed", base + "ing"
    if len(base) < 6 and _DOUBLED.search(base) and base not in _UNDOUBLED:
        return base, base + "s", base + base[-1] + "ed", base + base[-1] + "ing"
    return base, base + "s", base + "ed", base + "ing"


_UNDOUBLED = frozenset({"offer", "utter", "alter", "enter", "order", "open", "visit", "limit", "edit", "exit", "label"})


def _forms(entries: Iterable[str]) -> frozenset[str]:
    """All forms of some verbs, each with its particle."""
    pairs = (entry.partition(" +") for entry in entries)
    return frozenset(f"{form} {particle}".strip() for verb, _, particle in pairs for form in inflect(verb))


def load(extra: Iterable[str] = ()) -> Cues:
    """The cues of the lexicon, and the user's own verbs of saying, written as in `cues.txt`."""
    return _load(tuple(extra))


@cache
def _load(extra: tuple[str, ...]) -> Cues:
    lists = lexicon.sections("cues")
    verbs: dict[str, str] = {}
    particles: dict[str, dict[str, str]] = {}
    for section, label in _CLASS.items():
        for entry in (*lists[section], *(extra if section == "say" else ())):
            words = entry.split()
            particle = next((word[1:] for word in words if word.startswith("+")), None)
            for form in inflect(" ".join(word for word in words if not word.startswith("+"))):
                participle = form.endswith("ing") and form != "sing"
                if participle and label == THINK:
                    continue
                value = PARTICIPLE if participle else label
                if particle is None:
                    verbs.setdefault(form, value)
                else:
                    particles.setdefault(form, {}).setdefault(particle, value)
    prepositions: dict[str, tuple[tuple[str, ...], ...]] = {}
    for entry in lists["preposition"]:
        first, *rest = entry.split()
        prepositions[first] = (*prepositions.get(first, ()), tuple(rest))
    sets = (
        frozenset(lists[name]) for name in ("noun", "noun or verb", "nickname", "inscription", "hearer", "no clause")
    )
    nouns, ambiguous, nicknames, inscriptions, hearers, clauseless = sets
    return Cues(
        verbs,
        particles,
        prepositions=prepositions,
        nouns=nouns,
        ambiguous=ambiguous,
        nicknames=nicknames,
        inscriptions=inscriptions,
        hearers=hearers,
        clauseless=clauseless,
        reporting=_forms(lists["clause"]),
        orders=_forms(lists["order"]),
        infinitives=_forms(lists["infinitive"]),
        gerunds=_forms(lists["gerund"]),
        sayings=frozenset(lists["noun of a clause"]),
        labels=frozenset(lists["label"]),
        measures=frozenset(lists["measure"]),
        reports=frozenset(
            {word.partition(" ")[0] for word in _forms(lists["clause"])}.union(
                lists["noun of a clause"],
                particles,
                prepositions,
                (form for form in verbs if verbs[form] in (SAY, PARTICIPLE)),
            )
        ),
        words=nouns.union(verbs, particles, prepositions),
    )
