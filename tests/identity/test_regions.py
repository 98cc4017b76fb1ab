from dataclasses import replace

import pytest

from tongbase.base.paging import PageRequest
from tongbase.identity import api
from tongbase.identity.errors import RegionNotFoundError
from tongbase.identity.models import Region, RegionName
from tongbase.identity.queries import regions
from tongbase.identity.terms import RegionLevel
from tongbase.kernel.actor import system_actor
from tongbase.kernel.errors import DeniedError
from tongbase.kernel.work import Work


def test_a_city_lies_in_its_province(work: Work):
    wuhan = api.region(work, "420100")
    assert (wuhan.name, wuhan.level, wuhan.parent) == ("武汉市", RegionLevel.CITY, "420000")
    assert wuhan.path.value == "/420000/420100"


def test_a_county_under_the_province_hangs_on_the_province(work: Work):
    xiantao = api.region(work, "429004")
    assert (xiantao.name, xiantao.path.value) == ("仙桃市", "/420000/429004")
    assert api.region(work, "429000").level == RegionLevel.GROUP


def test_hubei_has_thirteen_cities_and_four_counties_of_its_own(work: Work):
    children = regions.children_of(work.db, "420000")
    assert [child.level for child in children].count("city") == 13
    assert [child.level for child in children].count("county") == 4


def test_abolished_codes_stay_with_their_last_name(work: Work):
    region = work.db.get(Region, "422300")  # 咸宁地区, a prefecture until 1998
    assert region is not None
    assert not region.active
    assert (region.name, region.first_year, region.last_year) == ("咸宁地区", 1980, 1997)


def test_a_code_has_the_name_of_the_year(work: Work):
    def named(year: int | None) -> list[str]:
        page = api.divisions(work, api.DivisionFilter("420600", year), PageRequest())
        return [each.name for each in page.rows]

    assert (named(2005), named(2009)) == (["襄樊市"], ["襄樊市"])
    assert (named(2010), named(2031)) == (["襄阳市"], ["襄阳市"])
    assert named(None) == ["襄樊市", "襄阳市"]


def test_a_division_is_found_by_the_name_that_it_had(work: Work):
    was = api.divisions(work, api.DivisionFilter("襄樊"), PageRequest()).rows
    assert [(each.code, each.last_year, each.active) for each in was] == [("420600", 2009, False)]
    found = regions.search_regions(work.db, "襄樊", PageRequest(), past=True).rows
    assert [(each.code, each.name) for each in found] == [("420600", "襄阳市")]
    assert regions.search_regions(work.db, "襄樊", PageRequest(), past=False).total == 0


def test_names_that_no_list_gives_any_more_go(work: Work):
    work.db.add(RegionName(code="420600", first_year=1970, last_year=1979, name="旧"))
    work.db.flush()
    assert api.install_regions(work, "420000") == 1
    assert work.db.get(RegionName, ("420600", 1970)) is None


def test_installing_again_changes_nothing(work: Work):
    assert api.install_regions(work, "420000") == 0


def test_the_whole_country_can_be_installed(work: Work):
    assert api.install_regions(work) > 6000
    work.db.flush()
    active = work.db.query(Region).filter(Region.active)
    assert active.filter(Region.level == "province").count() == 34
    assert active.filter(Region.level == "city").count() == 333
    assert active.filter(Region.level == "county").count() == 2846
    assert api.region(work, "110105").path.value == "/110000/110105"
    assert api.region(work, "460000").level == RegionLevel.PROVINCE


def test_an_unknown_province_is_refused(work: Work):
    with pytest.raises(RegionNotFoundError) as caught:
        api.install_regions(work, "990000")
    assert caught.value.field == "province"


def test_installing_needs_leave(work: Work):
    with pytest.raises(DeniedError):
        api.install_regions(replace(work, actor=system_actor(frozenset())), "420000")


def test_regions_are_found_by_name_or_code(work: Work):
    by_name = regions.search_regions(work.db, "武汉", PageRequest(), past=False)
    by_code = regions.search_regions(work.db, "4201", PageRequest(size=100), past=False)
    assert by_name.rows[0].code == "420100"
    assert by_code.total == 14


def test_a_percent_sign_finds_nothing(work: Work):
    assert regions.search_regions(work.db, "%", PageRequest(), past=True).total == 0


@pytest.mark.parametrize(
    ("granted", "code", "covered"),
    [
        ("420000", "420106", True),
        ("420100", "420106", True),
        ("420106", "420106", True),
        ("420100", "420200", False),
        ("420106", "420100", False),
        ("421000", "421002", True),
        ("421000", "420106", False),
        ("429000", "429004", True),
        ("420106", "420106001002", True),
        ("420106001000", "420106001002", True),
        ("420106001000", "420106002002", False),
        ("420000", "４２０１０６", False),
        ("420000", "", False),
        ("", "420106", False),
        ("000000", "420106", False),
    ],
)
def test_a_division_covers_what_lies_in_it(granted: str, code: str, *, covered: bool):
    assert api.covers_division(granted, code) is covered
