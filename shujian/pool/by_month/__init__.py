"""Lists with a column a month: recognised, their years found, taken apart into a row a month."""
