"""Relations: expressions with typed columns whose cells have a value or a state."""
