"""A component for pipelines of spaCy: `nlp.add_pipe("quoteparse")`."""

import spacy.tokens  # noqa: F401  (to come)

COLORS: dict[str, str] = {}
