"""From a confirmed plan to standard rows, in this process or in children."""
