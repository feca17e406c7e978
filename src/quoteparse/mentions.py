"""Mentions: the names, pronouns and noun phrases that can be a source.

There is no tagger: a name is a run of capitals, a noun phrase what stands between a determiner and a word of a closed
class, and whether its head can speak is asked of `lexicon/<language>/roles.txt`.
"""

from __future__ import annotations

from functools import cache
from typing import Final, Literal, NamedTuple

import attrs
import regex

from . import lexicon
from .cues import Cues
from .tokenizer import Tokens, parts

Gender = Literal["male", "female"]
MentionKind = Literal["name", "pronoun", "nominal"]


class Mention(NamedTuple):
    """Somebody or something named in the narration.  A tuple, since an article has hundreds of them.

    start, end: the mention as it stands in the text, titles and post-modifiers included.
    kind: `name`, `pronoun` or `nominal`.
    name: the name alone, without titles and possessives; of a pronoun or a noun phrase, all of it.
    head: the word that decides, in lower case: the last of a name, the head of a phrase, the pronoun itself.
    title: the titles before a name, in lower case, without dots.
    role: `person`, `group` or `document` for a phrase whose head can speak, else "".
    members: the mentions that speak together (`Ann Roe and Bo Lind`), of a mention that is several.
    """

    start: int
    end: int
    kind: MentionKind
    name: str
    head: str
    title: str = ""
    role: str = ""
    members: tuple[Mention, ...] = ()


@attrs.frozen(slots=True)
class Grammar:
    """The closed classes of a language, its role nouns and its titles.

    classes: the shape of a word that does not depend on its place (see `narration`), by lower-case word.
    """

    classes: dict[str, str]
    roles: dict[str, str]
    relatives: frozenset[str]
    alone: frozenset[str]
    starters: frozenset[str]
    pasts: frozenset[str]
    titles: frozenset[str]
    title_openings: frozenset[str]
    surnames: frozenset[str]
    connectors: frozenset[str]
    unnamed: frozenset[str]
    role_of_title: dict[str, str]
    calendar: frozenset[str]
    organisations: frozenset[str]
    modifiers: frozenset[str]
    genders: dict[str, Gender]
    links: dict[str, frozenset[str]]
    linked_by_to: frozenset[str]
    link_adjectives: frozenset[str]
    joints: frozenset[str]
    suffixes: frozenset[str]


# The shapes of closed classes; where a word is in two, the later one wins.
_CLASSES: Final = (
    ("adverb", "R"),
    ("time", "L"),
    ("preposition", "p"),
    ("conjunction", "c"),
    ("subordinator", "t"),
    ("determiner", "d"),
    ("pronoun", "P"),
    ("relative", "W"),
    ("auxiliary", "X"),
    ("negation", "n"),
)

_LONGEST_PHRASE: Final = 8
_MOST_WORDS: Final = 50_000
_LONGEST_WORD: Final = 24
"""How many words are remembered, and how long they may be."""


@cache
def grammar() -> Grammar:
    """The grammar of the language, from `grammar.txt`, `roles.txt` and `titles.txt`."""
    words = lexicon.sections("grammar")
    classes = {word: shape for section, shape in _CLASSES for word in words[section]}
    classes.update(dict.fromkeys(words["preposition or subordinator"], "b"))
    classes["as"] = "a"
    classes.update(dict.fromkeys(words["pronoun or determiner"], "d"))
    classes.update(dict.fromkeys(words["object pronoun"], "h"))
    roles = {word: role for role in ("document", "group", "person") for word in lexicon.sections("roles")[role]}
    titles = lexicon.sections("titles")
    entitled = [entry.lower() for section in ("courtesy", "title") for entry in titles[section]]
    genders: dict[str, Gender] = {}
    for lists in (lexicon.sections("roles"), titles):
        genders.update({word.lower(): "male" for word in lists["male"]})
        genders.update({word.lower(): "female" for word in lists["female"]})
    genders.update(dict.fromkeys(words["pronoun-male"], "male"))
    genders.update(dict.fromkeys(words["pronoun-female"], "female"))
    return Grammar(
        classes,
        roles,
        frozenset(words["relative"]),
        frozenset(words["pronoun or determiner"]),
        frozenset(words["starter"]),
        frozenset(words["past"]),
        frozenset(entitled),
        frozenset(entry.partition(" ")[0] for entry in entitled),
        frozenset(entry.lower() for entry in titles["surname"]),
        frozenset(words["connector"]),
        lexicon.entries("roles", "unnamed"),
        dict(entry.split() for entry in titles["abbreviated"]),
        frozenset(words["calendar"]),
        frozenset(words["organisation"]),
        frozenset(words["modifier"]),
        genders,
        {role: frozenset(words[f"link {role}".strip()]) for role in ("person", "group", "document", "")},
        frozenset(words["link by to"]),
        frozenset(words["link adjective"]),
        frozenset(words["joint"]),
        frozenset(words["suffix"]),
    )


def read_name(text: str, tokens: Tokens, first: int, words: Grammar) -> tuple[Mention | None, int]:
    """The name that begins at a token, and the index of the token after it; None where there is no name.

    A run of capitals; inside it `of`, `de la` and the like, where a capital follows.  Titles in front are part of the
    mention and not of the name.  A run of several titles alone (`the Prime Minister`) is no name.
    """
    forms = tokens.forms
    index, count = first, len(forms)
    last, capitals = first, 0
    clitic = ""
    while index < count and not clitic:
        form = forms[index]
        if not form[0].isupper():
            break
        word, clitic, lower = parts(form)
        if word == "I":
            break
        if lower in words.calendar and not (index + 1 < count and forms[index + 1] in words.organisations):
            break  # `Monday`, but not `The Sunday Times`
        capitals += 1
        last, index = index, index + 1
        if clitic or index == count:
            continue
        ahead = forms[index]
        if ahead in _QUOTES and index + 3 < count and forms[index + 2] in _QUOTES:
            if forms[index + 1][0].isupper() and forms[index + 3][0].isupper():
                index += 3  # `Ann “Annie” Roe`
            continue
        if index + 1 < count:
            if ahead.isdigit() and (forms[index + 1][0].isupper() or (word in words.organisations and len(ahead) == 1)):
                last, index = index, index + 1  # `Radio 5 Live`, `Radio 4`
                continue
            if ahead == "&" or ahead in words.connectors:
                index = _join(forms, index, words, short=capitals < 2 or word in words.organisations)
    if not capitals:
        return None, first
    start, end = tokens.starts[first], tokens.starts[last] + len(parts(forms[last])[0])
    if capitals == 1 and last == first:
        name = parts(forms[first])[0]
        return Mention(start, end, "name", name, head_of(name)), last + 1
    run = [*forms[first:last], parts(forms[last])[0]]
    if capitals > 1 and " ".join(run).replace(".", "").lower() in words.titles:
        return None, first
    title, core = core_name(run, words)
    name = text[tokens.starts[last + 1 - len(core)] : end]
    return Mention(start, end, "name", name, head_of(core[-1]), " ".join(title)), last + 1


def head_of(name: str) -> str:
    """The word of a name that decides: its last, in lower case, without a dot."""
    return name.rpartition(" ")[2].rstrip(".").lower()


def core_name(run: list[str], words: Grammar) -> tuple[list[str], list[str]]:
    """A run of capitals as titles and other words before a name (in lower case, without dots), and the name.

    >>> core_name("Texas Republican Sen. Ted Cruz".split(), grammar())
    (['texas', 'republican', 'sen'], ['Ted', 'Cruz'])
    >>> core_name("Republican National Committee".split(), grammar())
    ([], ['Republican', 'National', 'Committee'])
    """
    cut = index = 0
    if run and run[-1].rstrip(".") in words.organisations:
        return [], run
    plain = [word.rstrip(".").lower() for word in run]
    final = len(run) - (2 if plain[-1] in words.suffixes and len(run) > 1 else 1)
    while index < final:
        length = _title_length(plain, index, final, words) if plain[index] in words.title_openings else 0
        if length and (index == cut or length > 1 or plain[index] not in words.surnames):
            cut = index = index + length
        elif index == cut and final - index > 1 and words.roles.get(plain[index]) == "person":
            cut = index = index + 1  # `Economist Ann Roe`, but not `Hunter Roe`
        elif length and index and run[index - 1] in words.organisations:
            cut = index = index + length  # `Manhattan Supreme Court Justice Ann Roe`
        elif run[index] in words.modifiers and not _BODY_LINKS.intersection(run[index:]):
            cut = index = index + 1
        else:
            index += 1
    return plain[:cut], run[cut:]


def _title_length(plain: list[str], index: int, final: int, words: Grammar) -> int:
    """How many words of a run, from one on, are a title."""
    lengths = range(min(_LONGEST_TITLE, final - index), 0, -1)
    return next((length for length in lengths if " ".join(plain[index : index + length]) in words.titles), 0)


_LONGEST_TITLE: Final = 4
_QUOTES: Final = frozenset("\"“”‘’'«»„")
_BODY_LINKS: Final = frozenset({"of", "for", "&"})


def _join(forms: list[str], index: int, words: Grammar, *, short: bool) -> int:
    """Where a name goes on: behind `&`, `de la`, or `of` (only in a short one: `University of Bergen`)."""
    ahead = forms[index]
    jump = index
    if ahead == "&":
        jump = index + 1
    elif ahead in words.connectors and ahead != "the" and (short or ahead not in ("of", "for", "y", "e")):
        jump = index + 1
        while jump + 1 < len(forms) and jump < index + 3 and forms[jump] in words.connectors:
            jump += 1
    return jump if forms[jump][0].isupper() else index


def read_phrase(text: str, tokens: Tokens, first: int, words: Grammar, cues: Cues) -> tuple[Mention | None, int]:
    """The noun phrase that begins at a token, a determiner or a role noun, and the index of the token after it.

    The phrase ends before a word of a closed class, a mark, or a cue verb.  A phrase that is a determiner and a name
    (`the Home Office`) or ends in a name (`his deputy Jo Blom`) is that name.
    """
    forms, starts = tokens.forms, tokens.starts
    classes, roles, verbs = words.classes, words.roles, cues.verbs
    opening = parts(forms[first])[2]
    determined = classes.get(opening) == "d"
    index, count = first + determined, min(len(forms), first + _LONGEST_PHRASE)
    heads: list[int] = []
    capital = speaks = False  # whether the last of the heads has one, and whether it is a role
    inside = cues.inside
    while index < count:
        form = forms[index]
        step = inside.get(form)
        if step is None:
            step = _step(form, words, cues)
        if step == "ends":
            break
        if step == "plain" and not capital and not speaks:
            heads.append(index)
            index += 1
            continue
        word, clitic, lower = parts(form)
        upper = word[0].isupper()
        shape = classes.get(lower)
        if shape is not None and shape in _PHRASE_ENDS:
            followed = upper and index + 1 < len(forms) and forms[index + 1][0].isupper()
            if shape != "L" or not (clitic or followed):
                break
        if heads and lower.endswith("ly") and lower not in roles:
            break
        if lower in verbs:
            if heads:
                named = len(heads) > 2 and capital and forms[heads[-2]][0].isupper()
                ahead = forms[index + 1] if index + 1 < len(forms) else ""
                colon = ahead == ":" and lower in cues.ambiguous and not capital
                if named or (is_verb(forms, index, words, cues) and not colon):
                    break
            elif determined and opening in words.alone:
                if not lower.endswith("s") and is_verb(forms, index, words, cues):
                    break  # `Others argue that`, but `two reasons`
                if lower.endswith("s") and _takes_clause(forms, index, words):
                    break  # `one says that`
        if upper:
            name, after = read_name(text, tokens, index, words)
            if name and not heads and parts(forms[after - 1])[1]:
                return name._replace(start=starts[first]), after  # `the Oban Times’s Ann Roe`
            if name and after > index + 1:
                heads.extend(range(index, after))
                index, capital = after, forms[after - 1][0].isupper()
                speaks = parts(forms[after - 1])[2] in roles
                continue
        elif heads and lower not in roles:
            if _ends_phrase(forms[heads[-1]], lower, words):
                break
            if len(heads) > 2 and capital and word[0].islower() and _has_name(forms, heads, words):
                break  # `editor Ann Roe takes issue`
        heads.append(index)
        index, capital, speaks = index + 1, upper, lower in roles
        if clitic not in ("", "'s", "’s"):
            break
    if not heads:
        timed = index < len(forms) and classes.get(parts(forms[index])[2]) == "L"  # `ten years ago`
        if determined and opening in words.alone and not timed:
            form = forms[first]
            return Mention(starts[first], tokens.ends[first], "nominal", form, form.lower(), "", "person"), first + 1
        return None, first
    if capital:
        found = _name_at_end(text, tokens, first, heads, determined, words)
        if found is not None:
            return found
    word, clitic, head = parts(forms[heads[-1]])
    role = roles.get(head, "") or ("person" if "-" in head and _PERSON.fullmatch(head) else "")
    start, end = starts[first], starts[heads[-1]] + len(word)
    after = heads[-1] + 1
    if not clitic:
        end, after = _link(text, tokens, after, end, head, role, words, cues)
    return Mention(start, end, "nominal", text[start:end], head, "", role), after


def _step(form: str, words: Grammar, cues: Cues) -> str:
    """What a token does inside a phrase wherever that stands: it `ends` it, or it is a `plain` word of it; else ""."""
    _, clitic, lower = parts(form)
    shape = words.classes.get(lower)
    looked_at = clitic or shape == "L" or lower in words.roles or lower in cues.verbs or lower.endswith("ly")
    step = "" if looked_at or not form.islower() else "plain"
    if not form[0].isalnum() or (shape is not None and shape in _PHRASE_ENDS and shape != "L"):
        step = "ends"
    if len(form) <= _LONGEST_WORD:
        if len(cues.inside) >= _MOST_WORDS:
            cues.inside.clear()
        cues.inside[form] = step
    return step


def _name_at_end(
    text: str, tokens: Tokens, first: int, heads: list[int], determined: bool, words: Grammar
) -> tuple[Mention, int] | None:
    """The name that the capitals at the end of a phrase are, if only a determiner or a role noun stands before them.

    Capitals that are only an apposition are taken off the heads.
    """
    forms, start = tokens.forms, tokens.starts[first]
    capital = len(heads)
    while capital and (
        forms[heads[capital - 1]][0].isupper()
        or (
            capital < len(heads)
            and (forms[heads[capital - 1]] in words.joints or forms[heads[capital - 1]] in words.connectors)
        )
    ):
        capital -= 1
    if capital == len(heads):
        return None
    name, after = read_name(text, tokens, heads[capital], words)
    if not name or after <= heads[-1]:
        return None
    if not capital and name.name in words.modifiers:  # `the Croatian`
        whole = text[start : name.end]
        return name._replace(start=start, kind="nominal", name=whole, role="person"), after
    if not capital:
        return name._replace(start=start), after
    before = forms[heads[capital - 1]]
    if parts(before)[2] in words.roles:
        return name, after
    if capital > determined and before[0].islower() and name.name not in words.calendar:
        del heads[capital:]  # `In a radio interview Roe said`
    return None


def _has_name(forms: list[str], heads: list[int], words: Grammar) -> bool:
    """Whether a phrase ends in the role of a person and a name of two words or more."""
    start = len(heads)
    while start and forms[heads[start - 1]][0].isupper():
        start -= 1
    return 0 < start <= len(heads) - 2 and words.roles.get(parts(forms[heads[start - 1]])[2]) == "person"


def _ends_phrase(head: str, following: str, words: Grammar) -> bool:
    """Whether a head that can speak ends its phrase: what follows it is a verb as often as a noun."""
    _, clitic, lower = parts(head)
    role = words.roles.get(lower)
    if role is None or clitic:
        return False
    return role == "person" or following.endswith(("ed", "s")) or following in words.pasts


def is_verb(forms: list[str], index: int, words: Grammar, cues: Cues) -> bool:
    """Whether a form of a cue verb is a verb here; of those that are nouns as often, where a clause follows it."""
    if forms[index].lower() not in cues.ambiguous or index + 1 == len(forms):
        return True
    return forms[index + 1] in (":", "to") or _takes_clause(forms, index, words)


def _takes_clause(forms: list[str], index: int, words: Grammar) -> bool:
    """Whether a clause, a name or a phrase with a determiner may follow a token."""
    ahead = forms[index + 1] if index + 1 < len(forms) else "."
    shape = words.classes.get(ahead.lower())
    return shape in ("d", "P", "h", "t") or (ahead[0].isupper() and shape is None)


_PERSON: Final = regex.compile(r"\d+-year-old|(?:mother|father|mum|dad|parent)-of-\w+")
_PHRASE_ENDS: Final = frozenset("apbctWXnPhdL")


def _link(
    text: str, tokens: Tokens, index: int, end: int, head: str, role: str, words: Grammar, cues: Cues
) -> tuple[int, int]:
    """How far a phrase reaches with what is linked to its head: `for the port` after `a spokesman`."""
    forms = tokens.forms
    if index + 1 >= len(forms):
        return end, index
    link = forms[index]
    if link in words.link_adjectives and role == "person" and index + 2 < len(forms):
        index += 1
        link = forms[index]
    if forms[index - 1] in words.link_adjectives:
        if words.classes.get(link) != "p" and link != "to":
            return end, index - 1
    elif link not in words.links[role] or (link == "to" and head not in words.linked_by_to):
        return end, index
    ahead = forms[index + 1]
    if ahead[0].isupper():
        linked, after = read_name(text, tokens, index + 1, words)
        if linked and after < len(forms) and parts(forms[after - 1])[1]:
            owned, beyond = read_phrase(text, tokens, after, words, cues)  # `for Ireland’s Data Protection Commission`
            linked, after = (owned, beyond) if owned else (linked, after)
    elif words.classes.get(ahead) == "d" or ahead in words.roles:
        linked, after = read_phrase(text, tokens, index + 1, words, cues)
    else:
        return end, index
    return (linked.end, after) if linked else (end, index)
