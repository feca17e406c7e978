"""The same articles over one, two and more partitions of Spark, beside `Parser.parse` and `Parser.pipe` without it.

    python bench/spark.py [--articles 4000] [--folder DIR] [--partitions 1 2 4 8] [--cores 2] [--rounds 5]

The articles are those of `fixtures/*.txt`, or the `*.txt` of a folder, repeated as often as it takes and shuffled.
Spark runs on this machine alone (`local[cores]`); its table lies in memory before the clock starts, and the quotes go
nowhere (`noop`), so that what is timed is the way to Python, the parsing, and the way back.  A round runs every variant
once; the first round warms up and is told apart: it starts the processes and loads the vocabulary.  Needs the extra
`spark`, and Java.
"""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from quoteparse import Parser
from quoteparse.integrations.spark import quotes_of

FIXTURES = Path(__file__).parent.parent / "fixtures"


def made(folder: Path, count: int) -> list[str]:
    """So many articles out of those of a folder, in an order of chance, the same each time."""
    texts = [path.read_bytes().decode("utf-8", "replace") for path in sorted(folder.glob("*.txt"))]
    if not texts:
        raise SystemExit(f"no *.txt in {folder}")
    articles = [texts[number % len(texts)] for number in range(count)]
    random.Random(0).shuffle(articles)
    return articles


def session(cores: int) -> Any:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    from pyspark.sql import SparkSession

    started = (
        SparkSession.builder.master(f"local[{cores}]")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.memory", "2g")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .getOrCreate()
    )
    started.sparkContext.setLogLevel("ERROR")
    return started


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measured(batches: Iterator[Any]) -> Iterator[Any]:
    """The largest resident size that this worker has had, in MB."""
    list(batches)
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield importlib.import_module("pyarrow").record_batch([[os.getpid()], [size]], ["process", "size"])


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--articles", type=int, default=4000)
    arguments.add_argument("--folder", type=Path, default=FIXTURES)
    arguments.add_argument("--partitions", type=int, nargs="+", default=[1, 2, 4, 8])
    arguments.add_argument("--cores", type=int, default=os.cpu_count())
    arguments.add_argument("--rounds", type=int, default=5)
    asked = arguments.parse_args()
    articles = made(asked.folder, asked.articles)
    parser = Parser()
    spark = session(asked.cores)
    characters = sum(map(len, articles))
    print(
        f"{len(articles)} articles of {characters / len(articles):.0f} characters on average; {asked.cores} cores of "
        f"{os.cpu_count()}, load {os.getloadavg()[0]:.1f}; Python {platform.python_version()}, Spark {spark.version}"
    )

    table = spark.createDataFrame(list(enumerate(articles)), "id long, text string")

    def over(partitions: int) -> Callable[[], object]:
        cut = table.repartition(partitions).cache()
        assert cut.count() == len(articles)
        return lambda: quotes_of(cut, parser=parser).write.format("noop").mode("overwrite").save()

    variants: dict[str, Callable[[], object]] = {
        "Parser.parse, one process": lambda: [parser.parse(article) for article in articles],
        f"Parser.pipe, n_process={asked.cores}": lambda: list(parser.pipe(articles, n_process=asked.cores)),
        **{f"Spark, {number} partition{'s' * (number > 1)}": over(number) for number in asked.partitions},
    }
    warm = {name: seconds(work) for name, work in variants.items()}
    taken: dict[str, list[float]] = {name: [] for name in variants}
    for _ in range(asked.rounds):
        for name, work in variants.items():
            taken[name].append(seconds(work))

    base = statistics.median(taken["Parser.parse, one process"])
    print(f"{'':<28}{'seconds':>9}{'from':>7}{'to':>7}{'warm-up':>9}{'articles/s':>12}{'speed-up':>10}")
    for name, times in taken.items():
        median = statistics.median(times)
        print(
            f"{name:<28}{median:>9.2f}{min(times):>7.2f}{max(times):>7.2f}{warm[name]:>9.2f}"
            f"{len(articles) / median:>12.0f}{base / median:>9.2f}x"
        )
    sizes = table.repartition(asked.cores * 4).mapInArrow(measured, "process bigint, size double").collect()
    print(
        f"{len({row['process'] for row in sizes})} Python workers, {max(row['size'] for row in sizes):.0f} MB at most"
    )
    spark.stop()


if __name__ == "__main__":
    main()
