"""Every pattern of the language reads its own samples."""

from __future__ import annotations

import pytest

from shujian.documents.judgments.language import Pattern, Sample, groups, language

CASES = [
    (pattern, sample)
    for group in groups()
    for pattern in language(group).patterns.values()
    for sample in pattern.samples
]


@pytest.mark.parametrize(("pattern", "sample"), CASES, ids=lambda x: getattr(x, "name", "")[:40])
def test_a_pattern_reads_what_its_samples_say(pattern: Pattern, sample: Sample) -> None:
    found = pattern.regex.search(sample.text)
    assert (found is not None) == sample.hit
    for group, words in sample.groups.items():
        assert found is not None
        assert found[group] == words


@pytest.mark.parametrize("group", list(groups()))
def test_every_pattern_has_a_sample(group: str) -> None:
    bare = [p.name for p in language(group).patterns.values() if not any(s.hit for s in p.samples)]
    assert not bare
