"""``python -m shujian``: the command line."""

from shujian.app.cli.main import main

main()
