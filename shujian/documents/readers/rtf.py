"""RTF to text: also what many programs write under the name .doc."""

from __future__ import annotations

import re

_TOKEN = re.compile(
    rb"\\'([0-9a-fA-F]{2})|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\"
)
_SKIPPED = frozenset(
    re.findall(
        rb"\w+",
        b"fonttbl colortbl stylesheet info pict object header footer headerl headerr headerf"
        b" footerl footerr footerf footnote fldinst themedata datastore latentstyles generator"
        b" listtable listoverridetable rsidtbl xmlnstbl mmathPr filetbl revtbl annotation"
        b" bkmkstart bkmkend nonshppict",
    )
)
_SIGNS = {
    b"par": "\n", b"line": "\n", b"sect": "\n", b"page": "\n", b"tab": "\t", b"cell": "\t",
    b"row": "\n", b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’",
    b"ldblquote": "“", b"rdblquote": "”", b"bullet": "•", b"nestcell": "\t", b"nestrow": "\n",
}  # fmt: skip
_DEEPEST = 500


class _Group:
    """What holds inside one pair of braces."""

    def __init__(self, skip: bool = False, after: int = 1, hidden: bool = False) -> None:
        self.skip, self.after, self.hidden = skip, after, hidden


def rtf_text(data: bytes) -> str:
    """The text of an RTF file; of a broken one what stands before the break."""
    encoding = "gb18030"
    pieces: list[str] = []
    waiting = bytearray()
    groups = [_Group()]
    passing = 0
    starred = False
    for token in _TOKEN.finditer(data):
        code, word, number, sign, brace, plain = token.groups()
        group = groups[-1]
        if code is None and waiting:
            pieces.append(waiting.decode(encoding, "replace"))
            waiting.clear()
        if code is not None:
            passing, kept = max(0, passing - 1), passing == 0
            if kept and not (group.skip or group.hidden):
                waiting.append(int(code, 16))
        elif brace == b"{":
            if len(groups) < _DEEPEST:
                groups.append(_Group(group.skip, group.after, group.hidden))
        elif brace == b"}":
            if len(groups) > 1:
                groups.pop()
        elif word is not None:
            passing = _word(word, number, group, pieces, starred)
            encoding = _code_page(word, number) or encoding
        elif plain is not None and not (group.skip or group.hidden):
            pieces.append(plain[passing:].decode(encoding, "replace"))
            passing = max(0, passing - len(plain))
        elif sign in (b"\\", b"{", b"}", b"~", b"_") and not group.skip:
            pieces.append({b"~": " ", b"_": "-"}.get(sign, sign.decode("ascii")))
        starred = sign == b"*"
    pieces.append(waiting.decode(encoding, "replace"))
    # characters beyond the basic plane come as two numbers
    return "".join(pieces).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _word(
    word: bytes, number: bytes | None, group: _Group, pieces: list[str], starred: bool
) -> int:
    """A control word; gives how many characters after it only repeat it for old programs."""
    if starred or word in _SKIPPED:
        group.skip = True
    elif word == b"uc" and number is not None:
        group.after = max(0, min(int(number), 10))
    elif word == b"v":
        group.hidden = number != b"0"
    elif group.skip or group.hidden:
        return 0
    elif word == b"u" and number is not None:
        value = int(number) & 0xFFFF
        pieces.append(chr(value))
        return group.after
    elif word in _SIGNS:
        pieces.append(_SIGNS[word])
    return 0


def _code_page(word: bytes, number: bytes | None) -> str | None:
    if word != b"ansicpg" or number is None:
        return None
    return {b"936": "gb18030", b"950": "big5", b"65001": "utf-8"}.get(number)
