"""What the court finds about each defendant in its reasoning."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shujian.documents.judgments.facts import Fact, Row
from shujian.documents.judgments.finder import Finder
from shujian.documents.judgments.findings_asked import answered, asked, bare_topic
from shujian.documents.judgments.findings_told import (
    complete,
    confession_cited,
    given_back,
    in_turn,
    plea_cited,
    taken_back,
    told_below,
)
from shujian.documents.judgments.language import language
from shujian.documents.judgments.mentions import sentences
from shujian.documents.judgments.naming import Mention, mentions, outsiders, whose
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span

REASONS = "理由"
FINDINGS = (
    "累犯", "毒品再犯", "自首", "坦白", "重大立功", "立功", "主犯", "从犯", "胁从犯", "首要分子",
    "未遂", "中止", "预备", "防卫过当", "限制责任能力", "未成年", "认罪认罚", "自愿认罪", "谅解",
    "和解", "退赃退赔", "从轻", "减轻", "免除", "从重", "缓刑考验期内犯罪", "假释考验期内犯罪",
)  # fmt: skip
_NAMED = frozenset(FINDINGS[: FINDINGS.index("预备") + 1])
"""Findings that a sentence can deny by their name."""
_WEIGHED = ("从轻", "减轻", "免除", "从重")
_SHARED = (*_WEIGHED, "认罪认罚", "自愿认罪", "谅解", "退赃退赔")
"""What a clause without a name may say of all whom its sentence named apart."""
_NOT_FOUND = {name: Fact(False, 0, 0, REASONS, f"findings/{name}") for name in FINDINGS}
Found = dict[tuple[int, str], Span]
"""(被告人序号, finding) → where it is found."""
_SURRENDER = "自首"
_CLAUSE = re.compile(r"[，；。：\n]")


def stage(reading: Reading) -> None:
    """Fill the findings of 被告人: 是 where the court finds, 否 where it does not."""
    span = reading.parts.reasoning
    if span[1] <= span[0] or not reading.people:
        return
    spoken: set[tuple[int, str]] = set()
    own = _found(reading, span, spoken)
    found = _below(reading, spoken) | own
    found = _weighed(reading, spoken) | found
    found = _reached(reading, span, found) | found
    for row in reading.people:
        _write(
            reading, row, {n: s for (seq, n), s in found.items() if seq == row.number("被告人序号")}
        )
    _system(reading)
    # 如实供述 is a part of surrender too; only 坦白 itself says what the article is cited for
    said = (reading.text[slice(*at)] for (_, name), at in found.items() if name == "坦白")
    complete(reading, confessed=any("坦白" in words for words in said))


def _below(reading: Reading, spoken: set[tuple[int, str]]) -> Found:
    """What the court below found about those whose judgment an appeal leaves standing.

    Nothing of what the appeal's own reasoning speaks of: there it is the appeal that finds.
    Of those it sentences anew, only the confession that it cites the article for.

    Args:
        reading: the ruling or judgment of the appeal.
        spoken: (被告人序号, finding) that its reasoning speaks of.
    """
    if not reading.upheld or reading.kind is not None:
        return {}
    cited = confession_cited(reading) is not None
    return {
        key: place
        for span in told_below(reading)
        for key, place in _found(reading, span, set()).items()
        if key not in spoken and (key[0] in reading.upheld or (cited and key[1] == "坦白"))
    }


def _weighed(reading: Reading, spoken: set[tuple[int, str]]) -> Found:
    """What the court answers on the points in dispute before its reasoning, which is silent on it.

    关于立功问题，经查，某甲检举他人犯罪查证属实，构成立功. … 本院认为，…
    """
    span = answered(reading)
    if span[1] <= span[0]:
        return {}
    found = _found(reading, span, set())
    return {key: at for key, at in found.items() if key[1] in _NAMED and key not in spoken}


def _found(reading: Reading, span: Span, spoken: set[tuple[int, str]]) -> Found:
    """What a court's reasoning finds, by person and finding; ``spoken``: what it speaks of."""
    found: Found = {}
    shared: set[tuple[int, str]] = set()
    carried: frozenset[int] = frozenset()
    everybody = frozenset(p.number("被告人序号") for p in reading.people)
    say = language("findings")
    # most findings are not spoken of at all: one look for each instead of one a sentence
    sought = [(name, say[name]) for name in FINDINGS if say[name].possible(reading.text, *span)]
    others = outsiders(reading)
    for sentence in pieces(reading.text, span):
        named = mentions(reading, sentence, everybody, carried)
        if not named and len(everybody) > 1:
            carried = asked(reading, sentence, everybody) or carried
        for name, finder, match in _spoken(reading, sentence, sought, others):
            told = _both(reading.text, sentence, named, match) if name in _SHARED else None
            told = told or whose(named, match.start(), carried, everybody)
            told = in_turn(reading, sentence, match, told)
            keys = {(seq, name) for seq in told}
            if not say["原判已虑"].search(reading.text, *sentence):
                spoken |= keys
            held = _held(reading, sentence, match, finder)
            if held and not (name in _NAMED and taken_back(reading, sentence, match, finder)):
                if _his_own(reading, sentence, name, match, told):
                    shared |= keys if len(keys) > 1 else set()
                    found = dict.fromkeys(keys, match.span()) | found
            elif named and shared & keys and _withdrawn(reading.text, sentence, match):
                found = {key: place for key, place in found.items() if key not in shared & keys}
        carried = named[-1].people if named else carried
    return found


def _both(
    text: str, sentence: Span, named: list[Mention], match: re.Match[str]
) -> frozenset[int] | None:
    """Whom a clause without a name means by 均: all whom its sentence named apart.

    某甲系自首，某乙系坦白，依法均可从轻处罚.
    """
    at = match.start()
    clause = max((m.end() for m in _CLAUSE.finditer(text, sentence[0], at)), default=sentence[0])
    before = [m for m in named if m.start < clause]
    if len(before) < 2 or any(clause <= m.start < at for m in named):
        return None
    if re.search("[均都]|分别", text[clause:at]) is None:
        return None
    return frozenset[int]().union(*(m.people for m in before))


def _reached(reading: Reading, span: Span, found: Found) -> Found:
    """The surrender of one that the court lets another have: 其自首效力及于被告单位.

    Source: 最高人民法院、最高人民检察院《关于办理职务犯罪案件认定自首、立功等量刑情节若干问题的意见》一.
    """
    finder = language("findings")["效力及于"]
    if not any(name == _SURRENDER for _, name in found):
        return {}
    more: Found = {}
    for sentence in pieces(reading.text, span) if finder.possible(reading.text, *span) else ():
        for match in finder.finditer(reading.text, *sentence):
            if not _held(reading, sentence, match, finder):
                continue
            for person in reading.people:
                unit = person.true("单位") and "单位" in match["谁"]
                if unit or person.text("被告人") in match["谁"]:
                    more[person.number("被告人序号"), _SURRENDER] = match.span()
    return more


def _spoken(
    reading: Reading,
    sentence: Span,
    sought: list[tuple[str, Finder]],
    others: re.Pattern[str] | None,
) -> Iterator[tuple[str, Finder, re.Match[str]]]:
    """Where a sentence speaks of findings: not in titles, not of others than the defendants."""
    text = reading.text
    titles = [m.span() for m in language("findings")["引用"].finditer(text, *sentence)]
    for name, finder in sought:
        for match in finder.finditer(text, *sentence):
            titled = any(a <= match.start() < b for a, b in titles)
            titled = titled or bare_topic(text, sentence, match)
            if not titled and not (others and others.search(text[sentence[0] : match.start()])):
                yield name, finder, match


def _his_own(
    reading: Reading, sentence: Span, name: str, match: re.Match[str], told: frozenset[int]
) -> bool:
    """Whether it was done, still holds for those told of, and is not a victim's."""
    if name == "退赃退赔":
        return given_back(reading.text, match)
    if name == "认罪认罚":
        others = (p for p in reading.people if p.number("被告人序号") not in told)
        found = (reading.text.find(p.text("被告人"), match.end(), sentence[1]) for p in others)
        stop = min((at for at in found if at >= 0), default=sentence[1])
        return not _retracted(reading.text, (sentence[0], stop))
    return name != "未成年" or not _of_another(reading.text, sentence, match)


def _withdrawn(text: str, sentence: Span, match: re.Match[str]) -> bool:
    """Whether the court takes back for one what it found for several: 但某乙的自首不应认定."""
    say, before = language("findings"), text[sentence[0] : match.start()]
    if say["他人之言"].search(before) or say["某罪"].search(before):
        return False
    return (
        say["收回前"].search(before) is not None
        or say["收回后"].match(text, match.end(), sentence[1]) is not None
    )


def pieces(text: str, span: Span) -> list[Span]:
    """Sentences, cut at semicolons too."""
    found: list[Span] = []
    for start, end in sentences(text, span):
        while (cut := text.find("；", start, end)) >= 0:
            found.append((start, cut))
            start = cut + 1
        found.append((start, end))
    return found


def _held(reading: Reading, sentence: Span, match: re.Match[str], finder: Finder) -> bool:
    """Whether it is said and not denied: by the court, in a document that accuses by anybody."""
    if reading.kind is not None:
        return not_denied(reading.text, sentence, match)
    return stands(reading.text, sentence, match) and not _refused(
        reading.text, sentence, match, finder
    )


def stands(text: str, sentence: Span, match: re.Match[str]) -> bool:
    """Whether the court itself says it, and does not deny it."""
    say = language("findings")
    if not not_denied(text, sentence, match):
        return False
    said = _another_says(text, sentence, match)
    if said is None or _ended(text, said, match.start()):
        return True
    accepted = say["采纳"].search(text, match.end(), min(len(text), sentence[1] + 60))
    # 辩护人提出其系从犯，不予采纳；提出其系坦白，予以采纳
    if accepted is None:
        return False
    return say["驳回语"].search(text, match.end(), accepted.start()) is None


def _another_says(text: str, sentence: Span, match: re.Match[str]) -> re.Match[str] | None:
    """Where before a place somebody else speaks: 辩护人提出…；还提出…."""
    say = language("findings")
    said = say["他人之言"].search(text, sentence[0], match.start())
    if said is None and text[sentence[0] - 1 : sentence[0]] == "；":
        said = say["续言"].match(text, *sentence)
    if said is None:
        opening = say["题中之言"].match(text, *sentence)
        said = opening if opening and match.start() < opening.end() else None
    return said


def _refused(text: str, sentence: Span, match: re.Match[str], finder: Finder) -> bool:
    """Whether another says it and the court, in the same sentence, denies that very thing."""
    said = _another_says(text, sentence, match)
    if said is None or _ended(text, said, match.start()):
        return False
    later = finder.finditer(text, match.end(), sentence[1])
    return any(not not_denied(text, sentence, m) for m in later)


def _ended(text: str, said: re.Match[str], at: int) -> bool:
    """Whether the court speaks again before a place: 指控其自首不当，其系坦白."""
    if _CLAUSE_END.search(text, said.end(), at):
        return True
    charged = language("findings")["指控之言"].match(said.group()) is not None
    return charged and language("findings")["指控不当"].search(text, said.end(), at) is not None


def not_denied(text: str, sentence: Span, match: re.Match[str]) -> bool:
    """Whether it is said and not denied, whoever says it."""
    say = language("findings")
    clause = max(
        (m.end() for m in _CLAUSE.finditer(text, sentence[0], match.start())), default=sentence[0]
    )
    before, after = text[clause : match.start()], text[match.end() : sentence[1]]
    if say["否定前"].search(before):
        return False
    if say["否定后"].search(after) is None:
        return True
    # 经查，应属犯罪未遂，故该辩护意见不予采纳: another's opinion is refused, not what was found
    checked = text.find("经查", sentence[0], match.start()) >= 0
    return checked and say["另句驳回"].search(after) is not None


def _retracted(text: str, span: Span) -> bool:
    """Whether a signed statement was taken back: what was said of it no longer holds."""
    return language("findings")["反悔"].search(text, *span) is not None


def _of_another(text: str, sentence: Span, match: re.Match[str]) -> bool:
    """Whether the age is a victim's, or that of someone led into crime."""
    say = language("findings")
    start = max((m.end() for m in _CLAUSE.finditer(text, sentence[0], match.start())), default=0)
    before = say["他人年幼前"].search(text, max(start, sentence[0]), match.end())
    return before is not None or say["他人年幼后"].match(text, match.end()) is not None


_CLAUSE_END = re.compile(r"(?:成立|支持|采纳|。)[，。]?|本院(?:认为|予以)|经查")


def _write(reading: Reading, row: Row, found: dict[str, Span]) -> None:
    for name, none in _NOT_FOUND.items():
        if name in found and not (name == "坦白" and "自首" in found):
            place = found[name]
            row.put(name, True, place, reading.parts.at(place[0]) or REASONS, none.pattern)
        else:
            row.cells.setdefault(name, none)


def _system(reading: Reading) -> None:
    """认罪认罚 as a system: a signed statement told anywhere before the appendix."""
    if any(p.true("认罪认罚") for p in reading.people):
        return
    told = language("findings")["认罪认罚"].search(
        reading.text, reading.parts.header[0], reading.parts.verdict[0]
    )
    if told is None or len(reading.people) > 1:
        return
    if _retracted(reading.text, reading.parts.reasoning):
        return
    signed = "具结" in told.group() or reading.document.text("程序") == "速裁"
    if signed or (told.group() == "认罪认罚" and plea_cited(reading)):
        reading.people[0].replace("认罪认罚", True, told.span(), "程序", "findings/认罪认罚")
