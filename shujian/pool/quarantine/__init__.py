"""The quarantine: rows set aside, given out to be mended, and taken in again."""

from shujian.pool.quarantine.listing import (
    QuarantinedRow,
    check_export,
    count,
    export,
    reveal,
    rows,
)
from shujian.pool.quarantine.readmit import Mended, mend

__all__ = ["Mended", "QuarantinedRow", "check_export", "count", "export", "mend", "reveal", "rows"]
