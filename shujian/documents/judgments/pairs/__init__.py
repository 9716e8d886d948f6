"""Judgments beside each other: cards of single ones, persons and cases tied together."""
