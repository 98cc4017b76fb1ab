"""The grading scheme (分类分级): levels of GB/T 43697-2024, types of sensitive data, masks.

GB/T 43697 knows general, important and core data; its informative annex H splits the general
data into four. Which field type gets which level is this product's proposal and may be edited.
"""

from collections.abc import Iterable
from enum import StrEnum

from tongbase.standards.terms.labels import Label


class Level(StrEnum):
    """How much harm a leak does, ascending (数据级别)."""

    G1 = "G1"
    G2 = "G2"
    G3 = "G3"
    G4 = "G4"
    IMPORTANT = "IMPORTANT"
    CORE = "CORE"

    @property
    def rank(self) -> int:
        """Return the place in the order, from 1."""
        return LEVELS.index(self) + 1


LEVELS: tuple[Level, ...] = tuple(Level)


def highest(levels: Iterable[Level], *, default: Level = Level.G1) -> Level:
    """Return the highest level: what holds many grades has the highest of them (就高从严)."""
    return max(levels, key=lambda level: level.rank, default=default)


class SensitiveType(StrEnum):
    """What a column holds, as far as protection cares (敏感类型)."""

    PERSON_NAME = "person_name"
    CITIZEN_ID = "citizen_id"
    MOBILE = "mobile"
    LANDLINE = "landline"
    BANK_CARD = "bank_card"
    ADDRESS = "address"
    EMAIL = "email"
    USCC = "uscc"
    PLATE = "plate"
    PASSPORT = "passport"
    PERMIT = "permit"
    BIRTH_DATE = "birth_date"
    AMOUNT = "amount"
    GEO = "geo"
    IP = "ip"
    HEALTH = "health"
    BIOMETRIC = "biometric"
    ETHNICITY = "ethnicity"
    MARITAL = "marital"
    EMPLOYMENT = "employment"
    SEX = "sex"
    ORG_NAME = "org_name"
    ORG_CODE = "org_code"
    REGION = "region"
    NONE = "none"


class Mask(StrEnum):
    """A way of hiding a value. ``strict_…`` shows less; ``hidden`` shows nothing (NULL)."""

    PERSON_NAME = "person_name"
    CITIZEN_ID = "citizen_id"
    MOBILE = "mobile"
    LANDLINE = "landline"
    BANK_CARD = "bank_card"
    ADDRESS = "address"
    EMAIL = "email"
    USCC = "uscc"
    PLATE = "plate"
    PASSPORT = "passport"
    PERMIT = "permit"
    BIRTH_DATE = "birth_date"
    AMOUNT = "amount"
    GEO = "geo"
    IP = "ip"
    STRICT_PERSON_NAME = "strict_person_name"
    STRICT_CITIZEN_ID = "strict_citizen_id"
    STRICT_MOBILE = "strict_mobile"
    STRICT_LANDLINE = "strict_landline"
    STRICT_BANK_CARD = "strict_bank_card"
    STRICT_ADDRESS = "strict_address"
    STRICT_EMAIL = "strict_email"
    STRICT_USCC = "strict_uscc"
    STRICT_PLATE = "strict_plate"
    STRICT_PASSPORT = "strict_passport"
    STRICT_PERMIT = "strict_permit"
    STRICT_BIRTH_DATE = "strict_birth_date"
    STRICT_AMOUNT = "strict_amount"
    STRICT_GEO = "strict_geo"
    STRICT_IP = "strict_ip"
    STARS = "stars"
    HIDDEN = "hidden"


class Masking(StrEnum):
    """How much is hidden at least when an item is shared (脱敏要求), whatever its type."""

    MASKED = "masked"
    STRICT = "strict"
    STARS = "stars"
    HIDDEN = "hidden"


MASKING_LABELS: dict[Masking, Label] = {
    Masking.MASKED: Label("脱敏", "Masked"),
    Masking.STRICT: Label("严格脱敏", "Strictly masked"),
    Masking.STARS: Label("星号代替", "Stars"),
    Masking.HIDDEN: Label("不显示", "Not shown"),
}

LEVEL_LABELS: dict[Level, Label] = {
    Level.G1: Label("一般数据1级", "General, level 1"),
    Level.G2: Label("一般数据2级", "General, level 2"),
    Level.G3: Label("一般数据3级", "General, level 3"),
    Level.G4: Label("一般数据4级", "General, level 4"),
    Level.IMPORTANT: Label("重要数据", "Important data"),
    Level.CORE: Label("核心数据", "Core data"),
}

TYPE_LABELS: dict[SensitiveType, Label] = {
    SensitiveType.PERSON_NAME: Label("姓名", "Person's name"),
    SensitiveType.CITIZEN_ID: Label("公民身份号码", "Citizen identity number"),
    SensitiveType.MOBILE: Label("手机号码", "Mobile number"),
    SensitiveType.LANDLINE: Label("固定电话", "Landline number"),
    SensitiveType.BANK_CARD: Label("银行账号", "Bank account"),
    SensitiveType.ADDRESS: Label("地址", "Address"),
    SensitiveType.EMAIL: Label("电子邮箱", "E-mail address"),
    SensitiveType.USCC: Label("统一社会信用代码", "Unified social credit code"),
    SensitiveType.PLATE: Label("车牌号", "Vehicle plate"),
    SensitiveType.PASSPORT: Label("护照号", "Passport number"),
    SensitiveType.PERMIT: Label("通行证号", "Travel permit number"),
    SensitiveType.BIRTH_DATE: Label("出生日期", "Date of birth"),
    SensitiveType.AMOUNT: Label("金额", "Amount of money"),
    SensitiveType.GEO: Label("经纬度", "Coordinates"),
    SensitiveType.IP: Label("IP地址", "IP address"),
    SensitiveType.HEALTH: Label("健康信息", "Health"),
    SensitiveType.BIOMETRIC: Label("生物识别信息", "Biometric data"),
    SensitiveType.ETHNICITY: Label("民族", "Ethnic group"),
    SensitiveType.MARITAL: Label("婚姻状况", "Marital status"),
    SensitiveType.EMPLOYMENT: Label("就业信息", "Employment"),
    SensitiveType.SEX: Label("性别", "Sex"),
    SensitiveType.ORG_NAME: Label("机构名称", "Organisation's name"),
    SensitiveType.ORG_CODE: Label("机构代码", "Organisation's code"),
    SensitiveType.REGION: Label("行政区划", "Administrative division"),
    SensitiveType.NONE: Label("未识别", "Not recognised"),
}

# Proposed defaults: G1 public codes and names, G2 internal data, G3 ordinary personal data,
# G4 sensitive personal data in the sense of the personal information law (PIPL, art. 28).
TYPE_LEVELS: dict[SensitiveType, Level] = {
    SensitiveType.PERSON_NAME: Level.G3,
    SensitiveType.CITIZEN_ID: Level.G4,
    SensitiveType.MOBILE: Level.G3,
    SensitiveType.LANDLINE: Level.G2,
    SensitiveType.BANK_CARD: Level.G4,
    SensitiveType.ADDRESS: Level.G3,
    SensitiveType.EMAIL: Level.G3,
    SensitiveType.USCC: Level.G1,
    SensitiveType.PLATE: Level.G3,
    SensitiveType.PASSPORT: Level.G4,
    SensitiveType.PERMIT: Level.G4,
    SensitiveType.BIRTH_DATE: Level.G3,
    SensitiveType.AMOUNT: Level.G2,
    SensitiveType.GEO: Level.G3,
    SensitiveType.IP: Level.G2,
    SensitiveType.HEALTH: Level.G4,
    SensitiveType.BIOMETRIC: Level.G4,
    SensitiveType.ETHNICITY: Level.G3,
    SensitiveType.MARITAL: Level.G3,
    SensitiveType.EMPLOYMENT: Level.G3,
    SensitiveType.SEX: Level.G2,
    SensitiveType.ORG_NAME: Level.G1,
    SensitiveType.ORG_CODE: Level.G1,
    SensitiveType.REGION: Level.G1,
    SensitiveType.NONE: Level.G2,
}


def required_mask(kind: SensitiveType, level: Level, masking: Masking | None) -> Mask | None:
    """Say how a column is shown by default where a provider asks for more than its grade does.

    The stricter of both counts (就高从严): a requirement never shows what the grade hides.
    """
    usual = default_mask(kind, level)
    if masking is None:
        return usual
    prefix = {Masking.MASKED: "", Masking.STRICT: "strict_"}.get(masking)
    word = masking.value if prefix is None else f"{prefix}{kind.value}"
    wanted = Mask(word) if word in set(Mask) else Mask.STARS
    return max(usual, wanted, key=_strictness)


def _strictness(mask: Mask | None) -> int:
    if mask is None:
        return 0
    ends = {Mask.STARS: 3, Mask.HIDDEN: 4}
    return ends.get(mask, 2 if mask.value.startswith("strict_") else 1)


def masks_for(kind: SensitiveType) -> tuple[Mask, ...]:
    """List the masks that make sense for a type, the mildest first."""
    own = (kind.value, f"strict_{kind.value}", Mask.STARS.value, Mask.HIDDEN.value)
    return tuple(Mask(word) for word in own if word in set(Mask))


def default_mask(kind: SensitiveType, level: Level) -> Mask | None:
    """Say how a column of that type and level is shown unless a person decides otherwise.

    G1 and G2 as they are, G3 and G4 by the mask of the type, important data by its strict form,
    core data not at all.
    """
    if level in {Level.G1, Level.G2}:
        return None
    if level is Level.CORE:
        return Mask.HIDDEN
    wanted = f"strict_{kind.value}" if level is Level.IMPORTANT else kind.value
    return Mask(wanted) if wanted in set(Mask) else Mask.STARS
