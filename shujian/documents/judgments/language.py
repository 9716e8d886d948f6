"""The language of judgments: named patterns from content, compiled once, with their samples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from shujian.core import yamlio
from shujian.core.errors import Place, ShujianError
from shujian.documents.judgments.finder import Finder

_WORD = re.compile(r"\{(?P<name>[\u4e00-\u9fff]{1,12})\}")
_FOLDER = ("content", "judgments", "patterns")


@dataclass(frozen=True)
class Sample:
    """A sentence that a pattern must read, or must not.

    Args:
        text: the sentence, in folded form.
        hit: whether the pattern finds something.
        groups: named groups with the words expected in them.
    """

    text: str
    hit: bool
    groups: Mapping[str, str]


@dataclass(frozen=True)
class Pattern:
    """A named pattern.

    Args:
        name: group/name, kept with every fact that it reads.
        regex: compiled.
        finder: the same, with a look for the words that it needs.
        samples: sentences that say what it is for.
    """

    name: str
    regex: re.Pattern[str]
    finder: Finder
    samples: tuple[Sample, ...]


class Language(dict[str, Finder]):
    """One group of patterns and word lists: name → what finds it.

    Args:
        group: the file's name.
        patterns: by name.
        words: word lists by name, as regular expressions.
        lists: word lists by name, as their words.
    """

    def __init__(
        self,
        group: str,
        patterns: Mapping[str, Pattern],
        words: Mapping[str, str],
        lists: Mapping[str, tuple[str, ...]],
    ) -> None:
        # a dictionary itself: hundreds of patterns are asked for a document
        super().__init__({name: pattern.finder for name, pattern in patterns.items()})
        self.group, self.patterns, self.words, self.lists = group, patterns, words, lists

    def id(self, name: str) -> str:
        """How a fact names the pattern that read it."""
        return f"{self.group}/{name}"


def groups() -> Iterator[str]:
    """The names of all groups."""
    folder = resources.files("shujian").joinpath(*_FOLDER)
    yield from sorted(
        p.name.removesuffix(".yaml") for p in folder.iterdir() if p.name.endswith(".yaml")
    )


@cache
def language(group: str) -> Language:
    """The patterns of a group; words of the group ``common`` may be used in all.

    Args:
        group: name of a file in ``content/judgments/patterns``, without ``.yaml``.

    Raises:
        ShujianError: a pattern that cannot be compiled, or a word that is not there.
    """
    path = resources.files("shujian").joinpath(*_FOLDER, f"{group}.yaml")
    data = yamlio.parse(path.read_text("utf-8"), f"{group}.yaml")
    words = dict(language("common").words) if group != "common" else {}
    lists: dict[str, tuple[str, ...]] = {}
    for name, given in (data.get("words") or {}).items():
        if isinstance(given, list):
            lists[name] = tuple(str(w) for w in given)
            ordered = sorted(lists[name], key=len, reverse=True)
            words[name] = "(?:" + "|".join(re.escape(w) for w in ordered) + ")"
        else:
            words[name] = "(?:" + filled(str(given), words, group, name) + ")"
    found = {}
    for name, given in (data.get("patterns") or {}).items():
        found[name] = _pattern(group, name, given, words)
    return Language(group, found, words, lists)


def filled(text: str, words: Mapping[str, str], group: str, name: str) -> str:
    """A pattern with its words written out.

    Raises:
        ShujianError: ``documents.unknown_word``.
    """

    def word(match: re.Match[str]) -> str:
        if match["name"] not in words:
            raise ShujianError(
                "documents.unknown_word",
                f"句式用到的词表“{match['name']}”不存在",
                where=Place(f"{group}.yaml", field=name),
                remedy="请在 words 中写出这个词表，或者改正名称",
            )
        return words[match["name"]]

    return _WORD.sub(word, text)


def _pattern(group: str, name: str, given: Any, words: Mapping[str, str]) -> Pattern:
    text = given if isinstance(given, str) else str(given["is"])
    bare = re.sub(r"\s+", "", text)  # folded text holds no blanks: those of the YAML mean nothing
    try:
        regex = re.compile(filled(bare, words, group, name))
    except re.error as error:
        raise ShujianError(
            "documents.bad_pattern",
            f"句式“{name}”写错了",
            why=str(error),
            where=Place(f"{group}.yaml", field=name),
            remedy="请改正正则表达式",
        ) from error
    samples: list[Sample] = []
    if not isinstance(given, str):
        for sample in given.get("hit", []):
            groups_ = dict(sample) if isinstance(sample, dict) else {}
            sentence = str(groups_.pop("text")) if groups_ else str(sample)
            samples.append(Sample(sentence, True, {k: str(v) for k, v in groups_.items()}))
        samples += [Sample(str(s), False, {}) for s in given.get("miss", [])]
    return Pattern(f"{group}/{name}", regex, Finder(regex), tuple(samples))
