"""Documents of a court that are not about crime: they are told by name, not called unreadable."""

from __future__ import annotations

from shujian.documents.judgments.language import language

PART = "范围外"
"""Stands for the unread part of such a document."""
_TITLE_ENDS = 400
_CRIMINAL = ("刑", "罪犯")


def outside(text: str) -> str:
    """The kind of a document of another field of law, by its title; "" where nothing says so.

    Args:
        text: the folded text; anything criminal in its head leaves it to a person.
    """
    head = text[:_TITLE_ENDS]
    found = language("title")["范围外"].search(head)
    if found is None or any(word in head for word in _CRIMINAL):
        return ""
    return found["种类"]
