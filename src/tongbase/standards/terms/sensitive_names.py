"""Which words in a column's name or comment hint at what: Chinese, pinyin initials, English.

Pinyin initials (``GMSFHM``, ``TYSHXYDM``) are the usual names in registers of public security,
civil affairs and taxes. They and English words count as whole words of the name, Chinese words
anywhere in name or comment.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from tongbase.standards.terms.grading import SensitiveType

T = SensitiveType
NAMES_KEPT = 20_000


@dataclass(frozen=True)
class Hints:
    """The words of one type; ``unless`` are Chinese words that speak against it."""

    chinese: tuple[str, ...]
    words: frozenset[str]
    unless: tuple[str, ...] = ()


def _hints(chinese: str, words: str, unless: str = "") -> Hints:
    return Hints(tuple(chinese.split()), frozenset(words.split()), tuple(unless.split()))


HINTS: Mapping[SensitiveType, Hints] = {
    T.CITIZEN_ID: _hints(
        "身份证 公民身份号码 居民身份号码 证件号码 证件号",
        "gmsfhm gmsfzhm sfzh sfzhm sfz sfzjhm zjhm idcard idno citizenid idnumber identitynumber "
        "identityno identitycard idcardno",
        "类型 种类",
    ),
    T.PERSON_NAME: _hints(
        "姓名 法定代表人 负责人 联系人 经办人 户主 曾用名 申请人 当事人 监护人",
        "xm cym fddbr fddbrxm lxr fzr jbr hzxm sqr realname fullname personname username "
        "contactname legalperson surname",
        "证件 号码 电话 手机 代码 职务 单位 地址 性别",
    ),
    T.MOBILE: _hints(
        "手机 移动电话",
        "sjh sjhm yddh lxsj mobile mobileno cellphone mobilephone phone phoneno tel",
    ),
    T.LANDLINE: _hints(
        "固定电话 固话 座机 办公电话 联系电话 电话 传真",
        "gddh zj lxdh bgdh dh landline telephone fax",
    ),
    T.BANK_CARD: _hints(
        "银行卡 银行账号 银行帐号 银行账户 收款账号 开户账号",
        "yhkh yhzh yhzhm khzh bankcard bankaccount cardno bankno accountno",
        "开户行 名称",
    ),
    T.ADDRESS: _hints(
        "地址 住址 住所 户籍地 居住地 门牌",
        "dz zz zs hjdz jzdz txdz xxdz zcdz address addr residence domicile",
        "区划 代码 邮箱 网址 ip",
    ),
    T.EMAIL: _hints("邮箱 电子邮件", "dzyx yx email mail emailaddress"),
    T.USCC: _hints(
        "统一社会信用代码 社会信用代码 信用代码",
        "tyshxydm shxydm xydm uscc creditcode socialcreditcode",
    ),
    T.ORG_CODE: _hints("组织机构代码 机构代码", "zzjgdm jgdm orgcode organizationcode"),
    T.ORG_NAME: _hints(
        "企业名称 单位名称 机构名称 公司名称 组织名称 部门名称 法人名称",
        "qymc dwmc jgmc gsmc bmmc frmc companyname orgname enterprisename unitname",
    ),
    T.PLATE: _hints("车牌 号牌号码", "cphm cph hphm plate plateno licenseplate"),
    T.PASSPORT: _hints("护照", "hzh hzhm passport passportno"),
    T.PERMIT: _hints("通行证 居留证 居住证号", "txzh txzhm permit permitno"),
    T.BIRTH_DATE: _hints("出生日期 出生年月 生日", "csrq csny sr birth birthday birthdate dob"),
    T.AMOUNT: _hints(
        "金额 工资 收入 薪 余额 注册资本 价款 罚款",
        "je gz sr0 zczb ye fkje amount salary income balance price wage",
        "币种 类型",
    ),
    T.GEO: _hints(
        "经度 纬度 经纬度 坐标",
        "jd wd jwd lon lng lat longitude latitude coordinate coordinates gps",
        "进度 温度",
    ),
    T.IP: _hints("ip地址", "ip ipaddr ipaddress clientip serverip"),
    T.HEALTH: _hints(
        "诊断 病历 病史 疾病 症状 处方 检验结果 残疾 血型 过敏 用药 体检 健康状况",
        "zd bl jb zdjg diagnosis disease medical symptom prescription allergy bloodtype",
        "健康码系统",
    ),
    T.BIOMETRIC: _hints(
        "指纹 人脸 虹膜 声纹 掌纹 基因 照片特征",
        "zw0 rl fingerprint face iris voiceprint facefeature biometric dna",
        "脸谱",
    ),
    T.ETHNICITY: _hints("民族", "mz ethnic nation ethnicity nationality", "乡 村 事务 宗教"),
    T.MARITAL: _hints("婚姻 婚否", "hyzk hyzt marital maritalstatus marriage"),
    T.EMPLOYMENT: _hints("职业 工作单位 就业 从业状况", "zy gzdw jyzt occupation employer job"),
    T.SEX: _hints("性别", "xb sex gender"),
    T.REGION: _hints(
        "行政区划 区划代码 地区代码 省代码 市代码 县代码 区县代码",
        "xzqh xzqhdm qhdm region regioncode district division adcode areacode provincecode "
        "citycode countycode districtcode",
    ),
}


def hinted_types(name: str, comment: str) -> dict[SensitiveType, str]:
    """Return the types that the words hint at, each with the word that does."""
    return dict(_hinted(name, comment))


@lru_cache(NAMES_KEPT)
def _hinted(name: str, comment: str) -> tuple[tuple[SensitiveType, str], ...]:
    """Judge a name once: many entries and tables bear the same."""
    text, words = f"{name} {comment}".lower(), _words(name)
    found = ((kind, _hint(hints, text, words)) for kind, hints in HINTS.items())
    return tuple((kind, word) for kind, word in found if word)


def headed_types(name: str, comment: str) -> frozenset[SensitiveType]:
    """Return the types that name or comment call by a Chinese word at their end: 法人姓名 姓名."""
    headings = [each.strip().lower() for each in (name, comment)]
    return frozenset(
        kind
        for kind, hints in HINTS.items()
        if any(heading.endswith(hints.chinese) for heading in headings)
    )


def _hint(hints: Hints, text: str, words: set[str]) -> str | None:
    if any(word in text for word in hints.unless):
        return None
    spoken = [word for word in hints.chinese if word in text]
    return next(iter(spoken or sorted(words & hints.words)), None)


def _words(name: str) -> set[str]:
    """Split a name at underscores and capitals: whole, word by word, and in pairs of words."""
    apart = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name)
    parts = [part.lower() for part in re.split(r"[^A-Za-z0-9]+", apart) if part]
    return set(parts) | set(_joined(parts, 2)) | set(_joined(parts, 3)) | {"".join(parts)}


def _joined(parts: list[str], size: int) -> Iterable[str]:
    return ("".join(parts[at : at + size]) for at in range(len(parts) - size + 1))
