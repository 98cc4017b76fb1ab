"""The SQL checks say what the Python checks say, on good, bad, mangled and random values."""

import random
from datetime import date

import duckdb
import pytest

from tests.standards.test_checksums import INVALID, TODAY, VALID
from tongbase.standards.rules.checksum_sql import check_sql
from tongbase.standards.rules.checksums import (
    USCC_ALPHABET,
    CheckKind,
    business_reg_digit,
    check,
    citizen_id_digit,
    org_code_digit,
    uscc_digit,
)

CHARACTERS = "0123456789XxABCDYZabc-+@. \t\u3000京粤藏张é²٣IOSVZ"
VALUES_RANDOM = 4000


def made(chance: random.Random) -> str:
    digits = "".join(chance.choices("0123456789", k=17))
    day = date.fromordinal(chance.randint(date(1790, 1, 1).toordinal(), TODAY.toordinal() + 900))
    stem = f"{chance.randint(10, 99)}0101{day:%Y%m%d}{digits[:3]}"
    uscc = "91110000" + "".join(chance.choices(USCC_ALPHABET, k=9))
    return chance.choice(
        [
            stem + citizen_id_digit(stem),
            f"1101011900{chance.randint(0, 19):02}{chance.randint(0, 35):02}{digits[:4]}",
            f"{stem[:6]}{stem[8:]}",
            uscc + uscc_digit(uscc),
            digits[:8] + org_code_digit(digits[:8]),
            digits[:14] + business_reg_digit(digits[:14]),
            "".join(chance.choices("0123456789", k=chance.randint(11, 20))),
            f"1{digits[:10]}",
            "".join(chance.choices(CHARACTERS, k=chance.randint(0, 20))),
        ]
    )


def mangled(value: str, chance: random.Random) -> str:
    place = chance.randrange(len(value) + 1)
    return value[:place] + chance.choice(CHARACTERS) + value[place + chance.randint(0, 1) :]


def values() -> list[str]:
    chance = random.Random(20260701)
    known = [value for _, value in VALID] + [value for _, value, _ in INVALID]
    fresh = [made(chance) for _ in range(VALUES_RANDOM)]
    return known + fresh + [mangled(value, chance) for value in known * 10 + fresh[:2000]]


@pytest.mark.parametrize("kind", CheckKind)
def test_sql_agrees_with_python(kind):
    texts = values()
    table = duckdb.connect()
    table.execute("CREATE TABLE t AS SELECT unnest(?::VARCHAR[]) AS v", [texts])
    told = table.execute(f"SELECT v, {check_sql(kind, 'v', today=TODAY)} FROM t").fetchall()
    wrong = [(v, ok) for v, ok in told if ok is not check(kind, v, today=TODAY).ok]
    assert wrong == []
    assert 0 < sum(ok for _, ok in told) < len(told)


@pytest.mark.parametrize("kind", CheckKind)
def test_nothing_known_is_neither_good_nor_bad(kind):
    query = f"SELECT {check_sql(kind, 'NULL::VARCHAR', today=TODAY)}"
    assert duckdb.sql(query).fetchone() == (None,)
