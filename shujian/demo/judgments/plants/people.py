"""Mistakes with units and civil claims; filled in beside their builders."""

from __future__ import annotations

from shujian.demo.judgments.planting import Spot

SPOTS: tuple[Spot, ...] = ()
