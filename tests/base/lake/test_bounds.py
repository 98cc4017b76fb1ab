"""Texts longer than a bound: what is written can be asked for again."""

import pytest

from tests.base.lake.conftest import rows
from tongbase.base.lake import raw
from tongbase.base.lake.bounds import whole
from tongbase.base.lake.names import TableName
from tongbase.base.lake.raw import Session

FIRMS = TableName("市场监管", "企业")
SOME_FIRMS = (
    "SELECT i::BIGINT AS 编号, '武汉市江汉区第' || lpad(i::VARCHAR, 3, '0') || '有限责任公司' "
    "AS 名称 FROM range({n}) t(i)"
)


@pytest.fixture
def firms(session: Session) -> TableName:
    select = SOME_FIRMS.format(n=100)
    raw.ensure_table(session.lake, FIRMS, raw.columns_of(session, select), comment="企业")
    raw.append(session, FIRMS, select)
    return FIRMS


@pytest.mark.parametrize("number", [0, 7, 99])
def test_a_long_chinese_text_is_found(session: Session, firms: TableName, number: int):
    name = f"武汉市江汉区第{number:03}有限责任公司"
    found = f"SELECT 编号 FROM {raw.relation(firms)} WHERE 名称 = '{name}'"
    assert rows(session, found) == [(number,)]


def test_it_is_found_by_its_beginning_and_after_a_merge(session: Session, firms: TableName):
    later = "SELECT 7::BIGINT AS 编号, '黄石市下陆区第七有限责任公司' AS 名称"
    raw.merge(session, firms, later, keys=("编号",))
    table = raw.relation(firms)
    assert rows(session, f"SELECT 编号 FROM {table} WHERE 名称 LIKE '黄石%'") == [(7,)]
    counted = f"SELECT count(*) FROM {table} WHERE 名称 LIKE '武汉市江汉区第%'"
    assert rows(session, counted) == [(99,)]


@pytest.mark.parametrize(
    ("cut", "mended"),
    [
        ("武汉市江汉".encode() + b"\xe5", "武汉市江汉".encode() + b"\0"),
        ("武汉市江a".encode() + b"\xe5\x8c", "武汉市江a".encode() + b"\0\0"),
        ("武汉市".encode(), "武汉市".encode()),
        (b"91420100MA4K0009", b"91420100MA4K0009"),
        (b"", b""),
    ],
)
def test_a_bound_stays_as_long_and_not_above(cut: bytes, mended: bytes):
    assert whole(cut) == mended
    assert len(mended) == len(cut)
    assert mended <= cut
