"""RE2 patterns → a form that Java (Spark) and Rust (Sail) read as RE2 does."""

from __future__ import annotations

from shujian.engines.spark_refusing import cannot

_CLASSES = {
    "d": "0-9",
    "w": "0-9A-Za-z_",
    "s": r"\t\n\f\r\x20",
}
_LITERAL = set(".^$*+?()[]{}|\\/-,:;=<>!@#%&~'\"` _")
_CONTROLS = {"t": r"\t", "n": r"\n", "f": r"\f", "r": r"\r", "a": r"\x07", "v": r"\x0B"}
_PLAIN_GROUPS = ("(?:", "(?P<", "(?<")


def portable(pattern: str) -> str:
    r"""The pattern with everything spelt out in which the three libraries differ.

    ``\d \w \s`` are ASCII, ``.`` leaves out the line feed alone, ``^`` and ``$`` stand for the
    ends of the whole text.

    Raises:
        ShujianError: a part that cannot be spelt out (``\b``, ``\p``, ``\Q``, flags but s).
    """
    return _Spelling(pattern).spelt()


class _Spelling:
    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        self.dots = [False]

    def spelt(self) -> str:
        out: list[str] = []
        while self.at < len(self.pattern):
            out.append(self._one())
        return "".join(out)

    def _take(self) -> str:
        self.at += 1
        return self.pattern[self.at - 1]

    def _refuse(self, part: str) -> Exception:
        return cannot(f"模式 {self.pattern} 中的 {part}", "各引擎的正则对它的读法不同")

    def _one(self) -> str:
        char = self._take()
        if char == "\\":
            return self._escape()
        if char == "[":
            return self._set()
        if char == "(":
            return self._open()
        if char == ")":
            if len(self.dots) > 1:
                self.dots.pop()
            return char
        if char == ".":
            return r"(?:[^\n]|\n)" if self.dots[-1] else r"[^\n]"
        if char in "^$":
            return {"^": r"\A", "$": r"\z"}[char]
        if char == "{":
            return self._brace()
        return r"\x23" if char == "#" else char

    def _brace(self) -> str:
        """A counted repetition; any other brace is a character in RE2."""
        end = self.pattern.find("}", self.at)
        inner = self.pattern[self.at : end] if end > 0 else ""
        low, _, high = inner.partition(",")
        if low.isascii() and low.isdigit() and (not high or (high.isascii() and high.isdigit())):
            self.at = end + 1
            return "{" + inner + "}"
        return r"\{"

    def _escape(self) -> str:
        char = self._take()
        if char in _CLASSES:
            return f"[{_CLASSES[char]}]"
        if char in "DWS":
            return f"[^{_CLASSES[char.lower()]}]"
        if char in _CONTROLS:
            return _CONTROLS[char]
        if char in "Az":
            return "\\" + char
        if char in _LITERAL:
            return _quoted(char)
        if char == "x":
            return self._code()
        raise self._refuse("\\" + char)

    def _code(self) -> str:
        if self.pattern[self.at : self.at + 1] == "{":
            end = self.pattern.index("}", self.at)
            digits, self.at = self.pattern[self.at + 1 : end], end + 1
        else:
            digits, self.at = self.pattern[self.at : self.at + 2], self.at + 2
        return f"\\x{{{digits}}}"

    def _open(self) -> str:
        rest = self.pattern[self.at - 1 :]
        if not rest.startswith("(?") or rest.startswith("(?:"):
            self.dots.append(self.dots[-1])
            self.at += 2 * rest.startswith("(?:")
            return "(?:" if rest.startswith("(?:") else "("
        if rest.startswith(("(?P<", "(?<")):
            self.at = self.pattern.index(">", self.at) + 1
            self.dots.append(self.dots[-1])
            return "("
        if rest.startswith("(?s)"):
            self.at += 3
            self.dots[-1] = True
            return ""
        if rest.startswith("(?s:"):
            self.at += 3
            self.dots.append(True)
            return "(?:"
        raise self._refuse(rest[:4])

    def _set(self) -> str:
        out = ["["]
        if self.pattern[self.at : self.at + 1] == "^":
            out.append(self._take())
        first = True
        while True:
            char = self._take()
            if char == "]" and not first:
                return "".join([*out, "]"])
            first = False
            if char == "[" and self.pattern[self.at : self.at + 1] == ":":
                raise self._refuse("[:")
            out.append(self._member(char))

    def _member(self, char: str) -> str:
        if char != "\\":
            return char if char == "-" or char not in _LITERAL else _quoted(char)
        char = self._take()
        if char in _CLASSES:
            return _CLASSES[char]
        if char in _CONTROLS:
            return _CONTROLS[char]
        if char in _LITERAL:
            return _quoted(char)
        if char == "x":
            return self._code()
        raise self._refuse("\\" + char)


def _quoted(char: str) -> str:
    """A character that may mean something somewhere, by its number."""
    return f"\\x{ord(char):02X}"
