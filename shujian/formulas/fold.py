"""Full-width signs folded to ASCII outside text and column names, place by place."""

from __future__ import annotations

_FOLD = {
    ord("，"): ",",
    ord("\u3000"): " ",
    ord("\u00a0"): " ",
    ord("“"): '"',
    ord("”"): '"',
} | {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_CLOSING = {'"': '"', "“": "”", "”": "”", "＂": "＂", "[": "]", "［": "]］"}


def fold(text: str) -> str:
    """Replace each full-width sign by its half-width one; the length stays the same.

    Text literals and column names keep what stands in them; the quotes around a text
    become ``"`` and a ``"`` inside curly quotes becomes ``\\x00`` (see ``unfold``).
    """
    out: list[str] = []
    closing = ""
    for char in text:
        if not closing:
            closing = _CLOSING.get(char, "")
            out.append(char.translate(_FOLD))
        elif char in closing:
            closing = ""
            out.append(char.translate(_FOLD))
        else:
            inside_curly = closing != '"' and closing not in ("]", "]］")
            out.append("\x00" if char == '"' and inside_curly else char)
    return "".join(out)


def unfold(body: str) -> str:
    """The value of a text literal from what stands between its quotes."""
    return body.replace('""', '"').replace("\x00", '"')
