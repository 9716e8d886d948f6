"""The shared kernel: errors, ids, dates, money, numerals, strict YAML, progress."""
