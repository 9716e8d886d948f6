"""The worker: a process beside the web server that does the long jobs, one after another."""
