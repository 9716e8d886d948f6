"""What an import would do, said before it is done: tables, columns, units, open questions."""
