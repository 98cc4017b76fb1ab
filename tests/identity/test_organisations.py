from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.identity.conftest import BUREAU, CIVIL, MARKET
from tongbase.identity import api
from tongbase.identity.actions.organisations import change_organisation, register_organisation
from tongbase.identity.errors import (
    OrganisationNotFoundError,
    ParentInvalidError,
    RegionInvalidError,
    RegionNotFoundError,
    UsccInvalidError,
    UsccTakenError,
)
from tongbase.identity.rules.uscc import normal_uscc
from tongbase.identity.terms import OrganisationKind
from tongbase.kernel.actor import EVERYWHERE, OrgPath
from tongbase.kernel.errors import DeniedError
from tongbase.kernel.ledger.reading import history_of
from tongbase.kernel.work import Work

DETAILS = api.OrganisationDetails("某单位", OrganisationKind.OTHER)
ANOTHER = "91110101MA0000007T"


def test_an_organisation_stands_at_its_region(work: Work, market: str):
    found = api.organisation(work, MARKET)
    assert found.id == market
    assert found.place == OrgPath(f"/420000/420100/{MARKET}")
    assert api.organisation(work, market) == found
    assert api.organisation_at(work, found.place) == found
    assert [line.event for line in history_of(work.db, market)] == [
        "identity.organisation.registered"
    ]


def test_names_are_found_by_id_code_or_place(work: Work, market: str, civil: str):
    place = api.organisation(work, civil).place.value
    names = api.names_of_organisations(work, [market, CIVIL, place, "nobody"])
    assert names == {
        market: "武汉市市场监督管理局",
        CIVIL: "武汉市民政局",
        place: "武汉市民政局",
    }


@pytest.mark.parametrize(
    "code",
    ["91350100M000100Y43", " 91110101ma0000007t ", "11100000000013338W"],
)
def test_good_credit_codes(code: str):
    assert normal_uscc(code) == code.strip().upper()


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("91310115MA1H8R7C6D", "校验位"),
        ("51100000500000206B", "校验位"),
        ("91350100M000100Y4", "18 位"),
        ("", "18 位"),
        ("91350100M000100I43", "I"),
        ("９１350100M000100Y43", "不允许"),
    ],
)
def test_bad_credit_codes_say_what_is_wrong(code: str, word: str):
    with pytest.raises(UsccInvalidError) as caught:
        normal_uscc(code)
    assert caught.value.field == "uscc"
    assert word in caught.value.zh


def test_every_single_character_substitution_is_caught():
    good, alphabet = "91350100M000100Y43", "0123456789ABCDEFGHJKLMNPQRTUWXY"
    for place, was in enumerate(good):
        for other in alphabet.replace(was, ""):
            with pytest.raises(UsccInvalidError):
                normal_uscc(good[:place] + other + good[place + 1 :])


def test_a_code_is_registered_once(work: Work, market: str):
    with pytest.raises(UsccTakenError):
        register_organisation(work, uscc=MARKET, region_code="420000", details=DETAILS)


@pytest.mark.parametrize(
    ("region", "error"),
    [
        ("429000", RegionInvalidError),
        ("422300", RegionInvalidError),
        ("999999", RegionNotFoundError),
    ],
)
def test_an_organisation_needs_a_governed_region(work: Work, region: str, error: type[Exception]):
    with pytest.raises(error) as caught:
        register_organisation(work, uscc=ANOTHER, region_code=region, details=DETAILS)
    assert caught.value.field == "region_code"  # type: ignore[attr-defined]


def test_nobody_stands_above_themselves(work: Work, market: str, civil: str):
    below = replace(DETAILS, parent=MARKET)
    change_organisation(work, civil, below)
    work.db.flush()
    for parent in (MARKET, CIVIL):
        with pytest.raises(ParentInvalidError):
            change_organisation(work, market, replace(DETAILS, parent=parent))


def test_an_unknown_parent_is_named(work: Work, market: str):
    with pytest.raises(OrganisationNotFoundError) as caught:
        change_organisation(work, market, replace(DETAILS, parent="nobody"))
    assert caught.value.field == "parent"


@pytest.fixture
def manager(work: Work, bureau: str, as_person: Callable[[str], Work]) -> Work:
    made = api.add_person(
        work, account="chen", name="陈局", organisation=bureau, roles=["bureau_manager"]
    )
    return as_person(made.id)


def test_a_bureau_reaches_its_region_a_department_itself(
    work: Work, manager: Work, market: str, as_person: Callable[[str], Work]
):
    zhang = api.add_person(
        work, account="zhang", name="张三", organisation=market, roles=["department_manager"]
    )
    department = as_person(zhang.id).actor
    assert manager.actor.reach == OrgPath("/420000")
    assert manager.actor.place == OrgPath(f"/420000/{BUREAU}")
    assert department.reach == department.place == OrgPath(f"/420000/420100/{MARKET}")
    assert manager.actor.may("catalogue.entry.review_bureau", department.place)
    assert not department.may("catalogue.entry.submit", manager.actor.place)


def test_a_bureau_manages_its_region_only(work: Work, manager: Work):
    api.install_regions(work, "430000")
    api.register_organisation(manager, uscc=ANOTHER, region_code="420100", details=DETAILS)
    with pytest.raises(DeniedError):
        api.register_organisation(
            manager, uscc="91350100M000100Y43", region_code="430100", details=DETAILS
        )


def test_the_house_reaches_everywhere(work: Work):
    assert work.actor.reach == EVERYWHERE
