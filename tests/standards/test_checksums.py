from datetime import date

import pytest

from tongbase.standards.rules.checksums import (
    USCC_ALPHABET,
    CheckKind,
    Reason,
    check,
    check_citizen_id,
    lengthen_citizen_id,
)

TODAY = date(2026, 7, 1)

VALID_TEXT = {
    CheckKind.CITIZEN_ID: """11010519491231002X 440524188001010014 34052419800101001X
        110101190001010014 810000199408230021 830000199201300022 911124198108030024
        320311770706001 11010519491231002x""",
    CheckKind.USCC: """91350100M000100Y43 914403001922038216 9144030071526726XG 91330100799655058B
        91110000802100433B 91110000600037341L 91110108551385082Q 11100000000013338W
        112302070019030687 91110101MA0000007T 91110101ma0000007t""",
    CheckKind.ORG_CODE: """D2143569-X 12345678-8 87654321-0 74371976-1 L1832212-3 000013338
        M000100Y4""",
    CheckKind.BANK_CARD: """4111111111111111 5555555555554444 6200000000000005
        6222020000000000000 3530111333300000""",
    CheckKind.BUSINESS_REG: "110108000000016",
    CheckKind.MOBILE: "13800138000",
    CheckKind.LANDLINE: "010-62345678 62345678 0713-8765432-801",
    CheckKind.PLATE: "京A12345 粤BD12345 京A1234警",
    CheckKind.POSTCODE: "100000",
    CheckKind.EMAIL: "zhang.san@example.gov.cn",
}
VALID = [(kind, value) for kind, text in VALID_TEXT.items() for value in text.split()]
VALID += [(CheckKind.CITIZEN_ID, " 11010519491231002X\u3000")]

INVALID = [
    (CheckKind.CITIZEN_ID, "110105194912310021", Reason.CHECK_DIGIT),
    (CheckKind.CITIZEN_ID, "340524198001010011", Reason.CHECK_DIGIT),
    (CheckKind.CITIZEN_ID, "820000199408230024", Reason.CHECK_DIGIT),
    (CheckKind.CITIZEN_ID, "110105194902310021", Reason.DATE),
    (CheckKind.CITIZEN_ID, "110105209912310021", Reason.FUTURE),
    (CheckKind.CITIZEN_ID, "1101051949123100", Reason.LENGTH),
    (CheckKind.CITIZEN_ID, "11010519491231002Y", Reason.CHARACTER),
    (CheckKind.CITIZEN_ID, "11010519491231002\u0663", Reason.CHARACTER),
    (CheckKind.CITIZEN_ID, "", Reason.LENGTH),
    (CheckKind.USCC, "91310115MA1H8R7C6D", Reason.CHECK_DIGIT),
    (CheckKind.USCC, "51100000500000206B", Reason.CHECK_DIGIT),
    (CheckKind.USCC, "91350211M0000XUF46", Reason.CHECK_DIGIT),  # a real company: only suspect
    (CheckKind.USCC, "91350100I000100Y43", Reason.CHARACTER),
    (CheckKind.USCC, "91350100M000100Y4", Reason.LENGTH),
    (CheckKind.ORG_CODE, "00013333-8", Reason.CHECK_DIGIT),
    (CheckKind.ORG_CODE, "0001333", Reason.LENGTH),
    (CheckKind.BANK_CARD, "6222021234567890123", Reason.CHECK_DIGIT),
    (CheckKind.BANK_CARD, "411111111111", Reason.LENGTH),
    (CheckKind.BANK_CARD, "411111111111111a", Reason.CHARACTER),
    (CheckKind.BUSINESS_REG, "110108000000017", Reason.CHECK_DIGIT),
    (CheckKind.MOBILE, "12800138000", Reason.PATTERN),
    (CheckKind.PLATE, "京I12345", Reason.PATTERN),
    (CheckKind.POSTCODE, "1000", Reason.PATTERN),
    (CheckKind.EMAIL, "zhang san@example", Reason.PATTERN),
]


@pytest.mark.parametrize(("kind", "value"), VALID)
def test_a_good_number_is_accepted(kind, value):
    assert check(kind, value, today=TODAY).ok


@pytest.mark.parametrize(("kind", "value", "reason"), INVALID)
def test_a_bad_number_is_refused_with_its_reason(kind, value, reason):
    verdict = check(kind, value, today=TODAY)
    assert (verdict.ok, verdict.reason) == (False, reason)


def test_an_old_number_is_lengthened_and_flagged():
    verdict = check_citizen_id("320311770706001", today=TODAY)
    assert verdict.normal == lengthen_citizen_id("320311770706001") == "320311197707060018"
    assert verdict.warnings == (Reason.OLD_FORM,)


def test_an_unknown_region_only_warns():
    stem = "990101190001010"
    number = next(
        candidate
        for candidate in (f"{'19' + stem[2:]}01{c}" for c in "0123456789X")
        if check_citizen_id(candidate, today=TODAY).ok
    )
    assert check_citizen_id(number, today=TODAY).warnings == (Reason.UNKNOWN_REGION,)


def test_a_list_of_regions_makes_the_whole_prefix_count():
    known = check_citizen_id("110101190001010014", today=TODAY, regions={"110101"})
    unknown = check_citizen_id("110101190001010014", today=TODAY, regions={"110105"})
    permit = check_citizen_id("810000199408230021", today=TODAY, regions={"110105"})
    assert (known.warnings, unknown.warnings) == ((), (Reason.UNKNOWN_REGION,))
    assert permit.warnings == ()


@pytest.mark.parametrize(
    ("kind", "value", "alphabet"),
    [
        (CheckKind.CITIZEN_ID, "110101190001010014", "0123456789X"),
        (CheckKind.USCC, "91350100M000100Y43", USCC_ALPHABET),
        # Modulo 11 cannot tell A from L: for organisation codes only digits are all caught.
        (CheckKind.ORG_CODE, "000013338", "0123456789"),
    ],
)
def test_no_single_wrong_character_passes(kind, value, alphabet):
    for place, right in enumerate(value):
        for wrong in alphabet:
            if wrong != right:
                assert not check(kind, value[:place] + wrong + value[place + 1 :], today=TODAY).ok
