"""A clock that goes ahead, to find files that depend on the day they are made."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable
from typing import Any


class _LikeReal(type):
    """Makes objects of the real class instances of the shifted one too."""

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, cls.__mro__[1])


def put_forward(days: int) -> None:
    """Let this process believe that it is later, for good; modules imported before may know better."""
    ahead = days * 86400
    shift = datetime.timedelta(days=days)
    real = datetime.datetime

    class ShiftedDateTime(real, metaclass=_LikeReal):  # type: ignore[misc, valid-type]  # a class found at run time
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> Any:
            return real.now(tz) + shift

        @classmethod
        def utcnow(cls) -> Any:
            return real.now(datetime.UTC).replace(tzinfo=None) + shift

        @classmethod
        def today(cls) -> Any:
            return real.now() + shift  # as the original does: without a zone

    # date.today asks time.time itself.
    datetime.datetime = ShiftedDateTime  # type: ignore[misc]  # that is the purpose
    time.time, time.time_ns = _ahead(time.time, ahead), _ahead(time.time_ns, ahead * 10**9)
    for name in ("localtime", "gmtime", "ctime"):
        setattr(time, name, _at_default(getattr(time, name)))
    formatted = time.strftime
    time.strftime = lambda form, *when: formatted(form, *(when or (time.localtime(),)))


def _ahead(clock: Callable[[], Any], by: int) -> Callable[[], Any]:
    return lambda: clock() + by


def _at_default(convert: Callable[..., Any]) -> Callable[..., Any]:
    return lambda seconds=None: convert(time.time() if seconds is None else seconds)
