"""A session over Spark Connect with the settings that our semantics need."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from typing import Any, TypeVar

import pyarrow as pa

from shujian.core.errors import CancelledError, ShujianError
from shujian.core.lean import allow

T = TypeVar("T")
CONF = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.session.timeZone": "Asia/Shanghai",
    "spark.sql.caseSensitive": "true",
    "spark.sql.decimalOperations.allowPrecisionLoss": "false",
    "spark.sql.parser.escapedStringLiterals": "false",
    "spark.sql.parquet.int96RebaseModeInRead": "CORRECTED",
    "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",
    "spark.sql.parquet.datetimeRebaseModeInWrite": "CORRECTED",
}
"""What must hold in every session; a server that does not take it is refused."""
TRIES = 3
"""How often something is asked where the transport tears the answer."""
_LOST = re.compile(r"no such file|not found|path does not exist|object at location", re.I)


class Session:
    """One session.

    Args:
        address: ``sc://host:port`` with the options of Spark Connect (token, TLS).
        conf: further settings.
        patient: try again where the server does not answer; a server of our own does.

    Raises:
        ShujianError: ``engines.spark_missing``, ``engines.spark_reach``, ``engines.spark_conf``.
    """

    def __init__(self, address: str, conf: Mapping[str, str], patient: bool = True) -> None:
        if find_spec("pyspark") is None:
            raise ShujianError(
                "engines.spark_missing",
                "没有安装 Spark Connect 客户端（pyspark-client）",
                remedy="请安装附加组件：pip install 'shujian[spark]'",
            )
        allow("pandas")  # the client asks for it, though no row goes through it
        from pyspark.sql import SparkSession

        self.cancelled = False
        try:
            self.spark = SparkSession.builder.remote(address).create()
            if not patient:
                self.spark.client.set_retry_policies([])
            self.version = str(self.spark.version)
        except Exception as error:
            raise ShujianError(
                "engines.spark_reach",
                "连不上 Spark Connect 服务",
                why=first_line(error),
                remedy="请检查地址（sc://主机:端口）、网络和令牌，再运行一次",
            ) from error
        for key, value in {**conf, **CONF}.items():
            self._set(key, value)

    def _set(self, key: str, value: str) -> None:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                self.spark.conf.set(key, value)
            held = self.spark.conf.get(key)
        except Exception as error:
            held = first_line(error)
        if str(held).lower() != value.lower():
            raise ShujianError(
                "engines.spark_conf",
                f"Spark 会话的设置 {key} 不能改为 {value}",
                why=str(held),
                remedy="请集群管理员允许会话修改这一设置；否则计算结果的含义会不同",
            )

    def run(self, work: Callable[[], T]) -> T:
        """Do something there, with errors in our words.

        Args:
            work: what may be done again: where the transport tore, it is, ``TRIES`` times in all.
        """
        try:
            return self._again(work)
        except ShujianError:
            raise
        except Exception as error:
            if self.cancelled:
                raise CancelledError from error
            why = first_line(error)
            if _LOST.search(why):
                raise ShujianError(
                    "engines.files",
                    "数据文件无法读取或写入",
                    why=why,
                    remedy="请检查数据文件夹是否被移动、集群是否看得到它，再运行一次",
                ) from error
            raise ShujianError(
                "engines.spark",
                "Spark 没有算出结果",
                why=why,
                remedy="请把这段原因交给维护人员；可先改用内嵌引擎 DuckDB 运行",
            ) from error

    def _again(self, work: Callable[[], T]) -> T:
        for _ in range(TRIES - 1):
            try:
                return work()
            except Exception as error:
                if self.cancelled or _transport(error) is None:
                    raise
        return work()

    def fetch(self, sql: str) -> pa.Table:
        """Compute and fetch."""
        return self.run(lambda: self.frame(sql).toArrow())

    def frame(self, sql: str) -> Any:
        """A query that is not sent before it is computed; ``spark.sql`` plans it twice."""
        from pyspark.sql.connect.dataframe import DataFrame
        from pyspark.sql.connect.plan import SQL

        return DataFrame(SQL(sql, [], {}, []), self.spark)

    def view(self, name: str, data: pa.Table) -> None:
        """Rows of this process under a name; never through pandas, where null becomes NaN."""
        from pyspark.sql.pandas.types import from_arrow_schema

        def work() -> None:
            frame = self.spark.createDataFrame(data, from_arrow_schema(data.schema))
            frame.createOrReplaceTempView(name)

        self.run(work)

    def drop(self, name: str) -> None:
        """Forget a view."""
        self.run(lambda: self.spark.catalog.dropTempView(name))

    def interrupt(self) -> None:
        """Stop what runs in this session."""
        self.cancelled = True
        self.spark.interruptAll()

    def close(self) -> None:
        """End the session on the server."""
        self.spark.stop()


def _transport(error: BaseException) -> Any | None:
    """What the transport raised, where it failed and not the query: the server says that itself.

    The client puts the transport's whole text into an error of its own; what the server says has
    a text of its own. By name, as the transport's own part is an extra.
    """
    if _of_transport(error):
        return error
    inner = error.__context__
    return (
        inner if inner is not None and _of_transport(inner) and str(inner) in str(error) else None
    )


def _of_transport(error: BaseException) -> bool:
    return any(kind.__name__ == "RpcError" for kind in type(error).__mro__)


def first_line(error: BaseException) -> str:
    """The first line of a message; of the transport its state and what it tells."""
    said, torn = str(error), _transport(error)
    if torn is not None and hasattr(torn, "code") and hasattr(torn, "details"):
        said = f"{getattr(torn.code(), 'name', torn.code())}: {torn.details()}"
    lines = said.strip().splitlines()
    return lines[0][:300] if lines else type(error).__name__
