"""Help texts fold at the edge of the terminal: without blanks, Chinese would be cut off there."""

from __future__ import annotations

from typing import Any

from rich.table import Table


class Folded(Table):
    """A table whose cells go on in the next line, wherever the line ends."""

    def add_row(self, *cells: Any, **options: Any) -> None:
        """Add a row; columns that it makes fold too."""
        super().add_row(*cells, **options)
        for column in self.columns:
            column.overflow = "fold"


def fold_help() -> None:
    """Make the tables of help texts fold; those of the program's own answers do already."""
    from rich import columns
    from typer import rich_utils

    for module in (columns, rich_utils):
        vars(module)["Table"] = Folded
