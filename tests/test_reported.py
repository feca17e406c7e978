"""Reported speech: what somebody said, told without quotation marks; found only when asked for."""

from __future__ import annotations

from typing import Final, NamedTuple

import pytest

import quoteparse
from quoteparse import Quotes
from quoteparse.reported import RULES, Rule


class Told(NamedTuple):
    """A quote that is told: its text, its speaker, its source and its cue as they stand, whether it was not said."""

    text: str
    speaker: str | None
    source: str | None
    cue: str
    negated: bool = False


def read(article: str, *, kinds: tuple[str, ...] = ("indirect",)) -> Quotes:
    """The reported speech of an article in which ¶ stands for a blank line."""
    return quoteparse.parse(article.replace("¶", "\n\n"), kinds=kinds)


def told(quotes: Quotes) -> list[Told]:
    return [
        Told(
            quote.text,
            quote.speaker,
            quotes.text[quote.source.slice] if quote.source is not None else None,
            quotes.text[quote.cue.slice] if quote.cue is not None else "",
            quote.negated,
        )
        for quote in quotes
    ]


SAID: Final = [
    pytest.param(
        "Tess Orme said that the ferry would not sail before noon.",
        [Told("the ferry would not sail before noon", "Tess Orme", "Tess Orme", "said")],
        id="source cue 01",
    ),
    pytest.param(
        "Cr Joan Petty said the footy oval would be ready by March.",
        [Told("the footy oval would be ready by March", "Joan Petty", "Cr Joan Petty", "said")],
        id="source cue 02",
        marks=pytest.mark.xfail(strict=True, reason="`Cr` is no known title"),
    ),
    pytest.param(
        "Sheriff Ray Dunn said the deputies never left the county.",
        [Told("the deputies never left the county", "Ray Dunn", "Sheriff Ray Dunn", "said")],
        id="source cue 03",
    ),
    pytest.param(
        "Mr Alder says the lambs are doing well this spring.",
        [Told("the lambs are doing well this spring", "Alder", "Mr Alder", "says")],
        id="source cue 04",
    ),
    pytest.param(
        "A spokeswoman for the dairy said that no milk had been lost.",
        [Told("no milk had been lost", "A spokeswoman for the dairy", "A spokeswoman for the dairy", "said")],
        id="source cue 05",
    ),
    pytest.param(
        "Moira Tansley, who keeps bees above Corrow, said the hives had come through the frost.",
        [Told("the hives had come through the frost", "Moira Tansley", "Moira Tansley", "said")],
        id="source cue 06",
    ),
    pytest.param(
        "Leo Brandt has said that the tower will be pulled down.",
        [Told("the tower will be pulled down", "Leo Brandt", "Leo Brandt", "said")],
        id="source cue 07",
    ),
    pytest.param(
        "Police said a ute had been driven into the fence of the bowls club and that two men were in custody.",
        [
            Told(
                "a ute had been driven into the fence of the bowls club and that two men were in custody",
                "Police",
                "Police",
                "said",
            )
        ],
        id="source cue 08",
    ),
    pytest.param(
        "Ivy Kell and Omar Dade said they would share the prize.",
        [Told("they would share the prize", "Ivy Kell and Omar Dade", "Ivy Kell and Omar Dade", "said")],
        id="source cue 09",
    ),
    pytest.param(
        "Dr. Nell Vance said the patients were stable and eating well.",
        [Told("the patients were stable and eating well", "Nell Vance", "Dr. Nell Vance", "said")],
        id="source cue 10",
    ),
    pytest.param(
        "Ben Asher said there were 1,200 sheep on the road at 6.30 that morning.",
        [Told("there were 1,200 sheep on the road at 6.30 that morning", "Ben Asher", "Ben Asher", "said")],
        id="source cue 11",
    ),
    pytest.param(
        "Lena Croft said St. Aldan's would close for a week.",
        [Told("St. Aldan's would close for a week", "Lena Croft", "Lena Croft", "said")],
        id="source cue 12",
    ),
]
"""Source cue, clause."""

TRAILING: Final = [
    pytest.param(
        "The orchard would be sold in lots, Pru Hallam said.",
        [Told("The orchard would be sold in lots", "Pru Hallam", "Pru Hallam", "said")],
        id="clause 01",
    ),
    pytest.param(
        "The levee held through the night, Mayor Gus Tillery said.",
        [Told("The levee held through the night", "Gus Tillery", "Mayor Gus Tillery", "said")],
        id="clause 02",
    ),
    pytest.param(
        "Prices, rents and wages would all be frozen until June, the ministry said.",
        [Told("Prices, rents and wages would all be frozen until June", "the ministry", "the ministry", "said")],
        id="clause 03",
    ),
    pytest.param(
        "Two of the five wells have run dry, state engineer Hal Brice said.",
        [Told("Two of the five wells have run dry", "Hal Brice", "state engineer Hal Brice", "said")],
        id="clause 04",
        marks=pytest.mark.xfail(strict=True, reason="`state` before a job is taken for a verb"),
    ),
    pytest.param(
        "The train was late because a cow had sat on the line, the guard explained.",
        [Told("The train was late because a cow had sat on the line", "the guard", "the guard", "explained")],
        id="clause 05",
    ),
    pytest.param(
        "If the creek rises another foot the bridge will go, Nora Piggott said.",
        [Told("If the creek rises another foot the bridge will go", "Nora Piggott", "Nora Piggott", "said")],
        id="clause 06",
    ),
]
"""Clause, source cue."""

INVERTED: Final = [
    pytest.param(
        "The roof leaked in three places, said Wilf Acton.",
        [Told("The roof leaked in three places", "Wilf Acton", "Wilf Acton", "said")],
        id="clause 01",
    ),
    pytest.param(
        "The choir needs more tenors, said Bryony Lusk, its director.",
        [Told("The choir needs more tenors", "Bryony Lusk", "Bryony Lusk", "said")],
        id="clause 02",
    ),
    pytest.param(
        "The jetty was rotten from end to end, said Skip Dooley, who has fished off it for 40 years.",
        [Told("The jetty was rotten from end to end", "Skip Dooley", "Skip Dooley", "said")],
        id="clause 03",
    ),
    pytest.param(
        "The tests came back clean, said Dr Amit Sol.",
        [Told("The tests came back clean", "Amit Sol", "Dr Amit Sol", "said")],
        id="clause 04",
    ),
    pytest.param(
        "It was the wettest harvest in memory, said farmer Gwen Prout.",
        [Told("It was the wettest harvest in memory", "Gwen Prout", "Gwen Prout", "said")],
        id="clause 05",
    ),
    pytest.param(
        "Most of the town's teachers will strike on Thursday, warned union leader Cass Berry.",
        [Told("Most of the town's teachers will strike on Thursday", "Cass Berry", "Cass Berry", "warned")],
        id="clause 06",
    ),
]
"""Clause, cue source."""

INTERRUPTED: Final = [
    pytest.param(
        "The old canal, Edda Finch said, was never meant for big boats.",
        [
            Told("The old canal", "Edda Finch", "Edda Finch", "said"),
            Told("was never meant for big boats", "Edda Finch", "Edda Finch", "said"),
        ],
        id="interrupted clauses 01",
    ),
    pytest.param(
        "Marta Quill runs the ski lift. If it snows, she said, the pass will shut.",
        [Told("If it snows", "Marta Quill", "she", "said"), Told("the pass will shut", "Marta Quill", "she", "said")],
        id="interrupted clauses 02",
    ),
    pytest.param(
        "The theatre, said Hugh Pym, had been losing money for years.",
        [
            Told("The theatre", "Hugh Pym", "Hugh Pym", "said"),
            Told("had been losing money for years", "Hugh Pym", "Hugh Pym", "said"),
        ],
        id="interrupted clauses 03",
    ),
    pytest.param(
        "Last winter, Abe Lantz said, the heating failed twice.",
        [
            Told("Last winter", "Abe Lantz", "Abe Lantz", "said"),
            Told("the heating failed twice", "Abe Lantz", "Abe Lantz", "said"),
        ],
        id="interrupted clauses 04",
        marks=pytest.mark.xfail(strict=True, reason="the rest of the clause is read as one phrase"),
    ),
    pytest.param(
        "Last winter, Abe Lantz said the heating had failed twice.",
        [Told("the heating had failed twice", "Abe Lantz", "Abe Lantz", "said")],
        id="interrupted clauses 05",
    ),
    pytest.param(
        "In most villages, the vicar said, the shop is already gone.",
        [
            Told("In most villages", "the vicar", "the vicar", "said"),
            Told("the shop is already gone", "the vicar", "the vicar", "said"),
        ],
        id="interrupted clauses 06",
    ),
    pytest.param(
        "The museum, Cleo Marsh told the committee, would need a new roof within five years.",
        [
            Told("The museum", "Cleo Marsh", "Cleo Marsh", "told"),
            Told("would need a new roof within five years", "Cleo Marsh", "Cleo Marsh", "told"),
        ],
        id="interrupted clauses 07",
    ),
    pytest.param(
        "When the siren went off, Rhys Beddow said, the children were already on the bus.",
        [
            Told("When the siren went off", "Rhys Beddow", "Rhys Beddow", "said"),
            Told("the children were already on the bus", "Rhys Beddow", "Rhys Beddow", "said"),
        ],
        id="interrupted clauses 08",
    ),
    pytest.param(
        "The trouble, said Dot Furlong, who chairs the parish council, was that nobody read the letters.",
        [
            Told("The trouble", "Dot Furlong", "Dot Furlong", "said"),
            Told("was that nobody read the letters", "Dot Furlong", "Dot Furlong", "said"),
        ],
        id="interrupted clauses 09",
        marks=pytest.mark.xfail(strict=True, reason="a relative clause stands between the source and the rest"),
    ),
    pytest.param(
        "The plant, Gov. Tom Sayer said on Tuesday, will bring 400 jobs to Dell County.",
        [
            Told("The plant", "Tom Sayer", "Gov. Tom Sayer", "said"),
            Told("will bring 400 jobs to Dell County", "Tom Sayer", "Gov. Tom Sayer", "said"),
        ],
        id="interrupted clauses 10",
    ),
    pytest.param(
        "The Boltons have farmed at Rill End since 1880. The harvest, they said, had failed.",
        [Told("The harvest", "Boltons", "they", "said"), Told("had failed", "Boltons", "they", "said")],
        id="interrupted clauses 11",
    ),
    pytest.param(
        "To save the pier, Nan Tully argued, the town must first save the beach.",
        [
            Told("To save the pier", "Nan Tully", "Nan Tully", "argued"),
            Told("the town must first save the beach", "Nan Tully", "Nan Tully", "argued"),
        ],
        id="interrupted clauses 12",
    ),
    pytest.param(
        "By Friday, said the minister, every school would have a nurse.",
        [
            Told("By Friday", "the minister", "the minister", "said"),
            Told("every school would have a nurse", "the minister", "the minister", "said"),
        ],
        id="interrupted clauses 13",
        marks=pytest.mark.xfail(strict=True, reason="a clause behind `said X,` is not taken for the rest"),
    ),
]
"""Interrupted clauses."""

ACCORDING: Final = [
    pytest.param(
        "According to Jude Farrow, the well was dug by hand.",
        [Told("the well was dug by hand", "Jude Farrow", "Jude Farrow", "According to")],
        id="according to 01",
    ),
    pytest.param(
        "The well was dug by hand, according to Jude Farrow.",
        [Told("The well was dug by hand", "Jude Farrow", "Jude Farrow", "according to")],
        id="according to 02",
    ),
    pytest.param(
        "The well was dug by hand according to Jude Farrow.",
        [Told("The well was dug by hand", "Jude Farrow", "Jude Farrow", "according to")],
        id="according to 03",
    ),
    pytest.param(
        "According to Peg Nairn, the club's treasurer, the money was spent on chairs.",
        [Told("the money was spent on chairs", "Peg Nairn", "Peg Nairn", "According to")],
        id="according to 04",
    ),
    pytest.param(
        "The money was spent on chairs, according to Peg Nairn, the club's treasurer.",
        [Told("The money was spent on chairs", "Peg Nairn", "Peg Nairn", "according to")],
        id="according to 05",
    ),
    pytest.param(
        "The ship, according to its captain, was taking on water by dawn.",
        [
            Told("The ship", "its captain", "its captain", "according to"),
            Told("was taking on water by dawn", "its captain", "its captain", "according to"),
        ],
        id="according to 06",
    ),
    pytest.param(
        "The sale fell through at the last minute, according to two people close to the talks.",
        [
            Told(
                "The sale fell through at the last minute",
                "two people close to the talks",
                "two people close to the talks",
                "according to",
            )
        ],
        id="according to 07",
        marks=pytest.mark.xfail(strict=True, reason="`close to` does not belong to the phrase"),
    ),
    pytest.param(
        "At least 30 goats got loose, according to Constable Wes Rudd, who was first at the gate.",
        [Told("At least 30 goats got loose", "Wes Rudd", "Constable Wes Rudd", "according to")],
        id="according to 08",
    ),
    pytest.param(
        "According to Councillor Ada Flint, who voted against the scheme, the car park will flood.",
        [Told("the car park will flood", "Ada Flint", "Councillor Ada Flint", "According to")],
        id="according to 09",
        marks=pytest.mark.xfail(strict=True, reason="a relative clause stands between the source and the clause"),
    ),
    pytest.param(
        "On some nights, according to Lil Barrow, you can hear the bells under the lake.",
        [
            Told("On some nights", "Lil Barrow", "Lil Barrow", "according to"),
            Told("you can hear the bells under the lake", "Lil Barrow", "Lil Barrow", "according to"),
        ],
        id="according to 10",
    ),
]
"""According to."""

TOLD: Final = [
    pytest.param(
        "Ella Voss told the inquiry that the alarm had been switched off.",
        [Told("the alarm had been switched off", "Ella Voss", "Ella Voss", "told")],
        id="somebody is told 01",
    ),
    pytest.param(
        "Jem Carter told reporters the deal was dead.",
        [Told("the deal was dead", "Jem Carter", "Jem Carter", "told")],
        id="somebody is told 02",
    ),
    pytest.param(
        "Sgt. Lou Pardo told the Penby Post that two cars were involved.",
        [Told("two cars were involved", "Lou Pardo", "Sgt. Lou Pardo", "told")],
        id="somebody is told 03",
    ),
    pytest.param(
        "Rita Mull was told by her doctor that she could fly again.",
        [Told("she could fly again", "her doctor", "her doctor", "told")],
        id="somebody is told 04",
    ),
    pytest.param(
        "Hank Dorsey told his players to stay off social media.",
        [Told("to stay off social media", "Hank Dorsey", "Hank Dorsey", "told")],
        id="somebody is told 05",
    ),
    pytest.param(
        "The judge told jurors not to speak to anyone about the case.",
        [Told("not to speak to anyone about the case", "The judge", "The judge", "told")],
        id="somebody is told 06",
    ),
    pytest.param(
        "Parents were told on Friday that the nursery would close.",
        [Told("the nursery would close", None, None, "told")],
        id="somebody is told 07",
    ),
    pytest.param(
        "Neil Cobb was told to hand in his keys.",
        [Told("to hand in his keys", None, None, "told")],
        id="somebody is told 08",
    ),
    pytest.param(
        "Staff were told by Anya Reid to work from home until further notice.",
        [Told("to work from home until further notice", "Anya Reid", "Anya Reid", "told")],
        id="somebody is told 09",
    ),
    pytest.param(
        "The clinic was running out of masks, nurse Jo Hale told a radio show.",
        [Told("The clinic was running out of masks", "Jo Hale", "Jo Hale", "told")],
        id="somebody is told 10",
    ),
    pytest.param(
        "Gil Mundy was standing at the corner. The bus had no lights, he told the court.",
        [Told("The bus had no lights", "Gil Mundy", "he", "told")],
        id="somebody is told 11",
    ),
    pytest.param(
        "Fergus Tait told Radio Corrow he would stand again in the autumn.",
        [Told("he would stand again in the autumn", "Fergus Tait", "Fergus Tait", "told")],
        id="somebody is told 12",
    ),
]
"""Somebody is told."""

VERBS: Final = [
    pytest.param(
        "Ross Keane denied that he had moved the boundary stones.",
        [Told("he had moved the boundary stones", "Ross Keane", "Ross Keane", "denied")],
        id="denied 01",
    ),
    pytest.param(
        "Ross Keane denied moving the boundary stones.",
        [Told("moving the boundary stones", "Ross Keane", "Ross Keane", "denied")],
        id="denied 02",
    ),
    pytest.param(
        "The airline confirmed that the pilot had been suspended.",
        [Told("the pilot had been suspended", "The airline", "The airline", "confirmed")],
        id="denied 03",
    ),
    pytest.param(
        "Gail Tooth acknowledged the figures were wrong.",
        [Told("the figures were wrong", "Gail Tooth", "Gail Tooth", "acknowledged")],
        id="denied 04",
    ),
    pytest.param(
        "Chief Dan Lowry warned that more storms were on the way.",
        [Told("more storms were on the way", "Dan Lowry", "Chief Dan Lowry", "warned")],
        id="denied 05",
    ),
    pytest.param(
        "The bank announced that it would shut 12 branches.",
        [Told("it would shut 12 branches", "The bank", "The bank", "announced")],
        id="denied 06",
    ),
    pytest.param(
        "Enid Sharp argued that trams were cheaper than tunnels.",
        [Told("trams were cheaper than tunnels", "Enid Sharp", "Enid Sharp", "argued")],
        id="denied 07",
    ),
    pytest.param(
        "Cal Rigby claimed his cousin had forged the will.",
        [Told("his cousin had forged the will", "Cal Rigby", "Cal Rigby", "claimed")],
        id="denied 08",
    ),
    pytest.param(
        "Cal Rigby claimed to be the rightful heir.",
        [Told("to be the rightful heir", "Cal Rigby", "Cal Rigby", "claimed")],
        id="denied 09",
    ),
    pytest.param(
        "The auditor noted that half of the receipts were missing.",
        [Told("half of the receipts were missing", "The auditor", "The auditor", "noted")],
        id="denied 10",
    ),
    pytest.param(
        "Faith Orrin insisted the beach was safe for children.",
        [Told("the beach was safe for children", "Faith Orrin", "Faith Orrin", "insisted")],
        id="denied 11",
    ),
    pytest.param(
        "The premier conceded that the hospital was two years late.",
        [Told("the hospital was two years late", "The premier", "The premier", "conceded")],
        id="denied 12",
    ),
    pytest.param(
        "Officer Mia Dunlap testified that the light was red.",
        [Told("the light was red", "Mia Dunlap", "Officer Mia Dunlap", "testified")],
        id="denied 13",
    ),
    pytest.param(
        "Prosecutors alleged that Royce Hamm had paid for the matches.",
        [Told("Royce Hamm had paid for the matches", "Prosecutors", "Prosecutors", "alleged")],
        id="denied 14",
    ),
    pytest.param(
        "Zeb Carlin tweeted that the tour was off.",
        [Told("the tour was off", "Zeb Carlin", "Zeb Carlin", "tweeted")],
        id="denied 15",
    ),
    pytest.param(
        "Dora Lyne wrote that the winter had been long and the bread poor.",
        [Told("the winter had been long and the bread poor", "Dora Lyne", "Dora Lyne", "wrote")],
        id="denied 16",
    ),
    pytest.param(
        "The company promised to clean up the river by spring.",
        [Told("to clean up the river by spring", "The company", "The company", "promised")],
        id="denied 17",
    ),
    pytest.param(
        "Ruth Amory admitted taking the keys from the vestry.",
        [Told("taking the keys from the vestry", "Ruth Amory", "Ruth Amory", "admitted")],
        id="denied 18",
    ),
    pytest.param(
        "The Penby Post reported that the pier had been sold.",
        [Told("the pier had been sold", "The Penby Post", "The Penby Post", "reported")],
        id="denied 19",
    ),
]
"""Denied, confirmed, warned and so on."""

ASKED: Final = [
    pytest.param(
        "Iris Lund asked whether the tunnel had been inspected.",
        [Told("whether the tunnel had been inspected", "Iris Lund", "Iris Lund", "asked")],
        id="questions 01",
    ),
    pytest.param(
        "Stan Ogle walked up to the counter. He asked if the trains still ran on Sundays.",
        [Told("if the trains still ran on Sundays", "Stan Ogle", "He", "asked")],
        id="questions 02",
    ),
    pytest.param(
        "A boy at the back asked why the moon had no name.",
        [Told("why the moon had no name", "A boy at the back", "A boy at the back", "asked")],
        id="questions 03",
    ),
    pytest.param(
        "Prue Dale asked the minister how the cuts would help anyone.",
        [Told("how the cuts would help anyone", "Prue Dale", "Prue Dale", "asked")],
        id="questions 04",
    ),
    pytest.param(
        "Judge Cora Hine wondered aloud whether the witness had read the file.",
        [Told("whether the witness had read the file", "Cora Hine", "Judge Cora Hine", "wondered")],
        id="questions 05",
        marks=pytest.mark.xfail(strict=True, reason="`aloud` is taken for a part of the question"),
    ),
    pytest.param(
        "Col. Jim Strand asked his men not to wake the village.",
        [Told("not to wake the village", "Jim Strand", "Col. Jim Strand", "asked")],
        id="questions 06",
    ),
    pytest.param(
        "Asked whether the dam was safe, Neville Cray said it was.",
        [Told("whether the dam was safe", None, None, "Asked"), Told("it was", "Neville Cray", "Neville Cray", "said")],
        id="questions 07",
    ),
    pytest.param(
        "Who would pay for the damage, asked Bella Horne.",
        [Told("Who would pay for the damage", "Bella Horne", "Bella Horne", "asked")],
        id="questions 08",
    ),
    pytest.param(
        "Grant Mobley was asked by a juror what he had done with the ladder.",
        [Told("what he had done with the ladder", "a juror", "a juror", "asked")],
        id="questions 09",
    ),
    pytest.param(
        "Maeve Tolan asked the club to return her father's medal.",
        [Told("to return her father's medal", "Maeve Tolan", "Maeve Tolan", "asked")],
        id="questions 10",
    ),
    pytest.param(
        "Olive Trask put down her pen. Could the town afford a second bridge, she asked.",
        [Told("Could the town afford a second bridge", "Olive Trask", "she", "asked")],
        id="questions 11",
    ),
]
"""Questions."""

NOUNS: Final = [
    pytest.param(
        "Roy Tamm's claim that the map was a fake caused a stir.",
        [Told("the map was a fake", "Roy Tamm", "Roy Tamm", "claim")],
        id="nouns 01",
        marks=pytest.mark.xfail(strict=True, reason="the verb behind the clause is read as a part of its last phrase"),
    ),
    pytest.param(
        "Few heeded the council's warning that the wall was about to fall.",
        [Told("the wall was about to fall", "the council", "the council", "warning")],
        id="nouns 02",
    ),
    pytest.param(
        "Ken Ablett would not budge. His insistence that the horse was sound surprised the vet.",
        [Told("the horse was sound", "Ken Ablett", "His", "insistence")],
        id="nouns 03",
        marks=pytest.mark.xfail(strict=True, reason="the verb behind the clause is not seen"),
    ),
    pytest.param(
        "Vern Looby was unshaken in his testimony that the car was blue.",
        [Told("the car was blue", "Vern Looby", "his", "testimony")],
        id="nouns 04",
    ),
    pytest.param(
        "Nobody trusted Sylvie Crane's statement that the dog had opened the safe.",
        [Told("the dog had opened the safe", "Sylvie Crane", "Sylvie Crane", "statement")],
        id="nouns 05",
    ),
    pytest.param(
        "Shares fell after the chairman's announcement that he was leaving.",
        [Told("he was leaving", "the chairman", "the chairman", "announcement")],
        id="nouns 06",
    ),
    pytest.param(
        "The town was cheered by Bea Norton's promise to rebuild the bandstand.",
        [Told("to rebuild the bandstand", "Bea Norton", "Bea Norton", "promise")],
        id="nouns 07",
    ),
    pytest.param(
        "Police are looking into claims that the race was fixed.",
        [Told("the race was fixed", None, None, "claims")],
        id="nouns 08",
    ),
    pytest.param(
        "Minister Paul Egan's denial that he knew of the letter fooled nobody.",
        [Told("he knew of the letter", "Paul Egan", "Minister Paul Egan", "denial")],
        id="nouns 09",
        marks=pytest.mark.xfail(strict=True, reason="the verb behind the clause is not seen"),
    ),
    pytest.param(
        "The suggestion by Archie Venn that the river be dammed was met with silence.",
        [Told("the river be dammed", "Archie Venn", "Archie Venn", "suggestion")],
        id="nouns 10",
    ),
    pytest.param("Roy Tamm's claim was thrown out by the land court.", [], id="nouns 11"),
    pytest.param("The warning that hung on the gate had faded.", [], id="nouns 12"),
    pytest.param("Roy Tamm's belief that luck would save him cost the club dear.", [], id="nouns 13"),
]
"""Nouns: X’s claim that."""

HEADINGS: Final = [
    pytest.param(
        "Quayle: Ferry cuts will hurt islands",
        [Told("Ferry cuts will hurt islands", "Quayle", "Quayle", ":")],
        id="headings 01",
        marks=pytest.mark.xfail(strict=True, reason="nothing tells a name that stands nowhere else from a label"),
    ),
    pytest.param(
        "Police: Man stole 40 wheels of cheese",
        [Told("Man stole 40 wheels of cheese", "Police", "Police", ":")],
        id="headings 02",
    ),
    pytest.param(
        "Mayor Tilda Rose: No new taxes this year",
        [Told("No new taxes this year", "Tilda Rose", "Mayor Tilda Rose", ":")],
        id="headings 03",
    ),
    pytest.param(
        "Hospital chief: Wards are full",
        [Told("Wards are full", "Hospital chief", "Hospital chief", ":")],
        id="headings 04",
    ),
    pytest.param(
        "Sheriff: Missing boy found safe in barn",
        [Told("Missing boy found safe in barn", "Sheriff", "Sheriff", ":")],
        id="headings 05",
    ),
    pytest.param(
        "Gantry: Port can wait¶Elsie Gantry said on Friday that the port could wait.",
        [
            Told("Port can wait", "Elsie Gantry", "Gantry", ":"),
            Told("the port could wait", "Elsie Gantry", "Elsie Gantry", "said"),
        ],
        id="headings 06",
    ),
    pytest.param("Note: The office is shut on Mondays.", [], id="headings 07"),
    pytest.param("The train leaves at 9:45 and gets in at 11:20.", [], id="headings 08"),
    pytest.param("The mix is sand and lime at a ratio of 3:1.", [], id="headings 09"),
    pytest.param("Live: Penby council by-election results", [], id="headings 10"),
    pytest.param("The Salt Road: A History of the Marsh came out in May.", [], id="headings 11"),
    pytest.param("Bring the following: boots, a torch, a map and some string.", [], id="headings 12"),
    pytest.param("Weather: Rain by noon, clearing later", [], id="headings 13"),
    pytest.param("There was one snag: the boat had no engine.", [], id="headings 14"),
    pytest.param("Watch: Dog rescues duck from weir", [], id="headings 15"),
]
"""Headings, and colons that are none."""

PASSIVES: Final = [
    pytest.param(
        "It was announced by the port authority that the east dock would close.",
        [Told("the east dock would close", "the port authority", "the port authority", "announced")],
        id="passives 01",
    ),
    pytest.param(
        "It was reported that the king had fallen from his horse.",
        [Told("the king had fallen from his horse", None, None, "reported")],
        id="passives 02",
    ),
    pytest.param(
        "Burt Selley is said to own half of the valley.",
        [Told("to own half of the valley", None, None, "said")],
        id="passives 03",
        marks=pytest.mark.xfail(strict=True, reason="`is said to` is not read"),
    ),
    pytest.param(
        "It is claimed that the spring cures gout.",
        [Told("the spring cures gout", None, None, "claimed")],
        id="passives 04",
    ),
    pytest.param(
        "It was confirmed on Monday by the club that Ines Duarte had signed for two years.",
        [Told("Ines Duarte had signed for two years", "the club", "the club", "confirmed")],
        id="passives 05",
    ),
    pytest.param(
        "The pair are alleged to have sold the same house four times.",
        [Told("to have sold the same house four times", None, None, "alleged")],
        id="passives 06",
        marks=pytest.mark.xfail(strict=True, reason="`are alleged to` is not read"),
    ),
    pytest.param(
        "It has been suggested that the bones are those of a bear.",
        [Told("the bones are those of a bear", None, None, "suggested")],
        id="passives 07",
    ),
    pytest.param(
        "It was said by some villagers that the miller had a second family.",
        [Told("the miller had a second family", "some villagers", "some villagers", "said")],
        id="passives 08",
    ),
    pytest.param(
        "Passengers were warned by the crew that the crossing would be rough.",
        [Told("the crossing would be rough", "the crew", "the crew", "warned")],
        id="passives 09",
    ),
    pytest.param(
        "The suspect, it was said, had fled to the hills.",
        [Told("The suspect", None, None, "said"), Told("had fled to the hills", None, None, "said")],
        id="passives 10",
    ),
    pytest.param("The bypass was described by Sid Marl as a disgrace.", [], id="passives 11"),
]
"""Passives."""

RELATIVES: Final = [
    pytest.param(
        "Gavin Stroud, who said the lake was private, chased the swimmers off.",
        [Told("the lake was private", "Gavin Stroud", "who", "said")],
        id="relative clauses 01",
    ),
    pytest.param(
        "The crowd turned on Liv Aske, who had claimed that the tickets were sold out.",
        [Told("the tickets were sold out", "Liv Aske", "who", "claimed")],
        id="relative clauses 02",
    ),
    pytest.param(
        "The letter came from a farmer who said that his hens had stopped laying.",
        [Told("his hens had stopped laying", "a farmer", "who", "said")],
        id="relative clauses 03",
    ),
    pytest.param(
        "The bill was paid by Rex Hyde, who told the waiter to keep the change.",
        [Told("to keep the change", "Rex Hyde", "who", "told")],
        id="relative clauses 04",
    ),
    pytest.param(
        "Pam Ochre, who denied setting the fire, was fined $300.",
        [Told("setting the fire", "Pam Ochre", "who", "denied")],
        id="relative clauses 05",
    ),
    pytest.param(
        "Sue Larkin, who warned in March that the cliff would give way, lives in a caravan now.",
        [Told("the cliff would give way", "Sue Larkin", "who", "warned")],
        id="relative clauses 06",
        marks=pytest.mark.xfail(strict=True, reason="the main verb is not seen"),
    ),
    pytest.param(
        "The last guest was Milo Trent, who testified that the valve was stuck.",
        [Told("the valve was stuck", "Milo Trent", "who", "testified")],
        id="relative clauses 07",
    ),
    pytest.param("Liv Aske, who wrote three books on moss, died on Sunday.", [], id="relative clauses 08"),
]
"""Relative clauses."""

PARTICIPLES: Final = [
    pytest.param(
        "Vince Torr closed the shop, saying trade had dried up.",
        [Told("trade had dried up", "Vince Torr", "Vince Torr", "saying")],
        id="participles 01",
    ),
    pytest.param(
        "Vince Torr resigned on Friday, saying that he needed more time with his sons.",
        [Told("he needed more time with his sons", "Vince Torr", "Vince Torr", "saying")],
        id="participles 02",
    ),
    pytest.param(
        "The panel rejected the design, warning that the dome could crack.",
        [Told("the dome could crack", "The panel", "The panel", "warning")],
        id="participles 03",
    ),
    pytest.param(
        "Saying he was tired, Alf Dunmore left the stage.",
        [Told("he was tired", "Alf Dunmore", "Alf Dunmore", "Saying")],
        id="participles 04",
        marks=pytest.mark.xfail(strict=True, reason="a participle in front is not likely enough"),
    ),
    pytest.param(
        "The league fined both clubs, noting that each had broken the rule before.",
        [Told("each had broken the rule before", "The league", "The league", "noting")],
        id="participles 05",
    ),
    pytest.param(
        "The mayor thanked the crews, adding that their work was far from over.",
        [Told("their work was far from over", "The mayor", "The mayor", "adding")],
        id="participles 06",
    ),
    pytest.param(
        "Arguing that the law was vague, the defence called no witnesses.",
        [Told("the law was vague", "the defence", "the defence", "Arguing")],
        id="participles 07",
    ),
    pytest.param(
        "Hester Vane hung up, promising to call again at six.",
        [Told("to call again at six", "Hester Vane", "Hester Vane", "promising")],
        id="participles 08",
    ),
    pytest.param("The leading paper in the valley is printed on Thursdays.", [], id="participles 09"),
    pytest.param("Gwyn Astle walked out, saying nothing.", [], id="participles 10"),
    pytest.param("Adding salt to the water keeps the eggs whole.", [], id="participles 11"),
    pytest.param("The warning light came on as they left the yard.", [], id="participles 12"),
    pytest.param(
        "Asking prices fell again in June.",
        [],
        id="participles 13",
        marks=pytest.mark.xfail(strict=True, reason="`Asking prices` is taken for a question"),
    ),
]
"""Participles."""

CONTINUED: Final = [
    pytest.param(
        "Ros Tetley said the library had been sold. The books would go to the school, she added.",
        [
            Told("the library had been sold", "Ros Tetley", "Ros Tetley", "said"),
            Told("The books would go to the school", "Ros Tetley", "she", "added"),
        ],
        id="free continuation 01",
    ),
    pytest.param(
        "The bank said its vaults were dry. No customer had lost a penny, it added.",
        [
            Told("its vaults were dry", "The bank", "The bank", "said"),
            Told("No customer had lost a penny", "The bank", "it", "added"),
        ],
        id="free continuation 02",
    ),
    pytest.param(
        "Glenda Rusk said the creek was dry. The creek rises on Mount Tarn.",
        [Told("the creek was dry", "Glenda Rusk", "Glenda Rusk", "said")],
        id="free continuation 03",
    ),
    pytest.param(
        "The tower was leaning, surveyor Poppy Stead said. It would have to come down, Stead warned.",
        [
            Told("The tower was leaning", "Poppy Stead", "Poppy Stead", "said"),
            Told("It would have to come down", "Poppy Stead", "Stead", "warned"),
        ],
        id="free continuation 04",
    ),
    pytest.param(
        "Emil Rask denied that he had been paid. The watch was a gift, he insisted.",
        [
            Told("he had been paid", "Emil Rask", "Emil Rask", "denied"),
            Told("The watch was a gift", "Emil Rask", "he", "insisted"),
        ],
        id="free continuation 05",
    ),
    pytest.param(
        "Jock Weir said the whisky was gone. He poured himself some tea.",
        [Told("the whisky was gone", "Jock Weir", "Jock Weir", "said")],
        id="free continuation 06",
    ),
    pytest.param(
        "Dee Fallon told the meeting the hall was cold. Pensioners, she added, were staying away.",
        [
            Told("the hall was cold", "Dee Fallon", "Dee Fallon", "told"),
            Told("Pensioners", "Dee Fallon", "she", "added"),
            Told("were staying away", "Dee Fallon", "she", "added"),
        ],
        id="free continuation 07",
        marks=pytest.mark.xfail(strict=True, reason="`the meeting` is taken for a part of the clause"),
    ),
]
"""Free continuation."""

NEGATED: Final = [
    pytest.param(
        "Toby Rusk did not say that the bridge was safe.",
        [Told("the bridge was safe", "Toby Rusk", "Toby Rusk", "say", negated=True)],
        id="what the narrator says was not said 01",
    ),
    pytest.param(
        "Phyl Dent never said that she would sing.",
        [Told("she would sing", "Phyl Dent", "Phyl Dent", "said", negated=True)],
        id="what the narrator says was not said 02",
    ),
    pytest.param(
        "The palace would not say whether the prince was ill.",
        [Told("whether the prince was ill", "The palace", "The palace", "say", negated=True)],
        id="what the narrator says was not said 03",
    ),
    pytest.param(
        "Max Corby refused to say whether he had a lawyer.",
        [Told("whether he had a lawyer", "Max Corby", "Max Corby", "say", negated=True)],
        id="what the narrator says was not said 04",
    ),
    pytest.param(
        "The firm declined to say how many jobs would go.",
        [Told("how many jobs would go", "The firm", "The firm", "say", negated=True)],
        id="what the narrator says was not said 05",
    ),
    pytest.param(
        "Lars Penney has never claimed to be a doctor.",
        [Told("to be a doctor", "Lars Penney", "Lars Penney", "claimed", negated=True)],
        id="what the narrator says was not said 06",
    ),
    pytest.param(
        "The minister could not say when the wards would open.",
        [Told("when the wards would open", "The minister", "The minister", "say", negated=True)],
        id="what the narrator says was not said 07",
    ),
    pytest.param(
        "Ursula Beck did not deny that the signature was hers.",
        [Told("the signature was hers", "Ursula Beck", "Ursula Beck", "deny", negated=True)],
        id="what the narrator says was not said 08",
    ),
    pytest.param(
        "Nell Harkin was not told that the flight had been moved.",
        [Told("the flight had been moved", None, None, "told", negated=True)],
        id="what the narrator says was not said 09",
    ),
    pytest.param(
        "Bram Stell left the room without saying where he was going.",
        [Told("where he was going", "Bram Stell", "Bram Stell", "saying", negated=True)],
        id="what the narrator says was not said 10",
    ),
    pytest.param(
        "Edie Moon said she did not know the man.",
        [Told("she did not know the man", "Edie Moon", "Edie Moon", "said")],
        id="what the narrator says was not said 11",
    ),
    pytest.param(
        "Rhoda Pym said the shed was locked, but did not say who had the key.",
        [
            Told("the shed was locked", "Rhoda Pym", "Rhoda Pym", "said"),
            Told("who had the key", "Rhoda Pym", "Rhoda Pym", "say", negated=True),
        ],
        id="what the narrator says was not said 12",
    ),
]
"""What the narrator says was not said."""

ADJUNCTS: Final = [
    pytest.param(
        "Mags Dillon said on Monday that the weir had burst.",
        [Told("the weir had burst", "Mags Dillon", "Mags Dillon", "said")],
        id="adjuncts of the cue are outside 01",
    ),
    pytest.param(
        "Mags Dillon said that the weir had burst on Monday.",
        [Told("the weir had burst on Monday", "Mags Dillon", "Mags Dillon", "said")],
        id="adjuncts of the cue are outside 02",
    ),
    pytest.param(
        "Mags Dillon said that on Monday the weir had burst.",
        [Told("on Monday the weir had burst", "Mags Dillon", "Mags Dillon", "said")],
        id="adjuncts of the cue are outside 03",
    ),
    pytest.param(
        "The brewery said in a statement that the beer was safe.",
        [Told("the beer was safe", "The brewery", "The brewery", "said")],
        id="adjuncts of the cue are outside 04",
    ),
    pytest.param(
        "In a statement, the brewery said the beer was safe.",
        [Told("the beer was safe", "the brewery", "the brewery", "said")],
        id="adjuncts of the cue are outside 05",
    ),
    pytest.param(
        "The beer was safe, the brewery said in a statement.",
        [Told("The beer was safe", "the brewery", "the brewery", "said")],
        id="adjuncts of the cue are outside 06",
    ),
    pytest.param(
        "Sen. Opal Reese said at a rally in Ohio that steel would return.",
        [Told("steel would return", "Opal Reese", "Sen. Opal Reese", "said")],
        id="adjuncts of the cue are outside 07",
    ),
    pytest.param(
        "Brigid Foy said during a visit to Corrow that the hospital would get a new wing.",
        [Told("the hospital would get a new wing", "Brigid Foy", "Brigid Foy", "said")],
        id="adjuncts of the cue are outside 08",
    ),
    pytest.param(
        "The fund was empty, Cy Noakes said last week.",
        [Told("The fund was empty", "Cy Noakes", "Cy Noakes", "said")],
        id="adjuncts of the cue are outside 09",
    ),
    pytest.param(
        "Cy Noakes said by phone that he was in Lisbon.",
        [Told("he was in Lisbon", "Cy Noakes", "Cy Noakes", "said")],
        id="adjuncts of the cue are outside 10",
    ),
    pytest.param(
        "The singer was resting at home, her manager said by phone on Sunday.",
        [Told("The singer was resting at home", "her manager", "her manager", "said")],
        id="adjuncts of the cue are outside 11",
    ),
    pytest.param(
        "Wynn Tarrant said through a spokesman that he would appeal.",
        [Told("he would appeal", "Wynn Tarrant", "Wynn Tarrant", "said")],
        id="adjuncts of the cue are outside 12",
    ),
    pytest.param(
        "The tenants had left, Lyle Pruitt claimed in court papers filed Tuesday.",
        [Told("The tenants had left", "Lyle Pruitt", "Lyle Pruitt", "claimed")],
        id="adjuncts of the cue are outside 13",
    ),
    pytest.param(
        "Rosa Quant said Friday she would not run.",
        [Told("she would not run", "Rosa Quant", "Rosa Quant", "said")],
        id="adjuncts of the cue are outside 14",
    ),
    pytest.param(
        "On Friday, Rosa Quant said she would not run.",
        [Told("she would not run", "Rosa Quant", "Rosa Quant", "said")],
        id="adjuncts of the cue are outside 15",
    ),
    pytest.param(
        "Speaking at a dinner in Perth, Bruce Hanlon said the mine had ten years left.",
        [Told("the mine had ten years left", "Bruce Hanlon", "Bruce Hanlon", "said")],
        id="adjuncts of the cue are outside 16",
    ),
    pytest.param(
        "Bruce Hanlon, speaking by phone from Perth, said the mine had ten years left.",
        [Told("the mine had ten years left", "Bruce Hanlon", "Bruce Hanlon", "said")],
        id="adjuncts of the cue are outside 17",
    ),
    pytest.param(
        "The zoo said in a post on its website late on Tuesday that the tiger cubs were weaned.",
        [Told("the tiger cubs were weaned", "The zoo", "The zoo", "said")],
        id="adjuncts of the cue are outside 18",
    ),
    pytest.param(
        "The bridge will be painted green, the mayor said at a meeting in Dunmore on Wednesday night.",
        [Told("The bridge will be painted green", "the mayor", "the mayor", "said")],
        id="adjuncts of the cue are outside 19",
    ),
    pytest.param(
        "Kirsty Bain said the pond was toxic, in a letter to the parish.",
        [Told("the pond was toxic", "Kirsty Bain", "Kirsty Bain", "said")],
        id="adjuncts of the cue are outside 20",
        marks=pytest.mark.xfail(strict=True, reason="an adjunct behind the clause is taken for a part of it"),
    ),
    pytest.param(
        "He forgave the driver, Otis Vale told reporters outside the court on Thursday.",
        [Told("He forgave the driver", "Otis Vale", "Otis Vale", "told")],
        id="adjuncts of the cue are outside 21",
    ),
    pytest.param(
        "At a hearing in May, Dr Ewan Coil said under oath that the dose was normal.",
        [Told("the dose was normal", "Ewan Coil", "Dr Ewan Coil", "said")],
        id="adjuncts of the cue are outside 22",
    ),
]
"""Adjuncts of the cue are outside."""

TWO: Final = [
    pytest.param(
        "Hilary Boone said the tide was out, adding that it would turn at four.",
        [
            Told("the tide was out", "Hilary Boone", "Hilary Boone", "said"),
            Told("it would turn at four", "Hilary Boone", "Hilary Boone", "adding"),
        ],
        id="two contents in one sentence 01",
    ),
    pytest.param(
        "Rafe Condon said the road was clear, but warned that ice was likely.",
        [
            Told("the road was clear", "Rafe Condon", "Rafe Condon", "said"),
            Told("ice was likely", "Rafe Condon", "Rafe Condon", "warned"),
        ],
        id="two contents in one sentence 02",
    ),
    pytest.param(
        "Luc Ferrand showed us the cellar. The vines were healthy, he said, and he promised that the wine was good.",
        [
            Told("The vines were healthy", "Luc Ferrand", "he", "said"),
            Told("the wine was good", "Luc Ferrand", "he", "promised"),
        ],
        id="two contents in one sentence 03",
        marks=pytest.mark.xfail(strict=True, reason="the second clause is taken for the rest of the first"),
    ),
    pytest.param(
        "The club confirmed that the striker was injured and denied that he was for sale.",
        [
            Told("the striker was injured", "The club", "The club", "confirmed"),
            Told("he was for sale", "The club", "The club", "denied"),
        ],
        id="two contents in one sentence 04",
    ),
    pytest.param(
        "Ada Prewett said the hens were hers, while her neighbour insisted that they were his.",
        [
            Told("the hens were hers", "Ada Prewett", "Ada Prewett", "said"),
            Told("they were his", "her neighbour", "her neighbour", "insisted"),
        ],
        id="two contents in one sentence 05",
    ),
    pytest.param(
        "The engine was sound, Mick Tovey said, adding that the tyres were new.",
        [
            Told("The engine was sound", "Mick Tovey", "Mick Tovey", "said"),
            Told("the tyres were new", "Mick Tovey", "Mick Tovey", "adding"),
        ],
        id="two contents in one sentence 06",
    ),
    pytest.param(
        "Gloria Sands said the pool was shut, warning swimmers to stay away.",
        [
            Told("the pool was shut", "Gloria Sands", "Gloria Sands", "said"),
            Told("to stay away", "Gloria Sands", "Gloria Sands", "warning"),
        ],
        id="two contents in one sentence 07",
    ),
    pytest.param(
        "The judge said the law was clear and told the pair to pay for the fence.",
        [
            Told("the law was clear", "The judge", "The judge", "said"),
            Told("to pay for the fence", "The judge", "The judge", "told"),
        ],
        id="two contents in one sentence 08",
    ),
    pytest.param(
        "Tara Munk said that the gate was shut and that the dog was tied up.",
        [Told("the gate was shut and that the dog was tied up", "Tara Munk", "Tara Munk", "said")],
        id="two contents in one sentence 09",
    ),
    pytest.param(
        "Jonah Speke said the bill would pass; Willa Crum said it would not.",
        [
            Told("the bill would pass", "Jonah Speke", "Jonah Speke", "said"),
            Told("it would not", "Willa Crum", "Willa Crum", "said"),
        ],
        id="two contents in one sentence 10",
    ),
    pytest.param(
        "According to Bertie Cole, the cellar was flooded, and his wife said the attic was worse.",
        [
            Told("the cellar was flooded", "Bertie Cole", "Bertie Cole", "According to"),
            Told("the attic was worse", "his wife", "his wife", "said"),
        ],
        id="two contents in one sentence 11",
        marks=pytest.mark.xfail(strict=True, reason="the second clause is taken for a part of the first"),
    ),
]
"""Two contents in one sentence."""

FRAGMENTS: Final = [
    pytest.param(
        "Sian Pugh said the bypass was “a danger to us all”.",
        [Told("the bypass was “a danger to us all”", "Sian Pugh", "Sian Pugh", "said")],
        id="fragments in marks inside a clause 01",
    ),
    pytest.param(
        "Sian Pugh said that “greedy men” had bought the hill.",
        [Told("“greedy men” had bought the hill", "Sian Pugh", "Sian Pugh", "said")],
        id="fragments in marks inside a clause 02",
    ),
    pytest.param(
        'Clay Hobart told fans the trade was "pure business" and nothing more.',
        [Told('the trade was "pure business" and nothing more', "Clay Hobart", "Clay Hobart", "told")],
        id="fragments in marks inside a clause 03",
    ),
    pytest.param(
        "The bypass was “a danger to us all”, Sian Pugh said.",
        [Told("The bypass was “a danger to us all”", "Sian Pugh", "Sian Pugh", "said")],
        id="fragments in marks inside a clause 04",
    ),
    pytest.param(
        "According to Kev Doyle, the pitch was ‘a paddock’ and the ball no better.",
        [Told("the pitch was ‘a paddock’ and the ball no better", "Kev Doyle", "Kev Doyle", "According to")],
        id="fragments in marks inside a clause 05",
    ),
    pytest.param(
        "Rep. June Sadler said the memo was “a joke,” and that she had torn it up.",
        [Told("the memo was “a joke,” and that she had torn it up", "June Sadler", "Rep. June Sadler", "said")],
        id="fragments in marks inside a clause 06",
        marks=pytest.mark.xfail(strict=True, reason="a name is cut at `June`"),
    ),
    pytest.param(
        "Len Garside said the plan would “rip the heart out” of Moss Lane and “ruin” its shops.",
        [
            Told(
                "the plan would “rip the heart out” of Moss Lane and “ruin” its shops",
                "Len Garside",
                "Len Garside",
                "said",
            )
        ],
        id="fragments in marks inside a clause 07",
    ),
    pytest.param(
        "Ines Tarr said the ship's crew were “half asleep.”",
        [Told("the ship's crew were “half asleep.”", "Ines Tarr", "Ines Tarr", "said")],
        id="fragments in marks inside a clause 08",
    ),
    pytest.param("Ines Tarr said: “The crew were half asleep.”", [], id="fragments in marks inside a clause 09"),
    pytest.param("Ines Tarr said that “the crew were half asleep”.", [], id="fragments in marks inside a clause 10"),
    pytest.param(
        "The film, critic Ty Bowden wrote, was “two hours of fog”.",
        [
            Told("The film", "Ty Bowden", "Ty Bowden", "wrote"),
            Told("was “two hours of fog”", "Ty Bowden", "Ty Bowden", "wrote"),
        ],
        id="fragments in marks inside a clause 11",
    ),
    pytest.param(
        "Fran Duxbury did not say that the meal was “vile”.",
        [Told("the meal was “vile”", "Fran Duxbury", "Fran Duxbury", "say", negated=True)],
        id="fragments in marks inside a clause 12",
    ),
]
"""Fragments in marks inside a clause."""

ENDS: Final = [
    pytest.param(
        "Mabel Crewe said the lane, which floods each spring, was shut.",
        [Told("the lane, which floods each spring, was shut", "Mabel Crewe", "Mabel Crewe", "said")],
        id="where a clause ends 01",
    ),
    pytest.param(
        "Mabel Crewe said the cottage belonged to a man who lived abroad.",
        [Told("the cottage belonged to a man who lived abroad", "Mabel Crewe", "Mabel Crewe", "said")],
        id="where a clause ends 02",
    ),
    pytest.param(
        "Silas Root said the letter was lost, a claim that Nora Finn rejects.",
        [Told("the letter was lost", "Silas Root", "Silas Root", "said")],
        id="where a clause ends 03",
    ),
    pytest.param(
        "Silas Root said the letter was lost, prompting laughter from the gallery.",
        [Told("the letter was lost", "Silas Root", "Silas Root", "said")],
        id="where a clause ends 04",
        marks=pytest.mark.xfail(strict=True, reason="the narrator’s comment is taken for a part of it"),
    ),
    pytest.param(
        "The firm said the dust was harmless, but the council has not replied.",
        [Told("the dust was harmless", "The firm", "The firm", "said")],
        id="where a clause ends 05",
    ),
    pytest.param(
        "Petra Lowe said the boat was hers; Dan Culver just laughed.",
        [Told("the boat was hers", "Petra Lowe", "Petra Lowe", "said")],
        id="where a clause ends 06",
    ),
    pytest.param(
        "Petra Lowe said that the boat was hers; that the oars were hers; and that the lake was nobody's.",
        [
            Told(
                "the boat was hers; that the oars were hers; and that the lake was nobody's",
                "Petra Lowe",
                "Petra Lowe",
                "said",
            )
        ],
        id="where a clause ends 07",
        marks=pytest.mark.xfail(strict=True, reason="a semicolon ends the clause"),
    ),
    pytest.param(
        "Arlo Finch said the only road in — a dirt track — was under water.",
        [Told("the only road in — a dirt track — was under water", "Arlo Finch", "Arlo Finch", "said")],
        id="where a clause ends 08",
    ),
    pytest.param(
        "Arlo Finch said the hall (built in 1911) needed a new floor.",
        [Told("the hall (built in 1911) needed a new floor", "Arlo Finch", "Arlo Finch", "said")],
        id="where a clause ends 09",
    ),
    pytest.param(
        "Jan Sorrell said the train was empty (it was not).",
        [Told("the train was empty", "Jan Sorrell", "Jan Sorrell", "said")],
        id="where a clause ends 10",
        marks=pytest.mark.xfail(strict=True, reason="the narrator’s comment is taken for a part of it"),
    ),
    pytest.param(
        "Jan Sorrell said she was asleep when the fire began.",
        [Told("she was asleep when the fire began", "Jan Sorrell", "Jan Sorrell", "said")],
        id="where a clause ends 11",
    ),
    pytest.param(
        "Nate Grubb said the shop would open on Monday if the floor was dry.",
        [Told("the shop would open on Monday if the floor was dry", "Nate Grubb", "Nate Grubb", "said")],
        id="where a clause ends 12",
    ),
    pytest.param(
        "Orla Dane said the house was safe, as rain poured through the ceiling.",
        [Told("the house was safe", "Orla Dane", "Orla Dane", "said")],
        id="where a clause ends 13",
        marks=pytest.mark.xfail(strict=True, reason="the narrator’s comment is taken for a part of it"),
    ),
    pytest.param(
        "Moss Kettley said the goat had eaten the map, which made everyone laugh.",
        [Told("the goat had eaten the map", "Moss Kettley", "Moss Kettley", "said")],
        id="where a clause ends 14",
    ),
    pytest.param(
        "Vic Harrow said he had sold the van, the trailer and both mowers, and then he sat down.",
        [Told("he had sold the van, the trailer and both mowers", "Vic Harrow", "Vic Harrow", "said")],
        id="where a clause ends 15",
        marks=pytest.mark.xfail(strict=True, reason="the narrator’s next clause is taken for a part of it"),
    ),
    pytest.param(
        "The pier is finished, Abby Stroud said, to loud cheers.",
        [Told("The pier is finished", "Abby Stroud", "Abby Stroud", "said")],
        id="where a clause ends 16",
        marks=pytest.mark.xfail(strict=True, reason="an adjunct is taken for the rest of the clause"),
    ),
    pytest.param(
        "Mo Castle said the votes that mattered had not been counted — and walked out.",
        [Told("the votes that mattered had not been counted", "Mo Castle", "Mo Castle", "said")],
        id="where a clause ends 17",
        marks=pytest.mark.xfail(strict=True, reason="the narrator’s next clause is taken for a part of it"),
    ),
]
"""Where a clause ends."""

UNSAID: Final = [
    pytest.param(
        "Piers Holt hoped that the rain would stop. He wanted to finish the wall by dusk.", [], id="what is not said 01"
    ),
    pytest.param(
        "The town planned to widen the lane. The board decided to sell the field.", [], id="what is not said 02"
    ),
    pytest.param(
        "Una Black felt that the room was cold. Joe Strand believed the horse was lame.", [], id="what is not said 03"
    ),
    pytest.param(
        "Everyone knew that the bank was broke. The crew expected the ship to sail at six.",
        [],
        id="what is not said 04",
    ),
    pytest.param(
        "Hugo Lamb thought the door was locked. Villagers feared that the dam would burst.",
        [],
        id="what is not said 05",
    ),
    pytest.param("Dan Rooke and Pia Storm agreed to meet on Sunday.", [], id="what is not said 06"),
    pytest.param("Little Meg was told a story about a fox.", [], id="what is not said 07"),
    pytest.param(
        "Gus Weller wrote a book about eels. Lottie Sharpe answered the phone on the second ring.",
        [],
        id="what is not said 08",
    ),
    pytest.param("Wim Decker posted the letter on his way home.", [], id="what is not said 09"),
    pytest.param("The parish asked for a new road.", [], id="what is not said 10"),
    pytest.param("Bo Tanner said nothing.", [], id="what is not said 11"),
    pytest.param("The boat was sound. At least, Al Crewe said so.", [], id="what is not said 12"),
    pytest.param("Ida Thorne said yes. Her sister told the truth.", [], id="what is not said 13"),
    pytest.param("Hal Moxon claimed a victory in the sack race.", [], id="what is not said 14"),
    pytest.param("Private Ned Spry reported for duty at dawn.", [], id="what is not said 15"),
    pytest.param("The noted pianist Clara Weiss lives in Dunmore.", [], id="what is not said 16"),
    pytest.param("The stated aim of the club is to save the marsh.", [], id="what is not said 17"),
    pytest.param(
        "The new kitchen added value to the house. Dinesh Rao added three runs before lunch.",
        [],
        id="what is not said 18",
    ),
    pytest.param("The state plans to widen the highway.", [], id="what is not said 19"),
    pytest.param("The report runs to ninety pages and has no index.", [], id="what is not said 20"),
    pytest.param("The bank charges two pounds for each letter.", [], id="what is not said 21"),
    pytest.param(
        "Her complaint was filed under the wrong name, and her notes were lost.", [], id="what is not said 22"
    ),
    pytest.param("Fitz Harlow explained the rules to the new players.", [], id="what is not said 23"),
    pytest.param(
        "Carol Beame raised an issue at the back of the hall. The chair called a vote.", [], id="what is not said 24"
    ),
    pytest.param(
        "Mayor Jill Oakley announced the winner of the pie contest.",
        [],
        id="what is not said 25",
        marks=pytest.mark.xfail(strict=True, reason="a thing that is announced is taken for a clause"),
    ),
    pytest.param(
        "The move went according to plan. The rules changed, and the club acted accordingly.",
        [],
        id="what is not said 26",
    ),
    pytest.param("The fact that the lake was dry worried nobody.", [], id="what is not said 27"),
]
"""What is not said."""

PRONOUNS: Final = [
    pytest.param(
        "Greta Sole runs the ferry at Penby. She said the engine was older than her son.",
        [Told("the engine was older than her son", "Greta Sole", "She", "said")],
        id="pronouns 01",
    ),
    pytest.param(
        "Hamish Corr met Jill Tandy at the gate. He said the fields were flooded.",
        [Told("the fields were flooded", "Hamish Corr", "He", "said")],
        id="pronouns 02",
    ),
    pytest.param(
        "Hamish Corr met Jill Tandy at the gate. She said the fields were flooded.",
        [Told("the fields were flooded", "Jill Tandy", "She", "said")],
        id="pronouns 03",
        marks=pytest.mark.xfail(strict=True, reason="nothing tells who `she` is"),
    ),
    pytest.param(
        "Brightwell Foods makes pies in Dunmore. It said it would hire 60 bakers.",
        [Told("it would hire 60 bakers", "Brightwell Foods", "It", "said")],
        id="pronouns 04",
        marks=pytest.mark.xfail(strict=True, reason="`it` goes back to a place"),
    ),
    pytest.param(
        "Arthur Penrose has been a judge since 1998. Penrose said the cells were full.",
        [Told("the cells were full", "Arthur Penrose", "Penrose", "said")],
        id="pronouns 05",
    ),
    pytest.param(
        "Kylie Marr said the beach was shut. She told swimmers to try the lagoon.",
        [
            Told("the beach was shut", "Kylie Marr", "Kylie Marr", "said"),
            Told("to try the lagoon", "Kylie Marr", "She", "told"),
        ],
        id="pronouns 06",
    ),
    pytest.param(
        "A spokesman for the port said two cranes had failed. He added that spare parts were on the way.",
        [
            Told("two cranes had failed", "A spokesman for the port", "A spokesman for the port", "said"),
            Told("spare parts were on the way", "A spokesman for the port", "He", "added"),
        ],
        id="pronouns 07",
    ),
    pytest.param(
        "Bev Ransome, the mayor of Corrow, was in tears. The mayor said the bakery was the soul of the town.",
        [Told("the bakery was the soul of the town", "Bev Ransome", "The mayor", "said")],
        id="pronouns 08",
    ),
    pytest.param(
        "The Holloway sisters sell honey. They said the bees knew them by smell.",
        [Told("the bees knew them by smell", "The Holloway sisters", "They", "said")],
        id="pronouns 09",
        marks=pytest.mark.xfail(strict=True, reason="`they` goes back to nobody"),
    ),
    pytest.param(
        "Mr Cedric Vane sat down. The tea, he said, was cold.",
        [Told("The tea", "Cedric Vane", "he", "said"), Told("was cold", "Cedric Vane", "he", "said")],
        id="pronouns 10",
    ),
    pytest.param(
        "Mrs Ottoline Webb owns the mill. Mrs Webb said the wheel would turn again.",
        [Told("the wheel would turn again", "Ottoline Webb", "Mrs Webb", "said")],
        id="pronouns 11",
    ),
    pytest.param(
        "Dr. Simon Ash examined Joanna Lisle on Tuesday. Her leg was broken, he said.",
        [Told("Her leg was broken", "Simon Ash", "he", "said")],
        id="pronouns 12",
    ),
]
"""Pronouns."""


@pytest.mark.parametrize(
    ("article", "found"),
    [
        *SAID,
        *TRAILING,
        *INVERTED,
        *INTERRUPTED,
        *ACCORDING,
        *TOLD,
        *VERBS,
        *ASKED,
        *NOUNS,
        *HEADINGS,
        *PASSIVES,
        *RELATIVES,
        *PARTICIPLES,
        *CONTINUED,
        *NEGATED,
        *ADJUNCTS,
        *TWO,
        *FRAGMENTS,
        *ENDS,
        *UNSAID,
        *PRONOUNS,
    ],
)
def test_told(article: str, found: list[Told]) -> None:
    quotes = read(article)
    assert told(quotes) == found
    assert all(quotes.text[quote.span.slice] == quote.text and quote.rule for quote in quotes)


@pytest.mark.parametrize(
    ("article", "speaker", "text"),
    [
        # source, cue, clause
        pytest.param("Ann Roe said that the road was open.", "Ann Roe", "the road was open", id="said that"),
        pytest.param("Ann Roe said the road was open.", "Ann Roe", "the road was open", id="said without that"),
        pytest.param(
            "On Monday Ann Roe said the road was open.", "Ann Roe", "the road was open", id="a day and no comma"
        ),
        pytest.param(
            "On Monday, Ann Roe said that the road was open.", "Ann Roe", "the road was open", id="a day and that"
        ),
        pytest.param("On Monday, Ann Roe said the road was open.", "Ann Roe", "the road was open", id="a day in front"),
        pytest.param(
            "Ann Roe said on Monday that the road was open.", "Ann Roe", "the road was open", id="a day after the cue"
        ),
        pytest.param(
            "Ann Roe, a nurse, said that the road was open.", "Ann Roe", "the road was open", id="an apposition, that"
        ),
        pytest.param("Ann Roe, a nurse, said the road was open.", "Ann Roe", "the road was open", id="an apposition"),
        pytest.param(
            "Sen. Ann Roe argued that the road was open.", "Ann Roe", "the road was open", id="title and argued"
        ),
        pytest.param(
            "Ann Roe insisted she had closed the road.", "Ann Roe", "she had closed the road", id="insisted she"
        ),
        pytest.param(
            "Ann Roe denied that she had closed the road.", "Ann Roe", "she had closed the road", id="denied that"
        ),
        pytest.param(
            "Ann Roe warned that the road, which is old, was shut.",
            "Ann Roe",
            "the road, which is old, was shut",
            id="commas inside",
        ),
        pytest.param(
            "A spokesman for the port said the road was open.",
            "A spokesman for the port",
            "the road was open",
            id="a spokesman",
        ),
        pytest.param("Officials said that the road was open.", "Officials", "the road was open", id="officials"),
        pytest.param("Ann Roe says the road is open.", "Ann Roe", "the road is open", id="says"),
        pytest.param("Ann Roe has said that the road is open.", "Ann Roe", "the road is open", id="has said"),
        pytest.param("Ann Roe pointed out that the road is open.", "Ann Roe", "the road is open", id="pointed out"),
        # clause, source, cue
        pytest.param(
            "The road was open, Ann Roe said.", "Ann Roe", "The road was open", id="source and cue at the end"
        ),
        pytest.param("The road was open, she said.", None, "The road was open", id="she at the end"),
        pytest.param(
            "The road was open, Ann Roe said on Monday.", "Ann Roe", "The road was open", id="a day at the end"
        ),
        pytest.param(
            "The road was open again, Ann Roe told reporters.",
            "Ann Roe",
            "The road was open again",
            id="told reporters at the end",
        ),
        pytest.param(
            "The road was open, said Ann Roe.", "Ann Roe", "The road was open", id="cue and source at the end"
        ),
        pytest.param(
            "The road was open, said Ann Roe, a nurse.", "Ann Roe", "The road was open", id="and an apposition"
        ),
        pytest.param(
            "The road, the bridge and the gate were open, said Ann Roe.",
            "Ann Roe",
            "The road, the bridge and the gate were open",
            id="commas in the clause",
        ),
        # according to
        pytest.param(
            "According to Ann Roe, the road was open.", "Ann Roe", "the road was open", id="according to, first"
        ),
        pytest.param(
            "According to Ann Roe, a nurse, the road was open.",
            "Ann Roe",
            "the road was open",
            id="according to, apposition",
        ),
        pytest.param(
            "The road was open, according to Ann Roe.", "Ann Roe", "The road was open", id="according to, last"
        ),
        pytest.param(
            "The road was open according to Ann Roe.", "Ann Roe", "The road was open", id="according to, no comma"
        ),
        pytest.param(
            "According to the report, the road was open.",
            "the report",
            "the road was open",
            id="according to a document",
        ),
        # told somebody
        pytest.param(
            "Ann Roe told Bo Lind that the road was open.", "Ann Roe", "the road was open", id="told a name that"
        ),
        pytest.param(
            "Ann Roe told reporters that the road was open.", "Ann Roe", "the road was open", id="told reporters that"
        ),
        pytest.param("Ann Roe told him that the road was open.", "Ann Roe", "the road was open", id="told him that"),
        pytest.param(
            "Ann Roe told the court on Monday that the road was open.",
            "Ann Roe",
            "the road was open",
            id="told the court on a day that",
        ),
        # participles
        pytest.param(
            "Ann Roe left the room, saying that the road was open.", "Ann Roe", "the road was open", id="saying that"
        ),
        pytest.param("Ann Roe left the room, saying the road was open.", "Ann Roe", "the road was open", id="saying"),
        pytest.param(
            "Ann Roe shut the gate, adding that the road was open.", "Ann Roe", "the road was open", id="adding that"
        ),
        # resolution
        pytest.param(
            "Ann Roe shut the gate. She said that the road was open.", "Ann Roe", "the road was open", id="a pronoun"
        ),
        pytest.param(
            "Ann Roe shut the gate.¶Roe said that the road was open.", "Ann Roe", "the road was open", id="a surname"
        ),
    ],
)
def test_reported(article: str, speaker: str | None, text: str) -> None:
    assert [(quote.speaker, quote.text) for quote in read(article)] == [(speaker, text)]


@pytest.mark.parametrize(
    "article",
    [
        pytest.param("The road was open on Monday.", id="no cue"),
        pytest.param("Ann Roe, a nurse, opened the road on Monday.", id="no cue, commas"),
        pytest.param("", id="nothing"),
        pytest.param("Ann Roe hoped that the road was open.", id="hoped"),
        pytest.param("Ann Roe wanted the road to be open.", id="wanted"),
        pytest.param("Ann Roe planned to open the road.", id="planned"),
        pytest.param("Ann Roe felt that the road was open.", id="felt"),
        pytest.param("Ann Roe believed that the road was open.", id="believed"),
        pytest.param("Ann Roe knew the road was open.", id="knew"),
        pytest.param("The road was open, Ann Roe hoped.", id="hoped, at the end"),
        pytest.param("Ann Roe said nothing.", id="said nothing"),
        pytest.param("Ann Roe said so on Monday.", id="said so"),
        pytest.param("Ann Roe told Bo Lind a long story.", id="told a story"),
        pytest.param("Ann Roe wrote a book about the road.", id="wrote a book"),
        pytest.param("Ann Roe thanked Bo Lind for the road.", id="thanked"),
        pytest.param("Ann Roe asked for a new road in Oban.", id="asked for"),
        pytest.param("Everything went according to plan on Monday.", id="according to plan"),
        pytest.param("Ann Roe answered the phone in the hall.", id="answered the phone"),
        pytest.param(
            "Ann Roe posted the letter to Bo Lind.",
            id="posted a letter",
        ),
        pytest.param("The book that Ann Roe wrote was about the road.", id="a relative clause"),
    ],
)
def test_not_reported(article: str) -> None:
    assert [quote.text for quote in read(article)] == []


@pytest.mark.parametrize(
    ("kinds", "found"),
    [
        pytest.param(["indirect"], ["indirect"], id="indirect alone"),
        pytest.param(["direct", "indirect"], ["direct", "indirect"], id="with direct"),
        pytest.param(["direct", "mixed", "block"], ["direct"], id="without"),
        pytest.param([], [], id="none"),
    ],
)
def test_only_when_asked_for(kinds: list[str], found: list[str]) -> None:
    article = "“We waited until dark,” said Ann Roe. Bo Lind said that the road was open."
    assert [quote.kind for quote in quoteparse.parse(article, kinds=kinds)] == found


@pytest.mark.parametrize(
    ("article", "found"),
    [
        pytest.param(
            "Ann Roe said that the road was open. Bo Lind said that it was shut.",
            ["Ann Roe", "Bo Lind"],
            id="two people",
        ),
        pytest.param(
            "Ann Roe said that the road was open. It was shut.", ["Ann Roe"], id="the second sentence is the narrator’s"
        ),
        pytest.param("“We waited until dark,” said Ann Roe.", [], id="quoted words are no reported speech"),
    ],
)
def test_speakers(article: str, found: list[str]) -> None:
    assert [quote.speaker for quote in read(article)] == found


LEAD_IN = "Ann Roe writes:¶"
WINTER = "The winter was long and the boats were late every day of it."


@pytest.mark.parametrize(
    ("article", "found"),
    [
        pytest.param(
            LEAD_IN + WINTER + " Bo Lind said that the road was open.",
            [("block", None), ("indirect", 0)],
            id="inside a block",
        ),
        pytest.param(
            LEAD_IN + WINTER + "¶Roe did not go. Bo Lind said that the road was open.",
            [("block", None), ("indirect", None)],
            id="after a block",
        ),
        pytest.param(
            LEAD_IN + "    " + WINTER + "¶Bo Lind said that the road was open.",
            [("block", None), ("indirect", None)],
            id="after an indented block",
        ),
        pytest.param(
            "Ann Roe writes in her letter to members:¶" + WINTER,
            [("block", None)],
            id="a lead-in is no reported speech",
        ),
    ],
)
def test_parent(article: str, found: list[tuple[str, int | None]]) -> None:
    quotes = quoteparse.parse(article.replace("¶", "\n\n"), kinds=["block", "indirect"])
    assert [(quote.kind, quote.parent) for quote in quotes] == found


@pytest.mark.parametrize(
    ("article", "utterances"),
    [
        pytest.param("The road, Ann Roe said, was open.", [0, 0], id="the pieces of one utterance"),
        pytest.param("The road was open, Ann Roe said. The gate was shut, she added.", [0, 1], id="two utterances"),
        pytest.param("Ann Roe said the road was open, adding that it was icy.", [0, 1], id="two cues of a sentence"),
    ],
)
def test_utterances(article: str, utterances: list[int]) -> None:
    assert [quote.utterance for quote in read(article)] == utterances


@pytest.mark.parametrize(
    ("article", "found"),
    [
        pytest.param(
            "Ann Roe said the road was “a danger to us all” in winter.",
            [("indirect", None), ("mixed", 0)],
            id="a fragment inside a clause",
        ),
        pytest.param(
            "Ann Roe said she had heard Bo Lind warn that the ice was thin.",
            [("indirect", None), ("indirect", 0)],
            id="a clause inside a clause",
        ),
        pytest.param("“We waited until dark,” said Ann Roe.", [("direct", None)], id="a quote alone"),
    ],
)
def test_nested(article: str, found: list[tuple[str, int | None]]) -> None:
    quotes = read(article, kinds=("direct", "mixed", "indirect"))
    assert [(quote.kind, quote.parent) for quote in quotes] == found


@pytest.mark.parametrize(
    ("article", "outlets"),
    [
        pytest.param("Ann Roe told The Oban Times that the road was open.", ["The Oban Times"], id="told an outlet"),
        pytest.param("Reuters reported that the road was open.", ["Reuters"], id="an outlet that speaks"),
        pytest.param(
            "Ann Roe told Reuters that the road was open. She added that the gate was shut.",
            ["Reuters", "Reuters"],
            id="the same interview",
        ),
        pytest.param(
            "Ann Roe told Reuters that the road was open.¶At a rally in Oban, Roe said that the gate was shut.",
            ["Reuters", None],
            id="elsewhere",
        ),
        pytest.param("Ann Roe said that the road was open.", [None], id="no outlet"),
    ],
)
def test_outlets(article: str, outlets: list[str | None]) -> None:
    assert [quote.outlet for quote in read(article)] == outlets


@pytest.mark.parametrize(
    ("article", "texts"),
    [
        pytest.param("Ann Roe is expected to announce that the road will shut.", [], id="expected to announce"),
        pytest.param("Ann Roe continued to insist that the road was open.", ["the road was open"], id="continued to"),
        pytest.param("It is too early to say whether the road is open.", [], id="too early to say"),
        pytest.param("If Ann Roe says the road is open, the shop will open.", [], id="if she says"),
        pytest.param(
            "If the road is shut, Ann Roe said, the shop is too.",
            ["If the road is shut", "the shop is too"],
            id="if it is shut",
        ),
        pytest.param(
            "Bo Lind was told to leave the hall by Ann Roe.", ["to leave the hall"], id="the agent is outside"
        ),
        pytest.param("But, Ann Roe noted, the road was open.", ["the road was open"], id="but alone is no piece"),
        pytest.param("Ann Roe told the story of her mother’s escape.", [], id="the story of an escape"),
        pytest.param("Ann Roe said what everyone knew.", [], id="said what everyone knew"),
        pytest.param("Ann Roe did not say what she knew.", ["what she knew"], id="did not say what"),
        pytest.param(
            "The road was open, Ann Roe said in a letter published on Monday.", ["The road was open"], id="in a letter"
        ),
        pytest.param("Ann Roe (Lab, Oban) said that the road was open.", ["the road was open"], id="brackets"),
        pytest.param("n't Ann Roe said that the road was open.", ["the road was open"], id="half a word before"),
    ],
)
def test_reviewed(article: str, texts: list[str]) -> None:
    assert [quote.text for quote in read(article)] == texts


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_rules(rule: Rule) -> None:
    assert {quote.rule for quote in read(rule.example)} == {rule.name}
    assert rule.name not in {quote.rule for quote in read(rule.near_miss)}


def test_cues_of_the_user() -> None:
    article = "Ann Roe tootled that the road was open."
    assert not quoteparse.Parser(kinds=["indirect"]).parse(article)
    assert [q.text for q in quoteparse.Parser(kinds=["indirect"], cues=["tootle"]).parse(article)] == [
        "the road was open"
    ]


def test_other_kinds_are_the_same_without() -> None:
    article = (
        "Ann Roe told Reuters that the road was open. “We waited until dark,” she said.\n\n“Nobody came,” he added."
    )
    alone = quoteparse.parse(article)
    beside = [quote for quote in quoteparse.parse(article, kinds=quoteparse.KINDS) if quote.kind != "indirect"]
    assert [(q.span, q.speaker, q.outlet) for q in alone] == [(q.span, q.speaker, q.outlet) for q in beside]
