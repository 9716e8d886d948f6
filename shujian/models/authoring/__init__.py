"""Writing a model: cases, samples of operators, previews, the palette."""
