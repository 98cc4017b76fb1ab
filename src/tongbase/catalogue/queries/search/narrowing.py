"""Do filters name anything? What is unknown is refused, not answered with nothing.

A division that was abolished and an organisation that is used no more are known: entries of theirs
may stand in the catalogue still. So is an entry that was withdrawn or deleted: that it was is told.
"""

from collections.abc import Collection

from sqlalchemy import select, union

from tongbase.catalogue.errors import FieldInvalidError
from tongbase.catalogue.models import Change, Entry
from tongbase.catalogue.rules.resource_codes import is_class
from tongbase.catalogue.terms.changes import ChangeFilter
from tongbase.catalogue.terms.searching import Filters
from tongbase.identity import api as identity
from tongbase.kernel.work import Work

CREDIT_CODE_CHARACTERS, DIVISION_DIGITS = 18, 6


def check_known(work: Work, filters: Filters) -> None:
    """Refuse a division, a provider or a class that nobody knows."""
    _check_regions(work, filters.region, "region")
    _check_providers(work, filters.provider, "provider")
    _check_classes(filters.classify, "classify")


def check_known_changes(work: Work, wanted: ChangeFilter, *, within: str = "") -> None:
    """Refuse to tell of changes in what nobody knows; nothing would ever come.

    A division may be given by the beginning of its code. ``within`` stands before the fields.
    """
    divisions = [code.ljust(DIVISION_DIGITS, "0") for code in wanted.regions]
    _check_regions(work, divisions, f"{within}regions")
    _check_providers(work, wanted.providers, f"{within}providers")
    _check_classes(wanted.classify, f"{within}classify")
    _check_entries(work, wanted.entry_ids, f"{within}entry_ids")


def _check_regions(work: Work, codes: Collection[str], field: str) -> None:
    known = identity.names_of_regions(work, codes) if codes else {}
    for code in codes:
        if code not in known:
            raise FieldInvalidError(
                f"没有行政区划代码“{code}”(已撤销的也没有),请填写6位代码,如 420100,"
                "或从行政区划列表中选择。",
                f"There is no division {code}, nor was there one: give a code of six digits such "
                "as 420100, or choose it from the list of divisions.",
                field=field,
            )


def _check_providers(work: Work, codes: Collection[str], field: str) -> None:
    known = identity.names_of_organisations(work, codes) if codes else {}
    for code in codes:
        if len(code) != CREDIT_CODE_CHARACTERS or code not in known:
            raise FieldInvalidError(
                f"没有统一社会信用代码为“{code}”的机构,请填写18位代码或从机构列表中选择。",
                f"No organisation has the credit code {code}: give its 18 characters, or choose "
                "it from the list of organisations.",
                field=field,
            )


def _check_classes(codes: Collection[str], field: str) -> None:
    for code in codes:
        if not is_class(code):
            raise FieldInvalidError(
                f"“{code}”不是分类码,也不是其开头:应以 1、2 或 3 开头,全为数字,如 102、102001。",
                f"{code} is no classification code nor the beginning of one: digits alone, the "
                "first of them 1, 2 or 3, such as 102 or 102001.",
                field=field,
            )


def _check_entries(work: Work, ids: Collection[str], field: str) -> None:
    if not ids:
        return
    there, told = select(Entry.id), select(Change.entry_id)
    found = union(there.where(Entry.id.in_(ids)), told.where(Change.entry_id.in_(ids)))
    known = set(work.db.scalars(found))
    for one in ids:
        if one not in known:
            raise FieldInvalidError(
                f"没有编号为“{one}”的目录,请填写目录的编号(目录页面地址的最后一段),"
                "不是名称或资源代码。",
                f"There is no entry {one}: give the id of an entry, the last part of its page's "
                "address, not its name or its code.",
                field=field,
            )
