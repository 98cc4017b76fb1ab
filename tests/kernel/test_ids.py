import time
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

from tongbase.kernel.ids import new_id, new_ids


def test_ids_are_uuid_7_and_ascend():
    made = [new_id() for _ in range(1000)] + list(new_ids(1000))
    assert len(set(made)) == len(made)
    assert all(UUID(one).version == 7 for one in made)
    assert made == sorted(made)


def test_ids_ascend_in_every_thread_and_when_the_clock_goes_back(monkeypatch):
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(lambda _: list(new_ids(500)), range(20)))
    assert all(each == sorted(each) for each in made)
    assert len({one for each in made for one in each}) == 10_000
    before = new_id()
    monkeypatch.setattr(time, "time_ns", lambda: 0)
    after = [new_id() for _ in range(100)]
    assert [before, *after] == sorted([before, *after])
    assert all(UUID(one).version == 7 for one in after)
