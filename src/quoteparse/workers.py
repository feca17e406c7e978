"""The same work on many items over processes: in order, in bounded memory, and past a worker that dies."""

from __future__ import annotations

import os
import pickle
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Any, Final, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_Out = deque[tuple[list[Item], "Future[list[Result] | None]"]]
"""The batches given out, with what will come back."""

AHEAD: Final = 3
"""Batches given out for each process: one at work, the others so that it need not wait."""

LONGEST: Final = 200_000
"""Characters after which a batch is closed early, so that a few long articles do not hold up the others."""


def mapped(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    processes: int,
    batch_size: int,
    lost: Callable[[Item], Result],
) -> Generator[Result, None, None]:
    """What `function` gives for each item, in the order of the items, over processes of their own.

    function: must be picklable; what it raises is raised here.
    processes: how many; -1 for one on each core; 1 for none but this one.
    batch_size: how many items go to a process at a time.
    lost: what to give for an item with which a process died twice: once among others, then alone.

    At most `AHEAD` batches a process are read ahead of what is taken.  An item that cannot be pickled is done in this
    process.  Raises RuntimeError if processes cannot be started.
    """
    if processes == 1:
        yield from map(function, items)
        return
    count = processes if processes > 0 else _cores()
    pool = _started(count)
    out: _Out[Item, Result] = deque()
    try:
        for batch in _batches(items, batch_size):
            if isinstance(batch, Exception):  # the source of the items failed: what came before comes first
                while out:
                    pool = yield from _taken(pool, count, function, out, lost)
                raise batch
            out.append((batch, _submitted(pool, function, batch)))
            if len(out) >= AHEAD * count:
                pool = yield from _taken(pool, count, function, out, lost)
        while out:
            pool = yield from _taken(pool, count, function, out, lost)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _taken(
    pool: ProcessPoolExecutor,
    count: int,
    function: Callable[[Item], Result],
    out: _Out[Item, Result],
    lost: Callable[[Item], Result],
) -> Generator[Result, None, ProcessPoolExecutor]:
    """Yield the results of the first batch; give back the pool to go on with."""
    batch, future = out[0]
    try:
        results = future.result()
    except BrokenProcessPool:
        pool.shutdown(wait=True, cancel_futures=True)
        yield from _alone(function, out, lost)
        return _started(count)
    out.popleft()
    yield from map(function, batch) if results is None else results
    return pool


def _alone(
    function: Callable[[Item], Result], out: _Out[Item, Result], lost: Callable[[Item], Result]
) -> Iterator[Result]:
    """The results of all batches given out when a process died: any of their items may be what it died of."""
    pool = _started(1)
    try:
        while out:
            batch, future = out.popleft()
            if future.done() and not future.cancelled() and future.exception() is None:
                results = future.result()
                yield from map(function, batch) if results is None else results
                continue
            for item in batch:
                try:
                    results = _submitted(pool, function, [item]).result()
                except BrokenProcessPool:
                    pool.shutdown(wait=True, cancel_futures=True)
                    pool = _started(1)
                    yield lost(item)
                else:
                    yield function(item) if results is None else results[0]
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _started(count: int) -> ProcessPoolExecutor:
    """A pool whose processes are known to start."""
    pool = ProcessPoolExecutor(count, initializer=_settle)
    try:
        pool.submit(os.getpid).result()
    except BrokenProcessPool as error:
        pool.shutdown(wait=False)
        raise RuntimeError(
            "no process could be started; a script must start its work below: if __name__ == '__main__':"
        ) from error
    return pool


def _settle() -> None:
    """What a process does first: leave Ctrl-C to the one that started it, and end when that one is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _submitted(
    pool: ProcessPoolExecutor, function: Callable[[Item], Result], batch: list[Item]
) -> Future[list[Result] | None]:
    """A batch on its way to a process; the result is None if it cannot be pickled, which is then done in this one."""
    settled: Future[list[Result] | None] = Future()
    try:
        work = pickle.dumps((function, batch))
    except Exception:  # pickle raises whatever the item's own code raises
        settled.set_result(None)
        return settled
    try:
        return pool.submit(_run, work)
    except BrokenProcessPool as error:
        settled.set_exception(error)
        return settled


def _run(work: bytes) -> list[Any] | None:
    try:
        function, batch = pickle.loads(work)
    except Exception:
        return None
    return [function(item) for item in batch]


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _batches(items: Iterable[Item], size: int) -> Iterator[list[Item] | Exception]:
    """The items in batches; what the source raises comes last."""
    batch: list[Item] = []
    length = 0
    source = iter(items)
    while True:
        try:
            item = next(source)
        except StopIteration:
            break
        except Exception as error:
            if batch:
                yield batch
            yield error
            return
        batch.append(item)
        length += len(item) if isinstance(item, str) else 0
        if len(batch) == size or length >= LONGEST:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch
