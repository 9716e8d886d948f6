"""The command line: ``shujian …``."""
