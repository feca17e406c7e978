"""Mentions: the names, pronouns and noun phrases that can be a source.

There is no tagger: a name is a run of capitals, a noun phrase what stands between a determiner and a word of a closed
class, and whether its head can speak is asked of `lexicon/<language>/roles.txt`.
"""

from __future__ import annotations

from functools import cache
from typing import Final, Literal

import attrs
import regex

from . import lexicon
from .cues import Cues
from .tokenizer import Token

Gender = Literal["male", "female"]
MentionKind = Literal["name", "pronoun", "nominal"]


@attrs.frozen(slots=True)
class Mention:
    """Somebody or something named in the narration.

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
        frozenset(entry.lower() for section in ("courtesy", "title") for entry in titles[section]),
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


def read_name(text: str, tokens: list[Token], first: int, words: Grammar) -> tuple[Mention | None, int]:
    """The name that begins at a token, and the index of the token after it; None where there is no name.

    A run of capitals; inside it `of`, `de la` and the like, where a capital follows.  Titles in front are part of the
    mention and not of the name.  A run of several titles alone (`the Prime Minister`) is no name.
    """
    index, count = first, len(tokens)
    last, parts = first, 0
    clitic = ""
    while index < count and not clitic:
        _, _, _, word, clitic, lower = tokens[index]
        if not word[0].isupper() or word == "I":
            break
        if lower in words.calendar and not (index + 1 < count and tokens[index + 1].text in words.organisations):
            break  # `Monday`, but not `The Sunday Times`
        parts += 1
        last, index = index, index + 1
        if not clitic and index + 3 < count and tokens[index].text in _QUOTES and tokens[index + 2].text in _QUOTES:
            if tokens[index + 1].text[0].isupper() and tokens[index + 3].text[0].isupper():
                index += 3  # `Ann “Annie” Roe`
            continue
        if not clitic and index + 1 < count:
            if tokens[index].text.isdigit() and (
                tokens[index + 1].text[0].isupper() or (word in words.organisations and len(tokens[index].text) == 1)
            ):
                last, index = index, index + 1  # `Radio 5 Live`, `Radio 4`
                continue
            index = _join(tokens, index, words, short=parts < 2 or word in words.organisations)
    if not parts:
        return None, first
    end = tokens[last].start + len(tokens[last].base)
    run = [token.text for token in tokens[first:last]] + [tokens[last].base]
    if parts > 1 and " ".join(run).replace(".", "").lower() in words.titles:
        return None, first
    title, core = core_name(run, words)
    name = text[tokens[last + 1 - len(core)].start : end]
    return Mention(tokens[first].start, end, "name", name, head_of(core[-1]), " ".join(title)), last + 1


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
        length = next(
            (n for n in range(min(4, final - index), 0, -1) if " ".join(plain[index : index + n]) in words.titles), 0
        )
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


_QUOTES: Final = frozenset("\"“”‘’'«»„")
_BODY_LINKS: Final = frozenset({"of", "for", "&"})


def _join(tokens: list[Token], index: int, words: Grammar, *, short: bool) -> int:
    """Where a name goes on: behind `&`, `de la`, or `of` (only in a short one: `University of Bergen`)."""
    ahead = tokens[index].text
    jump = index
    if ahead == "&":
        jump = index + 1
    elif ahead in words.connectors and ahead != "the" and (short or ahead not in ("of", "for", "y", "e")):
        jump = index + 1
        while jump + 1 < len(tokens) and jump < index + 3 and tokens[jump].text in words.connectors:
            jump += 1
    return jump if tokens[jump].text[0].isupper() else index


def read_phrase(text: str, tokens: list[Token], first: int, words: Grammar, cues: Cues) -> tuple[Mention | None, int]:
    """The noun phrase that begins at a token, a determiner or a role noun, and the index of the token after it.

    The phrase ends before a word of a closed class, a mark, or a cue verb.  A phrase that is a determiner and a name
    (`the Home Office`) or ends in a name (`his deputy Jo Blom`) is that name.
    """
    index, count = first, len(tokens)
    determined = words.classes.get(tokens[first].lower) == "d"
    index += determined
    heads: list[int] = []
    while index < count and index - first < _LONGEST_PHRASE:
        _, _, _, word, clitic, lower = tokens[index]
        if not word[0].isalnum():
            break
        shape = words.classes.get(lower)
        timed = shape == "L" and (
            clitic or (word[0].isupper() and index + 1 < count and tokens[index + 1].text[0].isupper())
        )
        if (shape in _PHRASE_ENDS and not timed) or (lower.endswith("ly") and heads and lower not in words.roles):
            break
        if not heads and determined and tokens[first].lower in words.alone and lower in cues.verbs:
            if not lower.endswith("s") and is_verb(tokens, index, words, cues):
                break  # `Others argue that`, but `two reasons`
            if lower.endswith("s") and _takes_clause(tokens, index, words):
                break  # `one says that`
        if heads and lower in cues.verbs:
            named = len(heads) > 2 and all(tokens[n].text[0].isupper() for n in heads[-2:])
            spoken = tokens[heads[-1]].text[0].isupper()
            colon = lower in cues.ambiguous and not spoken and index + 1 < count and tokens[index + 1].text == ":"
            if named or (is_verb(tokens, index, words, cues) and not colon):
                break
        if len(heads) > 2 and word[0].islower() and lower not in words.roles and _has_name(tokens, heads, words):
            break  # `editor Ann Roe takes issue`
        if (
            heads
            and not word[0].isupper()
            and lower not in words.roles
            and _ends_phrase(tokens[heads[-1]], lower, words)
        ):
            break
        if word[0].isupper():
            name, after = read_name(text, tokens, index, words)
            if name and not heads and tokens[after - 1].clitic:
                return attrs.evolve(name, start=tokens[first].start), after  # `the Oban Times’s Ann Roe`
            if name and after > index + 1:
                heads.extend(range(index, after))
                index = after
                continue
        heads.append(index)
        index += 1
        if clitic not in ("", "'s", "’s"):
            break
    if not heads:
        token = tokens[first]
        timed = index < count and words.classes.get(tokens[index].lower) == "L"  # `ten years ago`
        if determined and token.lower in words.alone and not timed:
            return Mention(token.start, token.end, "nominal", token.text, token.text.lower(), "", "person"), first + 1
        return None, first
    capital = len(heads)
    while capital and (
        tokens[heads[capital - 1]].text[0].isupper()
        or (
            capital < len(heads)
            and (tokens[heads[capital - 1]].text in words.joints or tokens[heads[capital - 1]].text in words.connectors)
        )
    ):
        capital -= 1
    if capital < len(heads):
        # The capitals at the end are a name, if nothing but the determiner or a role noun stands before them.
        name, after = read_name(text, tokens, heads[capital], words)
        if name and after > heads[-1]:
            if not capital and name.name in words.modifiers:  # `the Croatian`
                return attrs.evolve(
                    name,
                    start=tokens[first].start,
                    kind="nominal",
                    name=text[tokens[first].start : name.end],
                    role="person",
                ), after
            if not capital:
                return attrs.evolve(name, start=tokens[first].start), after
            if tokens[heads[capital - 1]].lower in words.roles:
                return name, after
            if (
                capital > determined
                and tokens[heads[capital - 1]].text[0].islower()
                and name.name not in words.calendar
            ):
                del heads[capital:]  # `In a radio interview Roe said`
    _, _, _, word, clitic, head = tokens[heads[-1]]
    role = words.roles.get(head, "") or ("person" if _PERSON.fullmatch(head) else "")
    start, end = tokens[first].start, tokens[heads[-1]].start + len(word)
    after = heads[-1] + 1
    if not clitic:
        end, after = _link(text, tokens, after, end, head, role, words, cues)
    return Mention(start, end, "nominal", text[start:end], head, "", role), after


def _has_name(tokens: list[Token], heads: list[int], words: Grammar) -> bool:
    """Whether a phrase ends in the role of a person and a name of two words or more."""
    start = len(heads)
    while start and tokens[heads[start - 1]].text[0].isupper():
        start -= 1
    return 0 < start <= len(heads) - 2 and words.roles.get(tokens[heads[start - 1]].lower) == "person"


def _ends_phrase(head: Token, following: str, words: Grammar) -> bool:
    """Whether a head that can speak ends its phrase: what follows it is a verb as often as a noun."""
    role = words.roles.get(head.lower)
    if role is None or head.clitic:
        return False
    return role == "person" or following.endswith(("ed", "s")) or following in words.pasts


def is_verb(tokens: list[Token], index: int, words: Grammar, cues: Cues) -> bool:
    """Whether a form of a cue verb is a verb here; of those that are nouns as often, where a clause follows it."""
    if tokens[index].text.lower() not in cues.ambiguous or index + 1 == len(tokens):
        return True
    return tokens[index + 1].text in (":", "to") or _takes_clause(tokens, index, words)


def _takes_clause(tokens: list[Token], index: int, words: Grammar) -> bool:
    """Whether a clause, a name or a phrase with a determiner may follow a token."""
    ahead = tokens[index + 1].text if index + 1 < len(tokens) else "."
    shape = words.classes.get(ahead.lower())
    return shape in ("d", "P", "h", "t") or (ahead[0].isupper() and shape is None)


_PERSON: Final = regex.compile(r"\d+-year-old|(?:mother|father|mum|dad|parent)-of-\w+")
_PHRASE_ENDS: Final = frozenset("apbctWXnPhdL")


def _link(
    text: str, tokens: list[Token], index: int, end: int, head: str, role: str, words: Grammar, cues: Cues
) -> tuple[int, int]:
    """How far a phrase reaches with what is linked to its head: `for the port` after `a spokesman`."""
    if index + 1 >= len(tokens):
        return end, index
    if tokens[index].text in words.link_adjectives and role == "person" and index + 2 < len(tokens):
        index += 1
    link = tokens[index].text
    if tokens[index - 1].text in words.link_adjectives:
        if words.classes.get(link) != "p" and link != "to":
            return end, index - 1
    elif link not in words.links[role] or (link == "to" and head not in words.linked_by_to):
        return end, index
    ahead = tokens[index + 1].text
    if ahead[0].isupper():
        linked, after = read_name(text, tokens, index + 1, words)
        if linked and after < len(tokens) and tokens[after - 1].clitic:
            owned, beyond = read_phrase(text, tokens, after, words, cues)  # `for Ireland’s Data Protection Commission`
            linked, after = (owned, beyond) if owned else (linked, after)
    elif words.classes.get(ahead) == "d" or ahead in words.roles:
        linked, after = read_phrase(text, tokens, index + 1, words, cues)
    else:
        return end, index
    return (linked.end, after) if linked else (end, index)
