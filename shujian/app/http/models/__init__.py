"""Routes of the model library: what there is, what it needs, its cases, running it."""
