"""What the start page tells: what needs a person, from clue to verdict, how fresh the data is."""
