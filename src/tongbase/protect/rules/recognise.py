"""Recognition (敏感数据识别): names and values in, type, grade, confidence and reasons out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tongbase.protect.terms.grades import ColumnFacts, Detector, Profile, Recognition
from tongbase.standards.terms.grading import (
    TYPE_LABELS,
    TYPE_LEVELS,
    Level,
    SensitiveType,
)
from tongbase.standards.terms.labels import Label
from tongbase.standards.terms.sensitive_names import headed_types, hinted_types

CONFIDENCE_MIN = 0.45
NAME_ALONE = 0.6  # the name says so, there are no values to ask
NAME_ONLY = 0.7  # the name says so, and no value could
CONTRADICTED = 0.2  # the name says so, the values do not
VALUES_FEW = 10  # fewer values than this contradict nobody
SHARE_CONTRADICTING = 0.1
SHARE_MIN = 0.6
SHARE_EMBEDDED = 0.01
CERTAINTY_EMBEDDED = 0.5

UNKNOWN = Label("名称和取值均未命中识别规则,按内部数据定级", "No rule fits; graded as internal")
KEPT_HIGH = Label("先按名称从严定级,请人工确认", "Graded by its name until a person decides")
T = SensitiveType


@dataclass(frozen=True)
class _Sign:
    """The detector of a type, and how sure its values make us when the name says nothing."""

    detector: Detector
    certainty: float


# A checksum or an unmistakable form decides alone; a two-character word in Chinese or six digits
# may be anything, so that they only support a name (certainty 0).
SIGNS: Mapping[SensitiveType, _Sign] = {
    T.CITIZEN_ID: _Sign(Detector.CITIZEN_ID, 1.0),
    T.USCC: _Sign(Detector.USCC, 0.95),
    T.ORG_CODE: _Sign(Detector.ORG_CODE, 0.8),
    T.MOBILE: _Sign(Detector.MOBILE, 0.95),
    T.LANDLINE: _Sign(Detector.LANDLINE, 0.0),
    T.BANK_CARD: _Sign(Detector.BANK_CARD, 0.85),
    T.EMAIL: _Sign(Detector.EMAIL, 0.95),
    T.PLATE: _Sign(Detector.PLATE, 0.95),
    T.IP: _Sign(Detector.IP, 0.95),
    T.PERSON_NAME: _Sign(Detector.PERSON_NAME, 0.6),
    T.ORG_NAME: _Sign(Detector.ORG_NAME, 0.8),
    T.ADDRESS: _Sign(Detector.ADDRESS, 0.85),
    T.PASSPORT: _Sign(Detector.PASSPORT, 0.7),
    T.PERMIT: _Sign(Detector.PERMIT, 0.7),
    T.BIRTH_DATE: _Sign(Detector.DATE, 0.0),
    T.GEO: _Sign(Detector.COORDINATE, 0.0),
    T.AMOUNT: _Sign(Detector.NUMBER, 0.0),
    T.REGION: _Sign(Detector.REGION, 0.0),
}
EMBEDDED: Mapping[SensitiveType, Detector] = {
    T.CITIZEN_ID: Detector.CONTAINS_CITIZEN_ID,
    T.MOBILE: Detector.CONTAINS_MOBILE,
}


def recognise(column: ColumnFacts) -> Recognition:
    """Say what a column holds. Of two equally sure answers the higher grade counts (就高从严)."""
    found = [*_candidates(column), *_embedded(column.profile)]
    sure = [each for each in found if each.confidence >= CONFIDENCE_MIN]
    if not sure:
        return _nothing(column, found)
    return max(sure, key=lambda each: (round(each.confidence, 2), each.level.rank))


def _candidates(column: ColumnFacts) -> Iterator[Recognition]:
    hints = hinted_types(column.name, column.comment)
    for kind in SensitiveType:
        word, sign = hints.get(kind), SIGNS.get(kind)
        share = column.profile.share(sign.detector if sign else None)
        confidence = _confidence(word, sign, share, column.profile.filled)
        if confidence > 0:
            reasons = (*_name_reason(word), *_value_reason(share if sign else 0.0, kind))
            yield Recognition(kind, TYPE_LEVELS[kind], confidence, reasons)


def _confidence(word: str | None, sign: _Sign | None, share: float, filled: int) -> float:
    if word is None:
        return sign.certainty * share if sign and share >= SHARE_MIN else 0.0
    if sign is None:
        return NAME_ONLY
    if filled < VALUES_FEW and share == 0:
        return NAME_ALONE
    if share < SHARE_CONTRADICTING:
        return CONTRADICTED
    return NAME_ALONE + (1 - NAME_ALONE) * share


def _embedded(profile: Profile) -> Iterator[Recognition]:
    """Look for numbers inside longer text: a remark with a person's number in it."""
    for kind, detector in EMBEDDED.items():
        share = profile.share(detector)
        if share >= SHARE_EMBEDDED:
            label, percent = TYPE_LABELS[kind], f"{share:.0%}"
            reason = Label(
                f"{percent}的值中夹有{label.zh}", f"{percent} of the values hold a {label.en}"
            )
            yield Recognition(kind, TYPE_LEVELS[kind], CERTAINTY_EMBEDDED, (reason,))


def _nothing(column: ColumnFacts, doubted: Sequence[Recognition]) -> Recognition:
    """Grade what no rule is sure of: as internal, or as high as its own Chinese heading says.

    姓名 is said of names only, whatever its values look like: until a person decides, the higher
    grade holds (就高从严). Initials such as xm may mean something else.
    """
    unlike = [each for each in doubted if each.confidence == CONTRADICTED]
    reasons = tuple(
        Label(
            f"名称提示{TYPE_LABELS[each.sensitive_type].zh},但取值不符",
            f"The name hints at {TYPE_LABELS[each.sensitive_type].en}, the values do not",
        )
        for each in unlike
    )
    said = headed_types(column.name, column.comment)
    named = [each for each in unlike if each.sensitive_type in said]
    strict = max(named, key=lambda each: each.level.rank, default=None)
    if strict is not None and strict.level.rank > Level.G2.rank:
        return replace(strict, reasons=(*reasons, KEPT_HIGH))
    return Recognition(T.NONE, Level.G2, 0.0, (*reasons, UNKNOWN))


def _name_reason(word: str | None) -> tuple[Label, ...]:
    if word is None:
        return ()
    return (Label(f"名称或注释含“{word}”", f"Name or comment says {word!r}"),)


def _value_reason(share: float, kind: SensitiveType) -> tuple[Label, ...]:
    if share == 0:
        return ()
    label = TYPE_LABELS[kind]
    return (Label(f"{share:.0%}的值符合{label.zh}特征", f"{share:.0%} of the values look like it"),)
