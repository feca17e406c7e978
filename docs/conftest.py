"""The page on Spark is run by `tests/test_spark.py`, which has a session of Spark for it, or the reason why not."""

from __future__ import annotations

collect_ignore = ["guides/spark.md"]
