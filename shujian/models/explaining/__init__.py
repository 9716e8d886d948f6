"""Why a clue is a clue, and why a subject is none: ways, lineage, stories."""
