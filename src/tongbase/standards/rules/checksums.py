"""Is this number well formed? One verdict for every kind of number, with its reason.

The same checks stand as SQL in :mod:`tongbase.standards.rules.checksum_sql`; a property test keeps
the two equal.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tongbase.kernel.sql import BLANKS
from tongbase.standards.terms.labels import Label

ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
ID_CHARACTERS = "10X98765432"
USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # GB 32100: no I, O, S, V, Z
USCC_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
ORG_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ORG_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
CARD_DIGITS_MIN, CARD_DIGITS_MAX = 13, 19
EARLIEST_BIRTH_YEAR = 1800

# GB/T 2260, provinces; 83 stands in residence permits of Taiwan residents, 9 in the cards of
# foreign permanent residents.
PROVINCES = frozenset(
    str(code)
    for codes in (
        range(11, 16),
        range(21, 24),
        range(31, 38),
        range(41, 47),
        range(50, 55),
        range(61, 66),
        (71, 81, 82, 83),
    )
    for code in codes
)
FOREIGN_RESIDENT = "9"

MOBILE = r"1[3-9][0-9]{9}"
LANDLINE = r"(?:0[0-9]{2,3}-?)?[2-9][0-9]{6,7}(?:-[0-9]{1,6})?"
POSTCODE = r"[0-9]{6}"
EMAIL = r"[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}"
PLATE = (
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z]"
    r"(?:[A-HJ-NP-Z0-9]{5}|[DF][A-HJ-NP-Z0-9][0-9]{4}|[0-9]{5}[DF]|[A-HJ-NP-Z0-9]{4}[学警港澳领])"
)


class CheckKind(StrEnum):
    """The kinds of numbers whose form we can judge."""

    CITIZEN_ID = "citizen_id"
    USCC = "uscc"
    ORG_CODE = "org_code"
    BANK_CARD = "bank_card"
    BUSINESS_REG = "business_reg"
    MOBILE = "mobile"
    LANDLINE = "landline"
    PLATE = "plate"
    POSTCODE = "postcode"
    EMAIL = "email"


CHECK_LABELS: dict[CheckKind, Label] = {
    CheckKind.CITIZEN_ID: Label("公民身份号码", "Citizen number"),
    CheckKind.USCC: Label("统一社会信用代码", "Unified social credit code"),
    CheckKind.ORG_CODE: Label("组织机构代码", "Organisation code"),
    CheckKind.BANK_CARD: Label("银行卡号", "Bank card"),
    CheckKind.BUSINESS_REG: Label("工商注册号", "Business registration"),
    CheckKind.MOBILE: Label("手机号码", "Mobile number"),
    CheckKind.LANDLINE: Label("固定电话", "Landline"),
    CheckKind.PLATE: Label("机动车号牌", "Number plate"),
    CheckKind.POSTCODE: Label("邮政编码", "Postcode"),
    CheckKind.EMAIL: Label("电子邮箱", "E-mail"),
}


class Reason(StrEnum):
    """Why a number was refused, or what is odd about one that was not."""

    LENGTH = "length"
    CHARACTER = "character"
    DATE = "date"
    FUTURE = "future"
    CHECK_DIGIT = "check_digit"
    PATTERN = "pattern"
    UNKNOWN_REGION = "unknown_region"
    OLD_FORM = "old_form"


@dataclass(frozen=True)
class Verdict:
    """The outcome: ``normal`` is the number as it should be written, ``warnings`` do not refuse."""

    ok: bool
    normal: str
    reason: Reason | None = None
    warnings: tuple[Reason, ...] = ()


def clean(value: str) -> str:
    """Take the blanks off both ends and write Latin letters large."""
    return _upper(value.strip(BLANKS))


def check_citizen_id(value: str, *, today: date, regions: Collection[str] = ()) -> Verdict:
    """Judge a citizen identity number (GB 11643): length, characters, date, region, check digit.

    An unknown region only warns: codes that were abolished long ago stay valid in people's cards.
    With ``regions`` (six-digit codes, past ones included) the whole prefix is looked up. Numbers of
    15 digits are accepted, converted and flagged.
    """
    text = clean(value)
    if len(text) not in {15, 18}:
        return Verdict(ok=False, normal=text, reason=Reason.LENGTH)
    if not re.fullmatch(r"[1-9](?:[0-9]{14}|[0-9]{16}[0-9X])", text):
        return Verdict(ok=False, normal=text, reason=Reason.CHARACTER)
    old = len(text) == 15
    normal = lengthen_citizen_id(text) if old else text
    wrong = _wrong_birth(normal[6:14], today)
    if wrong is None and normal[17] != citizen_id_digit(normal[:17]):
        wrong = Reason.CHECK_DIGIT
    warnings = (Reason.OLD_FORM,) if old else ()
    if not _is_known_region(normal, regions):
        warnings = (*warnings, Reason.UNKNOWN_REGION)
    return Verdict(ok=wrong is None, normal=normal, reason=wrong, warnings=warnings)


def lengthen_citizen_id(old: str) -> str:
    """Turn a number of 15 digits into one of 18: the century and the check digit are added."""
    stem = f"{old[:6]}19{old[6:]}"
    return stem + citizen_id_digit(stem)


def citizen_id_digit(stem: str) -> str:
    """Return the check character of 17 digits (GB 11643, ISO 7064 MOD 11-2): X stands for 10."""
    total = sum(int(digit) * weight for digit, weight in zip(stem, ID_WEIGHTS, strict=True))
    return ID_CHARACTERS[total % 11]


def check_uscc(value: str) -> Verdict:
    """Judge a unified social credit code (GB 32100-2015)."""
    text = clean(value)
    if len(text) != 18:
        return Verdict(ok=False, normal=text, reason=Reason.LENGTH)
    if any(character not in USCC_ALPHABET for character in text):
        return Verdict(ok=False, normal=text, reason=Reason.CHARACTER)
    region = re.fullmatch(r"[0-9]{6}", text[2:8]) and (
        text[2:4] in PROVINCES or text[2:8] == "100000"
    )
    warnings = () if region else (Reason.UNKNOWN_REGION,)
    return _judged(text, text[17] == uscc_digit(text[:17]), warnings)


def uscc_digit(stem: str) -> str:
    """Return the check character of 17 characters (GB 32100-2015); the outer % 31 matters."""
    places = zip(stem, USCC_WEIGHTS, strict=True)
    total = sum(USCC_ALPHABET.index(character) * weight for character, weight in places)
    return USCC_ALPHABET[(31 - total % 31) % 31]


def check_org_code(value: str) -> Verdict:
    """Judge an organisation code (GB 11714-1997), with or without its hyphen."""
    text = clean(value).replace("-", "")
    if len(text) != 9:
        return Verdict(ok=False, normal=text, reason=Reason.LENGTH)
    if any(character not in ORG_ALPHABET for character in text):
        return Verdict(ok=False, normal=text, reason=Reason.CHARACTER)
    return _judged(text, text[8] == org_code_digit(text[:8]))


def org_code_digit(stem: str) -> str:
    """Return the check character of eight characters (GB 11714-1997)."""
    places = zip(stem, ORG_WEIGHTS, strict=True)
    digit = 11 - sum(ORG_ALPHABET.index(character) * weight for character, weight in places) % 11
    return {10: "X", 11: "0"}.get(digit, str(digit))


def check_bank_card(value: str) -> Verdict:
    """Judge the number of a bank card (Luhn, ISO/IEC 7812-1)."""
    text = clean(value).replace(" ", "")
    if not CARD_DIGITS_MIN <= len(text) <= CARD_DIGITS_MAX:
        return Verdict(ok=False, normal=text, reason=Reason.LENGTH)
    if not re.fullmatch(r"[0-9]+", text):
        return Verdict(ok=False, normal=text, reason=Reason.CHARACTER)
    return _judged(text, luhn_total(text) % 10 == 0)


def luhn_total(digits: str) -> int:
    """Add up the digits from the right, every second one doubled."""
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled)


def check_business_reg(value: str) -> Verdict:
    """Judge a business registration number of 15 digits (GS 15-2006, ISO 7064 MOD 11,10)."""
    text = clean(value)
    if len(text) != 15:
        return Verdict(ok=False, normal=text, reason=Reason.LENGTH)
    if not re.fullmatch(r"[0-9]+", text):
        return Verdict(ok=False, normal=text, reason=Reason.CHARACTER)
    return _judged(text, text[14] == business_reg_digit(text[:14]))


def business_reg_digit(stem: str) -> str:
    """Return the check digit of 14 digits (ISO 7064 MOD 11,10)."""
    product = 10
    for digit in stem:
        product = ((product + int(digit) - 1) % 10 + 1) * 2 % 11
    return str((11 - product) % 10)


def check_pattern(value: str, pattern: str) -> Verdict:
    """Judge a number that has a form but no check digit."""
    text = value.strip(BLANKS)
    fits = re.fullmatch(pattern, text) is not None
    return Verdict(ok=fits, normal=text, reason=None if fits else Reason.PATTERN)


PATTERNS: dict[CheckKind, str] = {
    CheckKind.MOBILE: MOBILE,
    CheckKind.LANDLINE: LANDLINE,
    CheckKind.PLATE: PLATE,
    CheckKind.POSTCODE: POSTCODE,
    CheckKind.EMAIL: EMAIL,
}

_DIGITS: dict[CheckKind, Callable[[str], Verdict]] = {
    CheckKind.USCC: check_uscc,
    CheckKind.ORG_CODE: check_org_code,
    CheckKind.BANK_CARD: check_bank_card,
    CheckKind.BUSINESS_REG: check_business_reg,
}


def check(kind: CheckKind, value: str, *, today: date) -> Verdict:
    """Judge a number of any kind."""
    if kind is CheckKind.CITIZEN_ID:
        return check_citizen_id(value, today=today)
    if kind in PATTERNS:
        return check_pattern(value, PATTERNS[kind])
    return _DIGITS[kind](value)


def _judged(text: str, agrees: bool, warnings: tuple[Reason, ...] = ()) -> Verdict:  # noqa: FBT001
    return Verdict(agrees, text, None if agrees else Reason.CHECK_DIGIT, warnings)


def _wrong_birth(written: str, today: date) -> Reason | None:
    if int(written[:4]) < EARLIEST_BIRTH_YEAR:
        return Reason.DATE
    try:
        born = date(int(written[:4]), int(written[4:6]), int(written[6:]))
    except ValueError:
        return Reason.DATE
    return Reason.FUTURE if born > today else None


def _is_known_region(number: str, regions: Collection[str]) -> bool:
    if number.startswith(FOREIGN_RESIDENT):
        return True
    if number[:2] not in PROVINCES:
        return False
    return not regions or number[:6] in regions or number[:2] in {"81", "82", "83"}


def _upper(text: str) -> str:
    return text.translate({code: code - 32 for code in range(ord("a"), ord("z") + 1)})
