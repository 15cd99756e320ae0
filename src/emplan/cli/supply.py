"""What the command line supplies where the source lacks it, from the words of its options."""

from collections.abc import Sequence

import pendulum

from emplan.batch import Supplied
from emplan.chinese.dates import parse_date
from emplan.cli.usage import WrongUsageError


def supplied_by(
    *,
    issuers: Sequence[str] | None,
    masthead: str | None,
    number: str | None,
    addressees: Sequence[str] | None,
    letter: bool,
    date: str | None,
    printing_date: str | None,
) -> Supplied:
    """The elements of the envelope that the options give.

    Raises:
        WrongUsageError: A date is no date.
    """
    return Supplied(
        issuers=tuple(issuers or ()),
        masthead=masthead,
        number=number,
        addressees=tuple(addressees or ()),
        letter=letter,
        date=_date(date),
        printing_date=_date(printing_date),
    )


def _date(value: str | None) -> pendulum.Date | None:
    if value is None:
        return None
    date = parse_date(value)
    if date is None:
        raise WrongUsageError("bad_date", value=value)
    return date
