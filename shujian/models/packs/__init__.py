"""规则包: many small rules over one base table, from the author's text to clues."""
