from uuid import UUID

from tongbase.kernel.ids import new_id, new_ids


def test_ids_are_uuid_7_and_ascend():
    made = [new_id() for _ in range(1000)] + list(new_ids(1000))
    assert len(set(made)) == len(made)
    assert all(UUID(one).version == 7 for one in made)
    assert [one[:12] for one in made] == sorted(one[:12] for one in made)
