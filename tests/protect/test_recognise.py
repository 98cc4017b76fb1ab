"""Recognition: names, values, both, neither."""

import pytest

from tongbase.protect.rules.recognise import recognise
from tongbase.protect.terms.grades import ColumnFacts, Detector, Profile
from tongbase.standards.terms.grading import TYPE_LEVELS, Level, SensitiveType, highest
from tongbase.standards.terms.sensitive_names import hinted_types

T, D = SensitiveType, Detector


def a_column(name="c1", comment="", *, filled=1000, **shares) -> ColumnFacts:
    told = {Detector(detector): share for detector, share in shares.items()}
    return ColumnFacts(name, comment, profile=Profile(filled, told))


@pytest.mark.parametrize(
    ("name", "comment", "kind"),
    [
        ("GMSFHM", "", T.CITIZEN_ID),
        ("fddbr_sfzh", "", T.CITIZEN_ID),
        ("idCardNo", "", T.CITIZEN_ID),
        ("c7", "公民身份号码", T.CITIZEN_ID),
        ("XM", "", T.PERSON_NAME),
        ("fddbr", "法定代表人", T.PERSON_NAME),
        ("realName", "", T.PERSON_NAME),
        ("XB", "", T.SEX),
        ("CSRQ", "", T.BIRTH_DATE),
        ("birth_date", "", T.BIRTH_DATE),
        ("TYSHXYDM", "", T.USCC),
        ("uscc", "", T.USCC),
        ("sjhm", "", T.MOBILE),
        ("联系手机", "", T.MOBILE),
        ("hjdz", "户籍地址", T.ADDRESS),
        ("yhkh", "", T.BANK_CARD),
        ("MZ", "民族", T.ETHNICITY),
        ("hyzk", "", T.MARITAL),
        ("zdjg", "诊断结果", T.HEALTH),
        ("cphm", "", T.PLATE),
        ("client_ip", "", T.IP),
        ("xzqhdm", "", T.REGION),
        ("zczb", "注册资本", T.AMOUNT),
        ("qymc", "企业名称", T.ORG_NAME),
        ("lng", "", T.GEO),
    ],
)
def test_a_name_hints_at_a_type(name, comment, kind):
    assert kind in hinted_types(name, comment)


@pytest.mark.parametrize(
    ("name", "comment", "kind"),
    [
        ("xmmc", "项目名称", T.PERSON_NAME),
        ("证件类型", "", T.CITIZEN_ID),
        ("联系人电话", "", T.PERSON_NAME),
        ("mzxc", "民族乡村", T.ETHNICITY),
        ("max", "", T.PERSON_NAME),
        ("shipment", "", T.IP),
        ("description", "", T.IP),
        ("plates_total", "", T.LANDLINE),
    ],
)
def test_a_likeness_is_no_hint(name, comment, kind):
    assert kind not in hinted_types(name, comment)


@pytest.mark.parametrize(
    ("column", "kind", "level"),
    [
        (a_column("GMSFHM", citizen_id=0.98), T.CITIZEN_ID, Level.G4),
        (a_column("c1", citizen_id=0.98), T.CITIZEN_ID, Level.G4),
        (a_column("bz", mobile=1.0, number=1.0), T.MOBILE, Level.G3),
        (a_column("sfzh", filled=0), T.CITIZEN_ID, Level.G4),
        (a_column("zdjg", "诊断结果"), T.HEALTH, Level.G4),
        (a_column("code", uscc=1.0), T.USCC, Level.G1),
        (a_column("hh", person_name=0.95), T.PERSON_NAME, Level.G3),
        (a_column("je", number=1.0, region=0.1), T.AMOUNT, Level.G2),
        (a_column("csrq", date=1.0), T.BIRTH_DATE, Level.G3),
        (a_column("provinceCode", region=1.0, number=1.0), T.REGION, TYPE_LEVELS[T.REGION]),
        (a_column("city_code", region=1.0, number=1.0), T.REGION, TYPE_LEVELS[T.REGION]),
        (a_column("remark", contains_citizen_id=0.05), T.CITIZEN_ID, Level.G4),
    ],
)
def test_names_and_values_are_recognised(column, kind, level):
    told = recognise(column)
    assert (told.sensitive_type, told.level) == (kind, level)
    assert told.confidence >= 0.45
    assert told.reasons


@pytest.mark.parametrize(
    "column",
    [
        a_column("gxsj", "更新时间", date=1.0),
        a_column("xm", number=1.0),
        a_column("pm25", coordinate=0.7, number=1.0),
        a_column("yzbm", "邮政编码", region=0.9, number=1.0),
        a_column("zbs", person_name=0.3),
        a_column("xh", bank_card=0.1, number=1.0),
    ],
)
def test_what_is_not_sure_stays_internal_data(column):
    told = recognise(column)
    assert (told.sensitive_type, told.level, told.confidence) == (T.NONE, Level.G2, 0.0)


def test_values_outvote_a_wrong_name():
    told = recognise(a_column("xm", mobile=1.0))
    assert told.sensitive_type is T.MOBILE


def test_doubt_about_a_name_is_told():
    told = recognise(a_column("xm", number=1.0))
    assert "取值不符" in told.reasons[0].zh


def test_a_heading_in_words_holds_against_odd_values_until_a_person_decides():
    told = recognise(a_column("xm", "姓名", number=1.0))
    assert (told.sensitive_type, told.level) == (T.PERSON_NAME, Level.G3)
    assert told.confidence < 0.45
    assert "人工确认" in told.reasons[-1].zh
    assert recognise(a_column("lx", "联系人类型", number=1.0)).level is Level.G2


def test_the_higher_grade_wins_a_draw():
    told = recognise(a_column("x", "手机、邮箱", filled=0))
    assert told.level is Level.G3
    assert highest([Level.G1, Level.CORE, Level.G4]) is Level.CORE
    assert highest([]) is Level.G1
