"""A model over pinned snapshots: plan, run, counts, result, and what a run keeps."""
