"""Masks (脱敏): a value in, what may be shown of it out.

The same masks stand as SQL in :mod:`tongbase.protect.rules.masks_sql`; a property test keeps the
two equal. Positions are common practice (identity numbers 6 + 4, mobiles 3 + 4), not law. A mask
that meets a value of another form shows less, never more.
"""

import re
from collections.abc import Callable, Mapping
from itertools import pairwise

from tongbase.kernel.sql import BLANKS
from tongbase.standards.terms.grading import Mask

STARS = "***"
ADDRESS_STARS = "******"
NO_DATE = "****-**-**"
NEGATIVE = "负"

KEPT: Mapping[Mask, tuple[int, int]] = {
    Mask.CITIZEN_ID: (6, 4),
    Mask.STRICT_CITIZEN_ID: (1, 1),
    Mask.MOBILE: (3, 4),
    Mask.STRICT_MOBILE: (3, 0),
    Mask.BANK_CARD: (6, 4),
    Mask.STRICT_BANK_CARD: (0, 4),
    Mask.STRICT_USCC: (8, 2),
    Mask.PLATE: (2, 2),
    Mask.STRICT_PLATE: (2, 0),
    Mask.PASSPORT: (1, 3),
    Mask.STRICT_PASSPORT: (1, 0),
    Mask.PERMIT: (1, 3),
    Mask.STRICT_PERMIT: (1, 0),
}
"""How many characters stay at the head and at the tail."""

_COMPOUND = (
    "欧阳太史端木上官司马东方独孤南宫万俟闻人夏侯诸葛尉迟公羊赫连澹台皇甫宗政"
    "濮阳公冶太叔申屠公孙慕容仲孙钟离长孙宇文司徒鲜于司空闾丘子车亓官司寇巫马"
    "公西颛孙壤驷公良漆雕乐正宰父谷梁拓跋夹谷轩辕令狐段干百里呼延东郭南门羊舌"
    "微生梁丘左丘公伯西门第五公乘南荣东里仲长即墨达奚褚师"
)
COMPOUND_SURNAMES = tuple(_COMPOUND[place : place + 2] for place in range(0, len(_COMPOUND), 2))

# The words of a division, never those of a street, an estate or a house (小区, 社区, 超市 …).
_PROVINCE = "[^0-9A-Za-z]{2,7}?(?:省|自治区|特别行政区)"
_CITY = "[^0-9A-Za-z省市区县路街]{1,10}?(?:自治州|地区|盟|[^省市区县超门夜菜]市)"
_DISTRICT = (
    "[^0-9A-Za-z路街号弄巷栋幢室市区县旗]{1,8}?(?:自治县|自治旗|[^小社园校厂院营景片库]区|县|旗|市)"
)
ADDRESS = f"^(?:{_PROVINCE}(?:{_CITY})?(?:{_DISTRICT})?|{_CITY}(?:{_DISTRICT})?)"
STRICT_ADDRESS = f"^(?:{_PROVINCE}|{_CITY})"

AREA_CODE = "^0[0-9]{2,3}-"
LANDLINE_TAIL, STRICT_LANDLINE_TAIL = 4, 2
EMAIL = "^([^@])[^@]*@([^@]+)$"
ENTERPRISE_USCC = "[0-9A-Za-z]{18}"
SOLE_TRADER = "92"  # 个体工商户: the code leads to a person
YEAR = "^[0-9]{4}"
DECADE = "^[0-9]{3}"
AMOUNT = r"-?[0-9]{1,15}(?:\.[0-9]{1,20})?"
COORDINATES = r"[-+]?[0-9]{1,3}(?:\.[0-9]+)?(?:[, ]+[-+]?[0-9]{1,3}(?:\.[0-9]+)?)?"
TWO_DECIMALS = r"(\.[0-9]{2})[0-9]+"
ONE_DECIMAL = r"(\.[0-9])[0-9]+"
IPV4 = r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}"
THREE_OCTETS = r"^[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\."
TWO_OCTETS = r"^[0-9]{1,3}\.[0-9]{1,3}\."

_EDGES = (
    (0, "0"),
    (1_000, "1千"),
    (2_000, "2千"),
    (5_000, "5千"),
    (10_000, "1万"),
    (20_000, "2万"),
    (50_000, "5万"),
    (100_000, "10万"),
    (200_000, "20万"),
    (500_000, "50万"),
    (1_000_000, "100万"),
    (2_000_000, "200万"),
    (5_000_000, "500万"),
    (10_000_000, "1000万"),
    (20_000_000, "2000万"),
    (50_000_000, "5000万"),
    (100_000_000, "1亿"),
    (1_000_000_000, "10亿"),
)
BANDS: tuple[tuple[int, str], ...] = tuple(
    (high, f"{low_name}–{high_name}") for (_, low_name), (high, high_name) in pairwise(_EDGES)
)
"""Amounts below the number fall in the band of that name (1万–2万)."""
ABOVE_BANDS = f"{_EDGES[-1][1]}以上"


def mask_value(mask: Mask, value: object) -> str | None:
    """Mask one value. Nothing stays nothing."""
    if value is None or mask is Mask.HIDDEN:
        return None
    text = str(value).strip(BLANKS)
    if not text:
        return ""
    if mask in KEPT:
        return _keep(text, *KEPT[mask])
    return _MASKS[mask](text)


def _keep(text: str, head: int, tail: int) -> str:
    hidden = len(text) - head - tail
    if hidden <= 0:
        return "*" * len(text)
    return text[:head] + "*" * hidden + text[len(text) - tail :]


def _person_name(text: str) -> str:
    kept = 2 if len(text) > 2 and text[:2] in COMPOUND_SURNAMES else 1
    return _keep(text, kept, 0)


def _landline(text: str, tail: int = LANDLINE_TAIL) -> str:
    area = _begin(AREA_CODE, text)
    return area + _keep(text[len(area) :], 0, tail)


def _strict_landline(text: str) -> str:
    return _landline(text, STRICT_LANDLINE_TAIL)


def _address(text: str) -> str:
    return _begin(ADDRESS, text) + ADDRESS_STARS


def _strict_address(text: str) -> str:
    return _begin(STRICT_ADDRESS, text) + ADDRESS_STARS


def _email(text: str) -> str:
    found = re.fullmatch(EMAIL, text)
    return f"{found[1]}{STARS}@{found[2]}" if found else STARS


def _strict_email(text: str) -> str:
    found = re.fullmatch(EMAIL, text)
    return f"{STARS}@{found[2]}" if found else STARS


def _uscc(text: str) -> str:
    is_enterprise = re.fullmatch(ENTERPRISE_USCC, text) and not text.startswith(SOLE_TRADER)
    return text if is_enterprise else _keep(text, 8, 2)


def _birth_date(text: str) -> str:
    year = _begin(YEAR, text)
    return year + NO_DATE[4:] if year else NO_DATE


def _strict_birth_date(text: str) -> str:
    decade = _begin(DECADE, text) if _begin(YEAR, text) else ""
    return decade + NO_DATE[3:] if decade else NO_DATE


def _amount(text: str) -> str:
    if not re.fullmatch(AMOUNT, text):
        return STARS
    number = float(text)
    band = next((name for high, name in BANDS if abs(number) < high), ABOVE_BANDS)
    return f"{NEGATIVE}{band}" if number < 0 else band


def _geo(text: str) -> str:
    return re.sub(TWO_DECIMALS, r"\1", text) if re.fullmatch(COORDINATES, text) else STARS


def _strict_geo(text: str) -> str:
    return re.sub(ONE_DECIMAL, r"\1", text) if re.fullmatch(COORDINATES, text) else STARS


def _ip(text: str) -> str:
    return _begin(THREE_OCTETS, text) + "*" if re.fullmatch(IPV4, text) else STARS


def _strict_ip(text: str) -> str:
    return _begin(TWO_OCTETS, text) + "*.*" if re.fullmatch(IPV4, text) else STARS


def _stars(_: str) -> str:
    return STARS


def _begin(pattern: str, text: str) -> str:
    found = re.match(pattern, text)
    return found[0] if found else ""


_MASKS: Mapping[Mask, Callable[[str], str]] = {
    Mask.PERSON_NAME: _person_name,
    Mask.STRICT_PERSON_NAME: _stars,
    Mask.LANDLINE: _landline,
    Mask.STRICT_LANDLINE: _strict_landline,
    Mask.ADDRESS: _address,
    Mask.STRICT_ADDRESS: _strict_address,
    Mask.EMAIL: _email,
    Mask.STRICT_EMAIL: _strict_email,
    Mask.USCC: _uscc,
    Mask.BIRTH_DATE: _birth_date,
    Mask.STRICT_BIRTH_DATE: _strict_birth_date,
    Mask.AMOUNT: _amount,
    Mask.STRICT_AMOUNT: _stars,
    Mask.GEO: _geo,
    Mask.STRICT_GEO: _strict_geo,
    Mask.IP: _ip,
    Mask.STRICT_IP: _strict_ip,
    Mask.STARS: _stars,
}
