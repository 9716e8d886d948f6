"""Routes of clues: lists, moves, saved views, explanations, texts, exports."""
