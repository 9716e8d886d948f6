"""How the headers of a file differ from those that its supplier sent before."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LayoutChange:
    """How headers differ from those of the last import of the same supplier and table.

    Args:
        added: headers that are new.
        removed: headers that are gone.
        renamed: (old, new) pairs that may be the same column.
        moved: the same headers in another order.
        kept: the mapping of last time holds, as every column that it used is there again.
        lost: (header, standard column) pairs of last time whose header is gone, and for which
            nothing stands now.
    """

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    moved: bool = False
    kept: bool = False
    lost: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.renamed)

    def __str__(self) -> str:
        came, gone = ("这次多出的列", "这次没有") if self.kept else ("新增列", "缺少列")
        parts = [f"{came}：" + "、".join(self.added)] if self.added else []
        parts += [f"{gone}：" + "、".join(self.removed)] if self.removed else []
        parts += [f"可能改名：{old} → {new}" for old, new in self.renamed]
        parts += [f"“{old}”上次作“{column}”，这次没有列作它" for old, column in self.lost]
        parts += ["列的顺序有变"] if self.moved else []
        return "；".join(parts)
