"""Criminal judgments: from raw text to facts with spans."""
