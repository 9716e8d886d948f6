"""A synthetic city with planted violations and traps; it knows nothing of models."""

from shujian.demo.build import City, build

__all__ = ["City", "build"]
