"""``python -m bench.run [NAME …] [--small]``: measure, print, keep in bench/results.json."""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from bench import (
    authoring,
    city,
    clues,
    growth,
    ingest,
    join,
    judgments,
    judgments_many,
    workbench,
)
from bench.facts import BUILD, ROOT, commit, machine
from bench.measure import Outcome

Bench = Callable[[Path, bool], Outcome]
BENCHES: dict[str, Bench] = {
    "ingest-csv": ingest.csv,
    "ingest-xlsx": ingest.xlsx,
    "join": join.join,
    "growth": growth.growth,
    "authoring": authoring.authoring,
    "clues": clues.clues,
    "city": city.city,
    "judgments": judgments.judgments,
    "judgments-many": judgments_many.judgments_many,
    "workbench": workbench.workbench,
}
RESULTS = ROOT / "bench" / "results.json"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the named benchmarks, all without a name; the exit code is 1 if a goal is missed."""
    parser = argparse.ArgumentParser(prog="bench.run", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *BENCHES], default=[])
    parser.add_argument("--small", action="store_true", help="tiny sizes; goals do not count")
    parser.add_argument("--out", type=Path, help="where the figures are kept")
    chosen = parser.parse_args(arguments)
    out = chosen.out or (BUILD / "bench-small.json" if chosen.small else RESULTS)
    missed = False
    for name in chosen.names or list(BENCHES):
        print(f"{name} …", flush=True)
        outcome = measured(name, chosen.small)
        for figure in outcome.figures:
            print(figure, flush=True)
            missed = missed or figure.reached is False
        keep(out, name, outcome)
    return 1 if missed and not chosen.small else 0


def measured(name: str, small: bool) -> Outcome:
    """One benchmark in a folder of its own that is gone afterwards."""
    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD, prefix="bench-", ignore_cleanup_errors=True) as tmp:
        return BENCHES[name](Path(tmp), small)


def keep(out: Path, name: str, outcome: Outcome) -> None:
    """Put the figures of one benchmark in place of the older ones."""
    held = json.loads(out.read_text("utf-8")) if out.is_file() else {}
    made, day = commit()
    held[name] = {"machine": machine(), "commit": made, "day": day, **outcome.as_dict()}
    out.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(dict(sorted(held.items())), ensure_ascii=False, indent=1)
    out.write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    raise SystemExit(main())
