"""``python -m shujian.app.http.openapi PATH``: write the interface's description."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from shujian.app.http.main import create_app
from shujian.app.http.served import Served
from shujian.store.home import Home


def text() -> str:
    """The OpenAPI document, the same bytes for the same routes."""
    with TemporaryDirectory() as folder:
        home = Home.open(Path(folder) / "home")
        made = create_app(Served(home)).openapi()
        home.close()
    return json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(text(), "utf-8")
