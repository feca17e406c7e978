"""Measure on the dev articles and compare with the floors: no measure may get worse unnoticed.

    python bench/gate.py --corpora ../shared/corpora [--raise]

The measures are those of `evaluate.py`, `reported.py` and `blocks.py` (in `eval/` beside the corpora), in percent to
one decimal, and two of `calibration.py`: `confidence.share_at_90` is the share of the quotes found that have a
confidence of at least 0.9, `confidence.right_at_90` the share of these whose source is right.  `blocks.right` is the
share of the excerpts in which every quote is right and none too many; `check` are the measures of `check.py`.

The floors stand in `floors.json`.  `exceptions`, the number of articles and excerpts that raised one, is a ceiling:
there, less is better.  The exit status is 1 if a value is worse than its floor, or if a measure has no floor or a floor
no measure.  `--raise` writes the values that are better than their floors, and those that have none yet; it never
makes a floor easier, and it writes nothing if there were too many exceptions.  A floor goes down by hand alone, with a
reason: `"reasons": {"det_recall": "why it went down"}`.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import check
from calibrate import rows
from calibration import at_least, outcomes, percent

FLOORS = Path(__file__).with_name("floors.json")
CEILINGS = frozenset({"exceptions"})
FAILURES = frozenset({"BELOW", "TOO MANY", "NO FLOOR", "NOT MEASURED"})

QUOTED = ("det_recall", "det_precision", "spk_e2e", "e2e_named", "e2e_pronoun", "e2e_nominal")
NAMES = ("speaker_accuracy", "outlet_precision", "outlet_f1")
REPORTED = ("recall_strict", "recall_loose", "precision_strict", "precision_loose", "source_given_content")

Predict = Callable[[str], list[dict[str, Any]]]


def guarded(predict: Predict, raised: dict[str, str]) -> Predict:
    """A function that finds nothing where `predict` raises, and notes the article and the exception.

    `reported.py` would stop at the first one, and the table is wanted most when something is broken.
    """

    def guard(text: str) -> list[dict[str, Any]]:
        try:
            return predict(text)
        except Exception as error:
            raised[text] = f"{type(error).__name__}: {error}"
            return []

    return guard


def measure(corpora: Path) -> tuple[dict[str, float | None], list[str]]:
    """The value of each measure, None where there is nothing to measure, and what went wrong."""
    sys.path.insert(0, str(corpora.resolve().parent / "eval"))
    evaluate, reported, blocks, adapter = map(
        importlib.import_module, ("evaluate", "reported", "blocks", "quoteparse_adapter")
    )
    raised: dict[str, str] = {}
    articles = list(evaluate.load("dev"))

    predict = guarded(adapter.predict, raised)
    quoted = evaluate.evaluate(predict, articles)
    values = {name: quoted[name] for name in QUOTED}

    names = evaluate.evaluate_names(predict, articles, evaluate.load_names("dev"))
    values |= {f"names.{name}": names[name] for name in NAMES}

    share, right = at_least(outcomes(evaluate, articles, guarded(rows, raised)), 0.9)
    values |= {"confidence.right_at_90": right, "confidence.share_at_90": share}

    clauses = reported.score(guarded(adapter.predict_reported, raised), articles)
    values |= {f"reported.{name}": clauses[name] for name in REPORTED}

    own, _ = check.measure()
    values |= {f"check.{name}": value for name, value in own.items()}

    lines = (corpora / "excerpts" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    cases = list(map(json.loads, lines))
    errors: list[str] = []
    found = blocks.score(adapter.parse_article, cases, errors)
    values["blocks.right"] = percent(found.get("cases_right", 0), len(cases))

    values["exceptions"] = len(raised) + found.get("raised", 0)
    troubles = [f"{base}: raised {raised[text]}" for base, text, _, _ in articles if text in raised]
    return values, [*troubles, *(error for error in errors if ": raised " in error)]


def verdict(name: str, value: float | None, floor: float | None) -> str:
    if value is None:
        return "NOT MEASURED"
    if floor is None:
        return "NO FLOOR"
    if value == floor:
        return "ok"
    if name in CEILINGS:
        return "TOO MANY" if value > floor else "fewer: lower it"
    return "BELOW" if value < floor else "above: raise it"


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--corpora", type=Path, required=True)
    arguments.add_argument(
        "--raise", dest="lift", action="store_true", help=f"write the better values to {FLOORS.name}"
    )
    asked = arguments.parse_args()
    floors: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    reasons = floors.pop("reasons", {})
    values, troubles = measure(asked.corpora)
    verdicts = {name: verdict(name, values.get(name), floors.get(name)) for name in [*values, *floors]}
    # An article that raises is gone from what precision is counted on: such a run may look better than it is.
    writing = asked.lift and verdicts["exceptions"] != "TOO MANY"
    lifted = {}
    print(f"{'measure':32}{'value':>7}{'floor':>7}")
    for name, told in verdicts.items():
        value, floor = values.get(name), floors.get(name)
        if writing and value is not None and told not in ("ok", "BELOW"):
            verdicts[name] = told = "written"
        kept = value if told == "written" else floor
        if kept is not None:
            lifted[name] = kept
        shown = "".join(f"{'–' if number is None else number:>7}" for number in (value, floor))
        print(f"{name:32}{shown}  {told}" + (f" ({reasons[name]})" if name in reasons else ""))
    for trouble in troubles:
        print(trouble)
    if lifted != floors:
        content = {**lifted, "reasons": reasons} if reasons else lifted
        FLOORS.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return int(not FAILURES.isdisjoint(verdicts.values()))


if __name__ == "__main__":
    sys.exit(main())
