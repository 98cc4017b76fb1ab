"""Digits that are no numbers: codes and telephone numbers, told by the heading or by their form.

Nobody adds them up, their zeros in front mean something, and a code of today may have a letter
tomorrow: such a column stays text.
"""

import re

_CHINESE = re.compile(
    r"(代码|编码|编号|代号|号码|电话|手机|传真|邮编|条码|区划|(?<!序)号)\d*\s*([((].*[))])?"
)
_ENGLISH = re.compile(
    r"codes?|(tele|cell)?phone|tel|mobile|fax|zip(code)?|post(al)?code|barcode|idcard|adcode"
    r"|areacode|uscc|fips|isbn|issn|imei|iban|sn"
)
_NUMBER = re.compile(r"no|num|number")
_OF_NUMBERS = re.compile(
    r"(tele)?phone|tel|mobile|fax|id|card|account|acct|serial|order|licen[cs]e|permit|cert(ificate)?"
    r"|policy|invoice|contract|passport|reg(istration)?|doc(ument)?|case|file|tax|room|plate|bank"
    r"|employee|student|social"
)
"""Whose numbers are names: card_no, phone number."""
_PINYIN = re.compile(r"[b-df-hj-np-tv-z]+(dm|hm|bh|bm|dh|sjh|zjh|yzbm)\d*")
"""Initials as authorities name their columns: XZQHDM 行政区划代码, LXDH 联系电话, ZJHM 证件号码."""
_DAY = re.compile(
    r"(日期|生日|年月日|出生)\s*([((].*[))])?$|(?i:(^|[^a-z])(date|birthday|dob))$"
    r"|(?i:(^|[^a-z])[b-df-hj-np-tv-z]+rq)$"
)
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")

_PROVINCE = "(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|81|82)"  # GB/T 2260
_SHAPES: tuple[tuple[str, re.Pattern[str], int], ...] = (
    ("mobile", re.compile(r"1[3-9]\d{9}"), 1),
    ("citizen_id", re.compile(_PROVINCE + r"\d{6}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}"), 1),
    ("county", re.compile(_PROVINCE + r"([0-6]\d|70|90)\d{2}"), 5),
    ("town", re.compile(_PROVINCE + r"([0-6]\d|70|90)\d{5}"), 5),
    ("village", re.compile(_PROVINCE + r"([0-6]\d|70|90)\d{8}"), 5),
)
"""Forms of digits: mobile, citizen id of 15 digits, divisions; how many must differ to be sure."""
DIFFERING = {name: differing for name, _, differing in _SHAPES}


def names_a_code(heading: str) -> bool:
    """Say whether a heading speaks of a code, a number of somebody or a telephone."""
    name = heading.strip()
    if any(found.end() == len(name) for found in _CHINESE.finditer(name)):
        return True
    words = [word.lower() for word in _WORD.findall(name)]
    if len(words) == 1 and _PINYIN.fullmatch(words[0]):
        return True
    if len(words) > 1 and _NUMBER.fullmatch(words[-1]):
        return bool(_OF_NUMBERS.fullmatch(words[-2]))
    return bool(words) and bool(_ENGLISH.fullmatch(words[-1]) or words[-2:] == ["id", "card"])


def names_a_day(heading: str) -> bool:
    """Say whether a heading speaks of a day: 出生日期, csrq, birth_date. 19800115 is one there."""
    return _DAY.search(heading.strip()) is not None


def shape_of(digits: str) -> str | None:
    """Return the form of a code that the digits have, if it is one that we know."""
    return next((name for name, form, _ in _SHAPES if form.fullmatch(digits)), None)
