"""What the workbench does with kept documents: list, read, correct, screen, compare."""
