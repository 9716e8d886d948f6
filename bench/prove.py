"""``python -m bench.prove [NAME …] [--small] [--seed N]``: seeded proofs, resumable."""

from __future__ import annotations

import argparse
import json
import shutil
import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.facts import BUILD, ROOT, program_digest
from bench.proofs.chunk import Chunk, Proof
from bench.proofs.cities import replay_proof, twice_proof
from bench.proofs.engines import engine_proofs
from bench.proofs.kills import kill_proof
from bench.proofs.metamorphic import metamorphic_proof
from bench.proofs.page import page
from bench.proofs.planted import planted_proof
from bench.proofs.suites import suites
from bench.proofs.whynot import why_proof

PAGE = ROOT / "docs" / "proofs.md"


@dataclass
class State:
    """The finished chunks, kept on disk; those of another program do not count.

    Args:
        folder: where the state and the chunks' working folders lie.
        digest: of the program that is proved.
    """

    folder: Path
    digest: str

    @property
    def _path(self) -> Path:
        return self.folder / "state.json"

    def done(self) -> dict[str, dict[str, Any]]:
        """Finished and failed chunks of this program by key."""
        if not self._path.is_file():
            return {}
        held = json.loads(self._path.read_text("utf-8"))
        return {k: v for k, v in held.items() if v["digest"] == self.digest}

    def keep(self, key: str, entry: dict[str, Any]) -> None:
        """Remember one; written beside and moved, so that a stop leaves the old state."""
        held = {**self.done(), key: {**entry, "digest": self.digest}}
        self.folder.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_suffix(".new")
        fresh.write_text(json.dumps(held, ensure_ascii=False, indent=1), encoding="utf-8")
        fresh.replace(self._path)


def proofs(seed: int, small: bool) -> tuple[Proof, ...]:
    """Every kind of proof."""
    return (
        replay_proof(seed, small),
        twice_proof(seed, small),
        planted_proof(seed, small),
        kill_proof(seed, small),
        why_proof(seed, small),
        metamorphic_proof(seed, small),
        *suites(seed, small),
        *engine_proofs(seed, small),
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what is not done yet, and write the page; the exit code is 1 where a proof fails."""
    parser = argparse.ArgumentParser(prog="bench.prove", description=__doc__)
    parser.add_argument("names", nargs="*", help="kinds of proof; all without a name")
    parser.add_argument("--small", action="store_true", help="one small chunk of each")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--state", type=Path, default=None, help="default: build/prove")
    parser.add_argument("--page", type=Path, default=None, help="default: docs/proofs.md")
    chosen = parser.parse_args(arguments)
    every = proofs(chosen.seed, chosen.small)
    unknown = set(chosen.names) - {p.name for p in every}
    if unknown:
        parser.error(f"unknown: {', '.join(sorted(unknown))}; {[p.name for p in every]}")
    place = "prove-small" if chosen.small else "prove"
    state = State(chosen.state or BUILD / place, program_digest())
    for proof in every:
        if not chosen.names or proof.name in chosen.names:
            prove(proof, state)
    setup = "小规模试做" if chosen.small else "全规模"
    target = chosen.page or (state.folder / "proofs.md" if chosen.small else PAGE)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(page(every, state.done(), setup), encoding="utf-8", newline="\n")
    print(f"written: {target.name}")
    wanted = {c.key for p in every for c in p.chunks}
    return 1 if any(v.get("error") for k, v in state.done().items() if k in wanted) else 0


def prove(proof: Proof, state: State) -> None:
    """Do the chunks of one kind that are not done; failed ones are tried again."""
    for number, chunk in enumerate(proof.chunks, start=1):
        held = state.done().get(chunk.key)
        label = f"[{proof.name} {number}/{len(proof.chunks)}] {chunk.key}"
        if held and not held.get("error"):
            print(f"{label}: done before, {held['cases']:,} cases", flush=True)
            continue
        print(f"{label} …", flush=True)
        entry = done(chunk, state.folder)
        state.keep(chunk.key, entry)
        said = entry.get("error") or f"{entry['cases']:,} cases"
        print(f"{label}: {said} ({entry['seconds']} s)", flush=True)


def done(chunk: Chunk, folder: Path) -> dict[str, Any]:
    """What a chunk showed, or why it failed; its folder stays where it failed."""
    place = folder / chunk.key.replace(" ", "_").replace("=", "-")
    started = time.monotonic()
    entry: dict[str, Any]
    try:
        found = chunk.work(place)
    except Exception as error:  # one failure must not keep the other proofs from being made
        traceback.print_exc()
        entry = {"error": f"{type(error).__name__}: {error}"[:4000], "cases": 0, "counts": {}}
    else:
        shutil.rmtree(place, ignore_errors=True)
        entry = {"cases": found.cases, "counts": found.counts}
    return {**entry, "seconds": round(time.monotonic() - started)}


if __name__ == "__main__":
    raise SystemExit(main())
