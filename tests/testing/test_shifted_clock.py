"""The clock of the probe goes ahead for everybody who asks it."""

import subprocess
import sys

ASKED = """
import datetime, time
real, real_ns, stamp = time.time(), time.time_ns(), datetime.datetime.now()
from emplan.testing.shifted_clock import put_forward
put_forward(400)
DAYS = 86400
assert 399 < (time.time() - real) / DAYS < 401
assert 399 < (time.time_ns() - real_ns) / DAYS / 10**9 < 401
for clock in (datetime.datetime.now, datetime.datetime.today, datetime.datetime.utcnow):
    assert (clock() - stamp).days in range(398, 402), clock
assert (datetime.datetime.now(datetime.UTC).date() - stamp.date()).days in range(398, 402)
assert (datetime.date.today() - stamp.date()).days in range(399, 402)
assert time.localtime()[:3] != time.localtime(real)[:3]
assert time.gmtime()[0] == time.gmtime(time.time())[0]
assert str(time.gmtime()[0]) in (time.strftime("%Y"), time.ctime()[-4:])
assert time.strftime("%Y", time.gmtime(0)) == "1970"
assert isinstance(stamp, datetime.datetime) and isinstance(stamp, datetime.date)
assert datetime.datetime(2027, 3, 1) == type(stamp)(2027, 3, 1)
"""


def test_every_clock_of_python_goes_ahead() -> None:
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", ASKED], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
