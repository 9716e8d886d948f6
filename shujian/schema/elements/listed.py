"""What elements with a short list of values have in common."""

from __future__ import annotations

from typing import ClassVar

import pyarrow as pa
import pyarrow.compute as pc

from shujian.schema.elements.base import Element, Fast


class Listed(Element):
    """An element whose canonical values are listed."""

    listed: ClassVar[tuple[str, ...]]
    max_length = 60

    def fast(self, column: pa.StringArray) -> Fast | None:
        """Listed values as they stand."""
        mask = pc.fill_null(pc.is_in(column, pa.array(self.listed, pa.string())), False)
        return Fast(mask, column)
