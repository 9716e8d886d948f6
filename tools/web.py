"""The front end: `python -m tools.web {setup|build|dev|lint|same|test|gen|check}`."""

from __future__ import annotations

import argparse
import sys

from tools import webbuild, webcheck
from tools.webnode import NotHereError, WebError

_HELP = {
    "setup": "install the packages as locked",
    "build": "build the pages into shujian/app/http/static",
    "dev": "development server on port 5173, calls go to SHUJIAN_SERVER (127.0.0.1:8000)",
    "lint": "types and lint",
    "test": "vitest; names of files may follow",
    "same": "are openapi.json and the typed client those of the server",
    "gen": "make openapi.json and the typed client from the server",
    "check": "lint, same, test",
}


def _do(action: str, names: list[str]) -> None:
    if action == "build":
        fresh = webbuild.build()
        print("前端已构建 (web built)" if fresh else "前端没有变化 (web is up to date)")
    elif action == "check":
        webcheck.check()
    else:
        node = webbuild.setup()
        if action == "dev":
            webbuild.run(node, "node_modules/vite/bin/vite.js", *names, tool="vite")
        elif action == "lint":
            webcheck.lint(node)
        elif action == "same":
            webcheck.same(node)
        elif action == "test":
            webcheck.test(node, *names)
        elif action == "gen":
            webcheck.gen(node)


def main() -> int:
    """Runs one action; 1 when it failed, 2 when this machine cannot do it."""
    parser = argparse.ArgumentParser(prog="python -m tools.web", description=__doc__)
    words = "; ".join(f"{name}: {text}" for name, text in _HELP.items())
    parser.add_argument("action", choices=list(_HELP), help=words)
    parser.add_argument("names", nargs="*")
    optional = "where this machine has no Node or npm registry, say so and go on"
    parser.add_argument("--optional", action="store_true", help=optional)
    given = parser.parse_args()
    try:
        _do(given.action, given.names)
    except NotHereError as error:
        print(error, file=sys.stderr)
        if given.optional:
            print(f"前端：略过 {given.action}，其余照常 (web: {given.action} was not done)")
        return 0 if given.optional else 2
    except WebError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
