"""Rows of a file that are about what stands in the pool already, told before they add up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from shujian.pool.proposals.again import again, beside
from shujian.pool.proposals.proposal import PartProposal, Proposal
from shujian.pool.proposals.trial import Trial, try_part
from shujian.store import db
from shujian.store.home import Home
from shujian.trust import Action, Context
from shujian.trust.journal import record

LOOKED = 1000
"""Rows that are tried of each part before an import at the command line."""


@dataclass(frozen=True)
class Again:
    """What a part of a file repeats.

    Args:
        table: the standard table.
        key: its identifying columns.
        looked: rows that were tried; whole: these are all of the part.
        rows: of them, those whose identifying columns a row in force has.
        beside: identifying day → those that differ from a row in force by it alone.
    """

    table: str
    key: tuple[str, ...]
    looked: int
    whole: bool
    rows: int
    beside: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Compared:
    """Rows tried beside the rows in force, see ``Again``."""

    rows: int
    beside: Mapping[str, int]


def compared(
    ctx: Context, home: Home, proposal: Proposal, part: PartProposal, trial: Trial
) -> Compared | None:
    """How many rows tried are about rows in force; None: there was nothing to compare with.

    Who thus learnt how many of a file's persons stand in the pool is journaled, as of a search.
    """
    if part.table is None:
        return None
    table = part.table.name
    found = again(home, table, list(part.table.key), trial.keys)
    if found is None:
        return None
    near = beside(home, part.table, trial.keys)
    detail = {"table": table, "found": found, "near": sum(near.values()), "looked": proposal.name}
    with db.session(home) as session:
        record(session, ctx, Action.VIEW, f"上传前与“{table}”的识别列比对", detail)
    return Compared(found, near)


def repeated(ctx: Context, home: Home, proposal: Proposal) -> list[Again]:
    """Each part of a file that repeats rows in force; the very same file adds none."""
    told: list[Again] = []
    here = {known.table for known in proposal.earlier} - set(proposal.restated)
    for part in proposal.parts:
        if part.table is None or part.left_out or part.table.name in here:
            continue
        units = {c: u for (no, c), u in proposal.units.items() if no == part.raw.part_no}
        with home.workspace() as tmp:
            trial = try_part(part, units, tmp, LOOKED)
        found = compared(ctx, home, proposal, part, trial)
        if found is not None and (found.rows or found.beside):
            name, key, whole = part.table.name, part.table.key, trial.looked >= part.raw.rows
            told.append(Again(name, tuple(key), trial.looked, whole, found.rows, found.beside))
    return told
