"""Local rules as people enter them: what is asked, what is laid down, by whom."""
