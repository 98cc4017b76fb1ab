"""What values look like: patterns of RE2 for what has no check digit, and the one-scan profile.

The detectors with check digits are written by ``standards`` and handed in, so that there is one
definition of a valid number in the house.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tongbase.kernel.sql import literal, quote, trimmed
from tongbase.protect.rules.masks import COMPOUND_SURNAMES
from tongbase.protect.terms.grades import Detector

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁"
    "任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫"
    "孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌"
    "毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦"
    "麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩"
)
_ORG_ENDS = (
    "公司|厂|局|委员会|中心|医院|学校|大学|学院|银行|合作社|协会|基金会|商行|店|经营部|研究院|研究所|"
    "集团|人民政府|办公室|事务所|幼儿园|分公司|工会|联合会"
)
_NO_PLACE = r"[^\P{Han}省市州盟区县旗镇乡村]"  # 武汉市 begins with a surname and is no person
_OCTET = "(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})"
_DAY = "(?:19|20)[0-9]{2}(?:[-/.年]?)(?:0?[1-9]|1[0-2])(?:[-/.月]?)(?:0?[1-9]|[12][0-9]|3[01])日?"
_LONGITUDE = r"(?:7[3-9]|[89][0-9]|1[0-2][0-9]|13[0-5])\.[0-9]{3,}"
_LATITUDE = r"(?:[3-9]|[1-4][0-9]|5[0-3])\.[0-9]{3,}"

PATTERNS: Mapping[Detector, str] = {
    Detector.IP: rf"(?:{_OCTET}\.){{3}}{_OCTET}",
    Detector.PERSON_NAME: rf"(?:{'|'.join(COMPOUND_SURNAMES)}|[{SURNAMES}])\p{{Han}}?{_NO_PLACE}"
    r"|\p{Han}{2,8}·\p{Han}{2,8}",
    Detector.ORG_NAME: rf"[\p{{Han}}A-Za-z0-9()()·]{{3,60}}(?:{_ORG_ENDS})",
    Detector.ADDRESS: r"\p{Han}{1,12}(?:省|市|区|县|旗|州|盟).{0,40}"
    r"(?:镇|乡|街道|路|街|村|巷|弄|大道|小区|社区|组|号|栋|室).{0,40}"
    r"|\p{Han}{1,15}(?:路|街|大道|巷|弄|村|社区)\p{Han}{0,6}[0-9]{1,5}(?:号|弄|组|栋).{0,30}",
    Detector.PASSPORT: "(?:[DEGPS][0-9]{8}|[EG][A-HJ-NP-Z][0-9]{7})",
    Detector.PERMIT: "[CHMW][0-9]{8}(?:[0-9]{2})?",
    Detector.DATE: rf"{_DAY}(?:[ T][0-9:.+]{{4,}})?",
    Detector.COORDINATE: rf"{_LONGITUDE}|{_LATITUDE}|{_LONGITUDE}[, ]+{_LATITUDE}",
    Detector.NUMBER: r"-?[0-9]{1,15}(?:\.[0-9]+)?",
    Detector.REGION: "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|81|82)[0-9]{4}"
    "(?:[0-9]{3}(?:[0-9]{3})?)?",
}
SEARCHED: Mapping[Detector, str] = {
    Detector.CONTAINS_CITIZEN_ID: r"(?:^|[^0-9])[1-9][0-9]{5}(?:18|19|20)[0-9]{2}"
    r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx](?:[^0-9]|$)",
    Detector.CONTAINS_MOBILE: r"(?:^|[^0-9])1[3-9][0-9]{9}(?:[^0-9]|$)",
}


@dataclass(frozen=True)
class ProfilePlan:
    """One SELECT, a row a column: its number from 1, sampled, filled, then a count a detector."""

    sql: str
    columns: tuple[str, ...]
    detectors: tuple[Detector, ...]


def plan_profile(
    columns: Sequence[str], source: str, checks: Mapping[Detector, str], *, rows: int
) -> ProfilePlan:
    """Plan the profile of a sample in one scan.

    ``source`` is the relation as SQL; ``checks`` are the checksum detectors as templates over the
    column ``v`` (``CASE WHEN … v …``), as ``standards`` writes them.
    """
    tests = {**checks, **{kind: _match(pattern) for kind, pattern in PATTERNS.items()}}
    tests |= {kind: f"regexp_matches(v, {literal(p)})" for kind, p in SEARCHED.items()}
    listed = ", ".join(f"CAST({quote(name)} AS VARCHAR)" for name in columns)
    counts = ", ".join(f"count(*) FILTER ({test})" for test in tests.values())
    sql = (
        f"SELECT c, count(*), count(v), {counts} FROM ("  # noqa: S608
        f"SELECT generate_subscripts(vs, 1) AS c, nullif({trimmed('unnest(vs)')}, '') AS v "
        f"FROM (SELECT [{listed}] AS vs FROM {source} "
        f"USING SAMPLE reservoir({rows} ROWS) REPEATABLE (1))) GROUP BY c ORDER BY c"
    )
    return ProfilePlan(sql, tuple(columns), tuple(tests))


def _match(pattern: str) -> str:
    return f"regexp_full_match(v, {literal(pattern)})"
