"""``python -m shujian``: the command line."""

from shujian.app.cli import main

main()
