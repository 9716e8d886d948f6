"""文书: text out of files; judgments into facts with spans; near-duplicates; search."""
