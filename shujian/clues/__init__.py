"""线索: identity, states, verification, feedback. A clue is a hint, never a finding."""
