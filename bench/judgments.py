"""Judgments: files → facts → clues, beside a plain pandas + re script and a plain read.

The texts of ``../shared`` where they are there, else an invented one, each repeated with other
case numbers up to the size: wording repeats, so caches of regular expressions and names are
warmer than over as many different judgments.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pandas as pd

from bench.facts import ROOT
from bench.judgment_texts import SHARED, texts, written
from bench.measure import Figure, Outcome, alternate, median
from shujian.app.screening.judging import Judge, judgment_packs
from shujian.app.screening.work import Asked, parsed, screened
from shujian.documents.judgments.flat import flat
from shujian.documents.judgments.reading import read_judgment

BASELINE = ROOT / "bench" / "judgments_baseline.json"
"""Hash of the labels → figures that were reached with them: counts and hashes only."""
FIELDS = {
    "法院": r"(\S{2,25}人民法院)",
    "案号": r"([（(]\d{4}[）)]\S{2,20}号)",
    "公诉机关": r"公诉机关(\S{2,25}检察院)",
    "被告人": r"被告人([^，,。（(]{2,10})[，,（(]",
    "性别": r"[，,](男|女)[，,]",
    "出生日期": r"(\d{4}年\d{1,2}月\d{1,2}日)出?生",
    "罪名": r"犯([^，。；、]{2,20}罪)",
    "刑期": r"有期徒刑([一二三四五六七八九十年零个月]+)",
    "罚金": r"罚金人?民?币?([^，。；]{1,12}元)",
    "审判长": r"审\s*判\s*长\s*(\S{2,4})",
}


def judgments(folder: Path, small: bool) -> Outcome:
    """5,000 documents; small: 60."""
    sources = texts()
    count = 60 if small else 5_000
    paths = written(folder / "文书", sources, count)
    rounds = 1 if small else 3
    texts_held = [p.read_text("utf-8") for p in paths]
    source = [folder / "文书"]
    judge = Judge(judgment_packs())
    read_judgment(sources[0])  # every pattern is compiled once in a process
    seconds = alternate(
        {
            "plain-read": lambda: [p.read_text("utf-8") for p in paths],
            "pandas-re": lambda: plain(paths),
            "read-only": lambda: [read_judgment(t) for t in texts_held],
            "facts": lambda: [a.lines for a in parsed(Asked(source))],
            "clues-1": lambda: [len(a.clues) for a in screened(Asked(source))],
            "clues-2": lambda: [len(a.clues) for a in screened(Asked(source, processes=2))],
        },
        rounds,
    )
    ms = {name: median(seconds, name) / count * 1000 for name in seconds}
    figures = [
        Figure("text to facts, one core", ms["read-only"], "ms/document", 2.5),
        Figure("files to facts, one core", ms["facts"], "ms/document"),
        Figure("files to clues, all packs, one core", ms["clues-1"], "ms/document"),
        Figure("files to clues, all packs, two cores", ms["clues-2"], "ms/document"),
        Figure("ten fields by pandas and re", ms["pandas-re"], "ms/document"),
        Figure("plain read", ms["plain-read"], "ms/document"),
        *_scored(folder),
    ]
    size = {
        "documents": count,
        "different texts": len(sources),
        "characters": sum(map(len, sources)),
    }
    size["rules"] = sum(len(p.rules) for p in judge.teller.packs.values())
    return Outcome(figures, size, seconds)


def plain(paths: list[Path]) -> pd.DataFrame:
    """What a short script does: the first match of each of ten patterns."""
    frame = pd.DataFrame({"全文": [p.read_text("utf-8") for p in paths]})
    for name, pattern in FIELDS.items():
        frame[name] = frame["全文"].str.extract(pattern, expand=False)
    return frame.drop(columns="全文")


def _scored(folder: Path) -> list[Figure]:
    """Figures against the labels, by the scorer beside them; nothing where they are not there."""
    gold = SHARED / "gold.jsonl"
    if not gold.is_file():
        return []
    ids = {json.loads(line)["id"] for line in gold.open(encoding="utf-8")}
    pred = folder / "pred.jsonl"
    with pred.open("w", encoding="utf-8") as file:
        for line in (SHARED / "texts.jsonl").open(encoding="utf-8"):
            record = json.loads(line)
            if record["id"] in ids:
                found = flat(read_judgment(record["text"], seconds=60), record["id"])
                file.write(json.dumps(found, ensure_ascii=False) + "\n")
    score = SHARED / "score.py"
    command: list[str | Path] = [sys.executable, score, "--gold", gold, "--pred", pred]
    command += ["--errors", "0"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    sums = re.search(r"precision ([01]\.\d+), recall ([01]\.\d+)\s+F1 ([01]\.\d+)", told)
    if sums is None:
        return []
    names = ("precision", "recall", "F1")
    now = {n: float(v) for n, v in zip(names, sums.groups(), strict=True)}
    key = _hash(gold)
    held = json.loads(BASELINE.read_text("utf-8")).get(key)
    shown = {"documents": len(ids), **now, "facts": _hash(pred)}
    print(f"  labels {key}: {json.dumps(shown)}; baseline {json.dumps(held)}")
    least = held["F1"] if held else None
    return [Figure("F1 against the labels", now["F1"], "", least, at_least=True)]


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
