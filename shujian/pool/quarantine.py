"""The quarantine: rows set aside, given out to be mended, and taken in again."""

from shujian.pool.quarantined import QuarantinedRow, count, export, reveal, rows
from shujian.pool.readmit import Mended, mend

__all__ = ["Mended", "QuarantinedRow", "count", "export", "mend", "reveal", "rows"]
