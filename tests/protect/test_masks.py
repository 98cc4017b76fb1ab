"""Masks: what they show, and that SQL shows the same as Python, whatever comes."""

import random

import duckdb
import pytest

from tongbase.protect.rules.masks import mask_value
from tongbase.protect.rules.masks_sql import mask_sql
from tongbase.standards.terms.grading import (
    Level,
    Mask,
    Masking,
    SensitiveType,
    default_mask,
    required_mask,
)

EXAMPLES = [
    (Mask.PERSON_NAME, "张三丰", "张**"),
    (Mask.PERSON_NAME, "张三", "张*"),
    (Mask.PERSON_NAME, "欧阳修", "欧阳*"),
    (Mask.PERSON_NAME, "欧阳", "欧*"),
    (Mask.PERSON_NAME, "张", "*"),
    (Mask.PERSON_NAME, " 张三\u3000", "张*"),
    (Mask.STRICT_PERSON_NAME, "张三丰", "***"),
    (Mask.CITIZEN_ID, "110101190001010014", "110101********0014"),
    (Mask.STRICT_CITIZEN_ID, "110101190001010014", "1" + "*" * 16 + "4"),
    (Mask.CITIZEN_ID, "1101010014", "**********"),
    (Mask.MOBILE, "13800138000", "138****8000"),
    (Mask.STRICT_MOBILE, "13800138000", "138********"),
    (Mask.LANDLINE, "010-12345678", "010-****5678"),
    (Mask.LANDLINE, "12345678", "****5678"),
    (Mask.STRICT_LANDLINE, "0713-8765432", "0713-*****32"),
    (Mask.BANK_CARD, "6200000000000005", "620000******0005"),
    (Mask.STRICT_BANK_CARD, "6200000000000005", "************0005"),
    (Mask.ADDRESS, "北京市东城区长安街1号", "北京市东城区******"),
    (Mask.ADDRESS, "湖北省武汉市江岸区沿江大道188号", "湖北省武汉市江岸区******"),
    (Mask.ADDRESS, "内蒙古自治区呼和浩特市新城区某路3号", "内蒙古自治区呼和浩特市新城区******"),
    (
        Mask.ADDRESS,
        "湖北省恩施土家族苗族自治州恩施市某路",
        "湖北省恩施土家族苗族自治州恩施市******",
    ),
    (Mask.ADDRESS, "河北省唐山市路南区某街2号", "河北省唐山市******"),
    (Mask.ADDRESS, "武汉市阳光小区3栋2单元", "武汉市******"),
    (Mask.ADDRESS, "阳光小区3栋2单元", "******"),
    (Mask.ADDRESS, "阳光超市旁3栋", "******"),
    (Mask.STRICT_ADDRESS, "湖北省武汉市江岸区沿江大道188号", "湖北省******"),
    (Mask.EMAIL, "zhang@a.com", "z***@a.com"),
    (Mask.STRICT_EMAIL, "zhang@a.com", "***@a.com"),
    (Mask.EMAIL, "not an address", "***"),
    (Mask.USCC, "91350100M000100Y43", "91350100M000100Y43"),
    (Mask.USCC, "92350100M000100Y43", "92350100********43"),
    (Mask.STRICT_USCC, "91350100M000100Y43", "91350100********43"),
    (Mask.PLATE, "京A12312", "京A***12"),
    (Mask.PASSPORT, "E12345123", "E*****123"),
    (Mask.PERMIT, "H12345678", "H*****678"),
    (Mask.BIRTH_DATE, "1990-05-06", "1990-**-**"),
    (Mask.BIRTH_DATE, "19900506", "1990-**-**"),
    (Mask.BIRTH_DATE, "06/05/1990", "****-**-**"),
    (Mask.STRICT_BIRTH_DATE, "1990-05-06", "199*-**-**"),
    (Mask.AMOUNT, "12345.67", "1万–2万"),
    (Mask.AMOUNT, "10000", "1万–2万"),
    (Mask.AMOUNT, "-999", "负0–1千"),
    (Mask.AMOUNT, "99999999999", "10亿以上"),
    (Mask.AMOUNT, "1_000", "***"),
    (Mask.GEO, "39.904211,116.407395", "39.90,116.40"),
    (Mask.GEO, "39.904211", "39.90"),
    (Mask.GEO, "3538912.55", "***"),
    (Mask.STRICT_GEO, "39.904211", "39.9"),
    (Mask.IP, "10.1.2.3", "10.1.2.*"),
    (Mask.STRICT_IP, "10.1.2.3", "10.1.*.*"),
    (Mask.IP, "fe80::1", "***"),
    (Mask.STARS, "anything", "***"),
    (Mask.HIDDEN, "anything", None),
]

PIECES = [
    *"0123456789-.,@+/\u00e9\u00b2\u0663'\"\\\t\u3000\u00a0\n%*[($路号张",
    *"0123456789",
    *("ABCxyz", "92", "010-", "19900101", "39.904211", "10.1.2.3", "1_0", "1e5", "nan"),
    *("湖北省", "武汉市", "江岸区", "小区", "自治区", "欧阳", "\U0001f926\U0001f3fc\u200d\u2642"),
]
RANDOM_VALUES = 3000


def values() -> list[str | None]:
    chance = random.Random(20260701)
    fresh = ["".join(chance.choices(PIECES, k=chance.randint(0, 6))) for _ in range(RANDOM_VALUES)]
    shuffled = []
    for _, text, _ in EXAMPLES * 10:
        place = chance.randrange(len(text) + 1)
        shuffled.append(text[:place] + chance.choice(PIECES) + text[place + chance.randint(0, 2) :])
    return [None, "", "\u3000 ", *(text for _, text, _ in EXAMPLES), *fresh, *shuffled]


@pytest.mark.parametrize(("mask", "value", "shown"), EXAMPLES)
def test_a_mask_shows_what_it_should(mask, value, shown):
    assert mask_value(mask, value) == shown


@pytest.mark.parametrize("mask", Mask)
def test_sql_shows_what_python_shows(mask):
    database = duckdb.connect()
    database.execute('CREATE TABLE t AS SELECT unnest(?::VARCHAR[]) AS "列"', [values()])
    rows = database.execute(f'SELECT "列", {mask_sql(mask, chr(34) + "列" + chr(34))} FROM t')
    wrong = [(v, m, mask_value(mask, v)) for v, m in rows.fetchall() if m != mask_value(mask, v)]
    assert wrong == []


@pytest.mark.parametrize("mask", Mask)
def test_nothing_stays_nothing(mask):
    assert mask_value(mask, None) is None


@pytest.mark.parametrize(
    ("kind", "level", "mask"),
    [
        (SensitiveType.CITIZEN_ID, Level.G4, Mask.CITIZEN_ID),
        (SensitiveType.CITIZEN_ID, Level.IMPORTANT, Mask.STRICT_CITIZEN_ID),
        (SensitiveType.CITIZEN_ID, Level.CORE, Mask.HIDDEN),
        (SensitiveType.MOBILE, Level.G2, None),
        (SensitiveType.HEALTH, Level.G4, Mask.STARS),
        (SensitiveType.NONE, Level.G1, None),
    ],
)
def test_the_level_chooses_the_mask(kind, level, mask):
    assert default_mask(kind, level) is mask


@pytest.mark.parametrize(
    ("kind", "level", "asked", "mask"),
    [
        (SensitiveType.MOBILE, Level.G2, None, None),
        (SensitiveType.MOBILE, Level.G2, Masking.MASKED, Mask.MOBILE),
        (SensitiveType.MOBILE, Level.G3, Masking.STRICT, Mask.STRICT_MOBILE),
        (SensitiveType.MOBILE, Level.IMPORTANT, Masking.MASKED, Mask.STRICT_MOBILE),
        (SensitiveType.HEALTH, Level.G2, Masking.MASKED, Mask.STARS),
        (SensitiveType.MOBILE, Level.G1, Masking.HIDDEN, Mask.HIDDEN),
        (SensitiveType.MOBILE, Level.CORE, Masking.STARS, Mask.HIDDEN),
    ],
)
def test_what_a_provider_asks_to_be_hidden_never_shows_more_than_the_grade(
    kind, level, asked, mask
):
    assert required_mask(kind, level, asked) is mask
