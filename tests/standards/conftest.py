import pytest

from tests.standards.makers import Cast, cast_of
from tongbase.kernel.work import Work


@pytest.fixture
def hands(work: Work) -> Cast:
    return cast_of(work)
