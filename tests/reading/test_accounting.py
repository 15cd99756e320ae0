"""The account of a reading is worked out when it is first asked for, and no reader of it can tell."""

import pickle

from attrs import evolve

from emplan.chinese.spans import Span
from emplan.reading import Account, Kept, read_text
from emplan.reading.account import Accounting

_ACCOUNT: Account = (Kept(span=Span(0, 1), source_text="甲", path="title.text", target_span=Span(0, 1)),)


def test_an_account_is_worked_out_once_and_only_when_it_is_asked_for() -> None:
    times = []

    def make() -> Account:
        times.append(1)
        return _ACCOUNT

    accounting = Accounting(make)
    assert not times
    assert accounting.account is accounting.account is _ACCOUNT
    assert len(times) == 1


def test_an_account_that_is_given_is_the_account() -> None:
    assert Accounting(_ACCOUNT).account is _ACCOUNT
    assert Accounting(()).account == ()


def test_accountings_are_equal_where_their_accounts_are() -> None:
    given, made = Accounting(_ACCOUNT), Accounting(lambda: _ACCOUNT)
    assert given == made
    assert hash(given) == hash(made)
    assert given != Accounting(())
    assert given != _ACCOUNT


def test_reports_of_the_same_text_are_equal_whoever_was_asked_for_its_account(plan_text: str) -> None:
    asked, unasked = read_text(plan_text).report, read_text(plan_text).report
    assert asked.account
    assert asked == unasked
    assert evolve(unasked, name="other").account == asked.account
    assert evolve(unasked, account=asked.account) == asked
    assert evolve(unasked, account=()) != asked


def test_a_report_is_pickled_with_its_account_asked_for_or_not(plan_text: str) -> None:
    report = read_text(plan_text).report
    sent = pickle.loads(pickle.dumps(report))
    assert sent == report
    assert pickle.loads(pickle.dumps(report)).account == sent.account
