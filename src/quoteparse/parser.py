"""The one file that knows the order of the steps."""

from __future__ import annotations

from .models import Quote, Quotes, Span
from . import marks, tokenizer, narration as nar, cues as cu, mentions as me
from .attribution import Place, attribute, Attribution
import regex
_W = regex.compile(r"\w[\w'’-]*")

def parse(article, *, kinds=("direct","mixed","block"), format="text"):
    document = tokenizer.read(article)
    text = document.text
    cues, words = cu.load(), me.grammar()
    marked = marks.find(document)
    by_par: dict[int, list] = {}
    for n, m in enumerate(marked):
        if m.parent is None:
            by_par.setdefault(document.paragraph_at(m.left), []).append((n, m))
    cache = {}
    def narr(p):
        if p not in cache:
            par = document.paragraphs[p]
            cache[p] = nar.narrate(document, par.start, par.end, by_par.get(p, ()), cues=cues, words=words)
        return cache[p]
    quotes = []
    previous = given = None
    prevp = None
    for p, contents in by_par.items():
        n_ = narr(p)
        units = {u.content: i for i, u in enumerate(n_.units) if u.content is not None}
        for number, m in contents:
            unit = units[number]
            low, high = n_.sentence(unit)
            if high == unit: high = unit
            t = text[m.start:m.end]
            place = Place(number, n_, unit, low, high, len(_W.findall(t)), t[0].isupper() or t[0].isdigit(), m.goes_on, previous, given,
                narr(p-1) if p else None, narr(p+1) if p+1 < len(document.paragraphs) else None)
            got = attribute(place)
            previous, given = place, got
            if place.words < 3: continue
            quotes.append(Quote(got.source.name if got and got.source else None, None, t, Span(m.start, m.end),
               source=Span(got.source.start, got.source.end) if got and got.source else None, cue=got.cue if got else None, rule=got.rule if got else None))
    return Quotes(text, quotes)
