"""A torn answer of the transport is asked for again; what the server says is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from shujian.core.errors import CancelledError, ShujianError
from shujian.engines.spark_session import TRIES, Session


class RpcError(Exception):
    """As the transport raises it: its own text begins with a line that tells nothing."""

    def code(self) -> str:
        return "INTERNAL"

    def details(self) -> str:
        return "Received RST_STREAM with error code 2"

    def __str__(self) -> str:
        return "<_MultiThreadedRendezvous of RPC that terminated with:\n\tstatus = …>"


def _session(cancelled: bool = False) -> Session:
    session = Session.__new__(Session)
    session.cancelled = cancelled
    return session


def _failing(times: int, error: Exception) -> tuple[Callable[[], int], list[int]]:
    asked: list[int] = []

    def work() -> int:
        asked.append(1)
        if len(asked) <= times:
            raise error
        return len(asked)

    return work, asked


def _wrapped(server: str = "") -> Exception:
    """As the client hands it on: an error of its own, the transport's kept behind it."""
    try:
        try:
            raise RpcError
        except RpcError as error:
            raise RuntimeError(server or str(error)) from None
    except RuntimeError as made:
        return made


def test_a_torn_answer_is_asked_for_once_more() -> None:
    work, _ = _failing(1, RpcError())
    assert _session().run(work) == 2


def test_a_torn_answer_in_an_error_of_the_client_is_asked_for_again() -> None:
    work, _ = _failing(2, _wrapped())
    assert _session().run(work) == 3
    work, _ = _failing(TRIES, _wrapped())
    with pytest.raises(ShujianError) as caught:
        _session().run(work)
    assert caught.value.why == "INTERNAL: Received RST_STREAM with error code 2"


def test_what_the_server_says_through_the_transport_is_not_asked_again() -> None:
    work, asked = _failing(1, _wrapped("[DIVIDE_BY_ZERO] 除数为零"))
    with pytest.raises(ShujianError) as caught:
        _session().run(work)
    assert (len(asked), caught.value.why) == (1, "[DIVIDE_BY_ZERO] 除数为零")


def test_an_answer_torn_again_and_again_says_what_the_transport_told() -> None:
    work, asked = _failing(TRIES, RpcError())
    with pytest.raises(ShujianError) as caught:
        _session().run(work)
    assert caught.value.code == "engines.spark"
    assert caught.value.why == "INTERNAL: Received RST_STREAM with error code 2"
    assert len(asked) == TRIES


def test_what_the_server_says_is_not_asked_again() -> None:
    work, asked = _failing(1, ValueError("[DIVIDE_BY_ZERO] 除数为零"))
    with pytest.raises(ShujianError, match="Spark 没有算出结果"):
        _session().run(work)
    assert len(asked) == 1


def test_a_cancelled_session_asks_nothing_again() -> None:
    work, asked = _failing(1, RpcError())
    with pytest.raises(CancelledError):
        _session(cancelled=True).run(work)
    assert len(asked) == 1
