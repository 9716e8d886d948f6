"""Routes of runs: what was computed, step by step, from what, and whether it comes out again."""
