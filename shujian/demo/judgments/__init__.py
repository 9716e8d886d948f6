"""Written judgments of the demo city: lawful ones, planted mistakes, look-alikes, damage."""
