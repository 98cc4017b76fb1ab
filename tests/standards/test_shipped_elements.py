"""The data elements that the house ships, and what happens when they are installed again."""

import re
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from tongbase.kernel.errors import DeniedError
from tongbase.standards.actions import installing
from tongbase.standards.actions.code_lists import install_code_lists
from tongbase.standards.actions.installing import install_elements, shipped_elements
from tongbase.standards.models import Element
from tongbase.standards.queries.code_lists import list_code_lists
from tongbase.standards.rules.element_lines import element_of_line, line_of_element
from tongbase.standards.terms.standing import Standing

OF_CODES = {
    "GB/T 2260",
    "GB/T 2261.1",
    "GB/T 2261.2",
    "GB/T 2261.3",
    "GB/T 2261.4",
    "GB/T 2659.1",
    "GB/T 3304",
    "GB/T 4658",
    "GB/T 4754",
    "GB/T 4761",
    "GB/T 4762",
    "GB/T 6565",
    "GB/T 6864",
    "GB/T 12402",
    "GB/T 12406",
    "GB/T 13745",
    "GB/T 17295",
    "GB/T 21010",
    "GB/T 26341",
    "GA/T 2000.156",
}
"""Standards that are lists of codes and nothing else, of which a list is shipped."""
NO_CODES = {
    "DE00043": "the number of a document, not its kind",
    "DE00044": "the number of a document, not its kind",
    "DE00045": "the number of a document, not its kind",
    "DE00100": "the name of a division",
    "DE00102": "nine digits: the list has the first six",
    "DE00201": "the number of a card",
}
"""Elements that cite such a standard and whose values are none of its codes, with the reason."""
LINE = {
    "code": "DE00001",
    "name_zh": "姓名",
    "initials": "XM",
    "data_type": "C",
    "length_max": "50",
    "synonyms": "名字|xm",
    "source": "GB/T 1.1-2020",
}


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """One shipped line, that a test may change."""
    line = dict(LINE)
    monkeypatch.setattr(installing, "_lines", lambda: iter([line]))
    return line


def test_installing_twice_changes_nothing_the_second_time(work):
    installed = install_elements(work)
    count = work.db.scalar(select(func.count()).select_from(Element))
    assert count == installed
    assert install_elements(work) == 0


def test_every_shipped_element_stands_on_what_is_there(work):
    install_code_lists(work)
    lists = {each.id for each in list_code_lists(work)}
    for content in shipped_elements():
        assert content.source, content.code
        assert not content.code_list or content.code_list in lists, content.code
        assert element_of_line(line_of_element(content)) == content


def test_an_element_of_a_standard_of_codes_is_bound_to_its_list(work):
    install_code_lists(work)
    assert {each.source.partition("-")[0] for each in list_code_lists(work)} >= OF_CODES
    cites = re.compile(rf"({'|'.join(map(re.escape, sorted(OF_CODES)))})(?![\d.])")
    free = {
        each.code
        for each in shipped_elements()
        if not each.code_list and cites.search(f"{each.source} {each.value_range}")
    }
    assert free == set(NO_CODES)


def test_a_new_edition_replaces_the_old_one_and_keeps_it(work, shipped):
    assert install_elements(work) == 1
    shipped["length_max"] = "100"
    assert install_elements(work) == 1
    rows = work.db.scalars(select(Element).order_by(Element.version)).all()
    assert [(r.version, r.status, r.length_max) for r in rows] == [
        (1, Standing.REPLACED, 50),
        (2, Standing.IN_FORCE, 100),
    ]
    assert rows[1].synonyms == ["名字", "xm"]


def test_what_people_revised_is_left_to_them(work, shipped):
    install_elements(work)
    row = work.db.scalars(select(Element)).one()
    row.is_shipped = False
    shipped["length_max"] = "100"
    assert install_elements(work) == 0


def test_a_department_cannot_install_for_everyone(work):
    visitor = replace(work.actor, permissions=frozenset())
    with pytest.raises(DeniedError):
        install_elements(replace(work, actor=visitor))
