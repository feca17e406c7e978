"""Readers: from an article in a format to the `Document` that the steps work on."""
