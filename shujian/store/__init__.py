"""The home folder: layout, locks, the application database, originals, content, jobs."""
