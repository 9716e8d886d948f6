"""Wrong parameters of steps are told, and where they stand."""

from __future__ import annotations

import pytest

from shujian.core.errors import ShujianError
from tests.models.support import model_of


def assert_told(step: str, said: str) -> None:
    """A step written so is refused in these words, at its place.

    Args:
        step: its keys but ``id``, as in YAML.
        said: part of what is said, Chinese.
    """
    with pytest.raises(ShujianError) as caught:
        model_of(f"- {{id: 一步, {step}}}")
    errors = getattr(caught.value, "errors", [caught.value])
    found = next((e for e in errors if said in e.what), None)
    assert found is not None, [e.what for e in errors]
    assert found.where is not None
    assert "一步" in str(found.where.field)
