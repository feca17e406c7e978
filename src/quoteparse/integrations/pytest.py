"""A plugin for pytest: `*.quotes.json` beside an article is a test case."""
