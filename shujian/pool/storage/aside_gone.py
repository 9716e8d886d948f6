"""What an import takes along of rows that were set aside, said to people."""

from __future__ import annotations

from collections import Counter

from shujian.pool.storage.force import Change, Force
from shujian.store.schema import ImportMode


def mended_by(force: Force) -> Counter[int]:
    """Corrected rows in force, by the number of the import in whose file they stood."""
    found: Counter[int] = Counter()
    for entry in force.rows:
        if not entry.own:
            found[entry.born] += entry.left
    return found


def aside_by(force: Force) -> Counter[int]:
    """Rows in quarantine, by the number of their import."""
    found: Counter[int] = Counter()
    for entry in force.quarantine:
        found[entry.born] += entry.left
    return found


def gone_notes(before: Force, after: Force, change: Change) -> list[str]:
    """What a person is told of rows set aside that go with earlier imports, or come back; Chinese.

    Args:
        before: the files in force before the import.
        after: those after it.
        change: the import; what it mends itself has not gone.
    """
    if change.mode == ImportMode.REDEFINE or change.mended:
        return []
    withdraws = change.mode == ImportMode.WITHDRAW
    # what was taken back by itself left no import behind, and needs no word
    stay = {no for no, _ in after.imports} if withdraws else set()
    mended, waiting = (mended_by(before), mended_by(after)), (aside_by(before), aside_by(after))
    gone = [
        f"{where} {rows:,} 行"
        for where, (was, now) in (("更正入池的", mended), ("隔离区的", waiting))
        if (rows := sum(n for no, n in (was - now).items() if no not in stay))
    ]
    verb = "撤回" if withdraws else "替换"
    notes = [f"{'、'.join(gone)}随所属的导入一并{verb}"] if gone else []
    own = Counter({change.no: sum(e.left for e in change.quarantine)})
    if rows := (mended[1] - mended[0]).total():
        notes.append(f"更正入池的 {rows:,} 行恢复")
    if rows := (waiting[1] - waiting[0] - own).total():
        notes.append(f"{rows:,} 行回到隔离区")
    return notes
