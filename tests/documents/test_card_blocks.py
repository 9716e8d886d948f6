"""Cards of many judgments lie compressed in memory, so many together."""

from __future__ import annotations

import pytest

from shujian.documents.judgments.pairs.blocks import Blocks


@pytest.mark.parametrize("count", [0, 1, 15, 16, 17, 100])
def test_every_piece_comes_back_from_its_place(count: int) -> None:
    pieces = [f"判决{n}".encode() * (n % 7) for n in range(count)]  # some are empty
    held = Blocks()
    for piece in pieces:
        held.append(piece)
    assert len(held) == count
    assert [held[n] for n in range(count)] == pieces


def test_pieces_that_repeat_each_other_take_little_room() -> None:
    held = Blocks()
    for n in range(160):
        held.append(f"第{n}号判决".encode() + bytes(range(256)) * 4)
    assert sum(len(data) for data, _ in held._closed) < 160 * 1024 / 5
