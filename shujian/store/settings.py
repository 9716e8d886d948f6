"""Settings of the installation, kept in the application database."""

from __future__ import annotations

from typing import Any

from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Setting

UNIT = "unit"
"""The name of the unit, for the watermark, documents and the journal."""


def get(home: Home, key: str, default: Any = None) -> Any:
    """A setting, or the default where it was never made."""
    with db.reader(home) as opened:
        row = opened.get(Setting, key)
        return default if row is None else row.value_json


def put(home: Home, key: str, value: Any) -> None:
    """Make a setting; the caller decides who may."""
    with db.session(home) as opened:
        opened.merge(Setting(key=key, value_json=value))


def unit_of(home: Home) -> str:
    """The unit's name; "" where none was given."""
    return str(get(home, UNIT, ""))
