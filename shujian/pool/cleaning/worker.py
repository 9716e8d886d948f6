"""Standardising a range of a part's batches into Parquet files, here or in a child process."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.ipc

from shujian.core.errors import ShujianError
from shujian.pool.cleaning.plan import Done, Plan
from shujian.pool.cleaning.standardise import Caches, standardise
from shujian.pool.storage.sink import Sink
from shujian.store.disk import disk_error

STEP = 32_768
"""Rows cleaned at a time."""


def work(
    plan: Plan, first: int, last: int, chunk: int, told: Callable[[int], None] = lambda rows: None
) -> Done:
    """Standardise batches ``first`` to ``last`` (excluded) of a part.

    Args:
        plan: what to do.
        first: index of the first batch.
        last: index after the last one.
        chunk: number of this range, for file names.
        told: hears of rows as they are done; may raise to stop.

    Raises:
        ShujianError: ``store.disk_full`` and the like; the files begun are of no use then.
    """
    name = f"{plan.stem}-{chunk:03d}.parquet"
    kept = Sink(plan.rows / name, plan.schema)
    aside = Sink(plan.quarantine / name, plan.quarantine_schema)
    done, caches = Done(), Caches()
    try:
        with pa.memory_map(str(plan.path)) as source:
            reader = pa.ipc.open_file(source)
            for index in range(first, last):
                batch = reader.get_batch(index)
                for start in range(0, batch.num_rows, STEP):
                    split = standardise(plan, batch.slice(start, STEP), caches)
                    kept.write(split.kept)
                    aside.write(split.quarantined)
                    done.add(split.account)
                    told(split.account.rows)
        done.files, done.quarantine = kept.close(), aside.close()
    except BaseException:
        kept.abandon()
        aside.abandon()
        raise
    return done


def _say(message: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def main() -> None:
    """The child: one request a line on standard input, progress and answers on output."""
    for line in sys.stdin:
        request = json.loads(line)
        plan = Plan.from_dict(json.loads(Path(request["plan"]).read_text(encoding="utf-8")))
        first, last, chunk = request["range"]
        try:
            done = work(plan, first, last, chunk, lambda rows: _say({"rows": rows}))
        except ShujianError as error:
            _say({"refused": error.as_dict()})
        except OSError as error:
            _say({"refused": disk_error(error, plan.path).as_dict()})
        except Exception as error:
            _say({"error": f"{type(error).__name__}: {error}"[:500]})
        else:
            _say({"done": done.as_dict()})
