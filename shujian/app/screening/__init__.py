"""Judgments screened by rules: documents in, clues out, nothing kept."""
