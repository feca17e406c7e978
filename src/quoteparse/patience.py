"""The last belt: how long a pattern may search before it gives up.

No pattern is known to need it (`tests/test_patterns.py` attacks each); it stands around those that look far and could
go back over what they read.
"""

from __future__ import annotations

from typing import Final

_START: Final = 60.0
_EACH: Final = 2e-5
"""Seconds in any case, and for each character: a thousand times what the slowest pattern takes.

`regex` counts the CPU time of the process, that of other threads and of what is done between two matches with it.
"""


def patience(length: int) -> float:
    """The seconds after which a search through so many characters raises TimeoutError."""
    return _START + _EACH * length
