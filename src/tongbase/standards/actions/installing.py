"""Install the data elements that the house ships."""

from collections.abc import Iterator, Mapping
from importlib.resources import files

from sqlalchemy import select

from tongbase.kernel.actor import EVERYWHERE
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work
from tongbase.standards.events import ElementInstalled
from tongbase.standards.models import Element
from tongbase.standards.models.writing import write_element
from tongbase.standards.permissions import StandardsPermission
from tongbase.standards.queries.elements import content_of
from tongbase.standards.rules.element_lines import element_of_line, read_lines
from tongbase.standards.rules.elements import check_element
from tongbase.standards.terms.elements import ElementContent
from tongbase.standards.terms.standing import Standing

SHIPPED = files("tongbase.standards") / "data" / "elements.csv"


def install_elements(work: Work) -> int:
    """Put the shipped data elements in force; return how many are new or have a new version.

    What people revised themselves stays theirs. Doing it again changes nothing.
    """
    work.require(StandardsPermission.ELEMENT_INSTALL, EVERYWHERE)
    known = _newest(work)
    installed = 0
    for content in shipped_elements():
        before = known.get(content.code)
        if before is not None and (not before.is_shipped or content_of(before) == content):
            continue
        _install(work, content, before)
        installed += 1
    work.db.flush()
    return installed


def shipped_elements() -> Iterator[ElementContent]:
    """Read the shipped elements, each checked."""
    for line in _lines():
        content = element_of_line(line)
        check_element(content)
        yield content


def _install(work: Work, content: ElementContent, before: Element | None) -> None:
    if before is not None and before.status is Standing.IN_FORCE:
        before.status, before.ended_at = Standing.REPLACED, work.now
        work.db.flush()
    version = before.version + 1 if before else 1
    element = Element(id=new_id(), version=version, status=Standing.IN_FORCE, is_shipped=True)
    element.owner_code = element.owner_name = element.owner_path = ""
    element.created_by_name = work.actor.name
    element.created_at = element.changed_at = element.in_force_at = work.now
    write_element(element, content)
    work.db.add(element)
    work.emit(ElementInstalled(element.id, content.code, version, content.source))


def _newest(work: Work) -> Mapping[str, Element]:
    """The newest version of each element."""
    rows = work.db.scalars(select(Element).order_by(Element.code, Element.version))
    return {row.code: row for row in rows}


def _lines() -> Iterator[Mapping[str, str]]:
    return read_lines(SHIPPED.read_text(encoding="utf-8"))
