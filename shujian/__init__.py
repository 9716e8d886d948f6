"""数检: an open platform for digital prosecution (数字检察)."""

__version__ = "0.1.0"
