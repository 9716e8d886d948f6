"""File readers: a departmental file in, text columns out, parsed in a limited child process."""

from shujian.pool.readers.process import Reader, read
from shujian.pool.readers.types import Limits, RawPart, ReadOptions, ReadResult

__all__ = ["Limits", "RawPart", "ReadOptions", "ReadResult", "Reader", "read"]
