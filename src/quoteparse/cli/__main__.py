"""`python -m quoteparse.cli` is the command `quoteparse`."""

from __future__ import annotations

from . import main

if __name__ == "__main__":
    main()
