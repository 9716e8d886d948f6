"""Where the pool's rows lie: files, Delta versions, what is in force, snapshots."""
