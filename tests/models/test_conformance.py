"""Every operator gives what its samples say."""

from __future__ import annotations

from pathlib import Path

import pytest

import shujian
from shujian.models.authoring.conforming import Sample, conform, read_samples
from tests.models.support import engine

FOLDER = Path(shujian.__path__[0]) / "content" / "operators"
SAMPLES = [s for f in sorted(FOLDER.glob("*.yaml")) for s in read_samples(f)]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: f"{s.op}-{s.name}")
def test_a_step_gives_what_its_sample_says(sample: Sample) -> None:
    assert conform(sample, engine()) == []
