"""Publish entries and take them off the catalogue."""

from sqlalchemy.dialects.postgresql import insert

from tongbase.catalogue.actions.named_systems import link_entry
from tongbase.catalogue.actions.updates import settle_update
from tongbase.catalogue.events import EntryPublished, EntryWithdrawn
from tongbase.catalogue.models import CodeCounter, Entry, EntryVersion
from tongbase.catalogue.models.covering import count_entry
from tongbase.catalogue.models.writing import write_content, write_items, write_search
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.contents import content_of, items_of, subject_of
from tongbase.catalogue.queries.entries import chosen_code_style, get_entry
from tongbase.catalogue.queries.sheets.entries import codes_taken
from tongbase.catalogue.queries.withdrawals import is_leaving
from tongbase.catalogue.rules.lawful import check_not_secret, check_publishable
from tongbase.catalogue.rules.places import region_of
from tongbase.catalogue.rules.resource_codes import Coded, code_style
from tongbase.catalogue.rules.states import check_staying, check_unused
from tongbase.catalogue.rules.versions import freeze
from tongbase.catalogue.terms.states import Status
from tongbase.catalogue.terms.updates import UpdateState
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.clock import CHINA
from tongbase.kernel.work import Work


def publish_entry(work: Work, entry: Entry) -> Entry:
    """Let all find an entry; a revision becomes the next version of the entry that it revises.

    The code is given at the first publication and stays; each publication freezes a version.
    """
    region = region_of(OrgPath(entry.provider_path))
    work.require(CataloguePermission.ENTRY_REVIEW_BUREAU, region)
    subject = subject_of(entry, work.today)
    check_not_secret(subject.content)
    check_publishable(subject)
    published = entry if entry.revises is None else _merge(work, entry, entry.revises)
    was_published = published.status is Status.PUBLISHED
    code = published.res_code or _give_code(work, published)
    published.status, published.version = Status.PUBLISHED, published.version + 1
    published.published_at = published.changed_at = work.now
    published.pub_date = work.today
    published.withdrawn_at, published.withdrawn_reason = None, ""
    write_search(published)
    _freeze(work, published)
    work.db.flush()
    if not was_published:
        count_entry(work, published.id, 1)
    work.emit(
        EntryPublished(
            published.id,
            title=published.name,
            res_code=code,
            version=published.version,
            share_type=str(published.share_type),
            provider=published.provider_code,
        )
    )
    settle_update(work, published, UpdateState.UPDATED)
    return published


def withdraw_entry(work: Work, entry: Entry, *, reason: str) -> Entry:
    """Take an entry off the catalogue (下线); not while others hold grants on it."""
    region = region_of(OrgPath(entry.provider_path))
    work.require(CataloguePermission.ENTRY_REVIEW_BUREAU, region)
    check_unused(entry.active_grants)
    entry.status, entry.changed_at = Status.WITHDRAWN, work.now
    entry.withdrawn_at, entry.withdrawn_reason = work.now, reason
    work.db.flush()
    count_entry(work, entry.id, -1)
    work.emit(EntryWithdrawn(entry.id, reason=reason))
    settle_update(work, entry, UpdateState.WITHDRAWN)
    return entry


def _merge(work: Work, revision: Entry, entry_id: str) -> Entry:
    """Let the entry say what its revision says; items that keep their code keep their id."""
    entry = get_entry(work, entry_id, lock=True)
    check_staying(is_leaving=is_leaving(work, entry))
    is_renamed = entry.system_name != revision.system_name
    revision.status = Status.MERGED
    write_content(entry, content_of(revision))
    write_items(entry, items_of(revision))
    if is_renamed:
        work.db.flush()
        link_entry(work, entry, leave=CataloguePermission.ENTRY_REVIEW_BUREAU)
    entry.dept_head_approved_by = revision.dept_head_approved_by
    entry.dept_head_approved_at = revision.dept_head_approved_at
    for resource in tuple(revision.resources):
        resource.entry = entry
    return entry


def _give_code(work: Work, entry: Entry) -> str:
    """Give the next number of the chosen style. The row's lock keeps it without gaps.

    A style before may have written the same code for another class; its number is passed over.
    """
    style = code_style(chosen_code_style(work))
    year = work.now.astimezone(CHINA).year
    coded = Coded(entry.classify_code, entry.region_code, entry.provider_code, year)
    counted_by = style.counted_by(coded)
    seq = _count(work, counted_by)
    while codes_taken(work, [style.write(coded, seq)]):
        seq = _count(work, counted_by)
    entry.seq, entry.res_code = seq, style.write(coded, seq)
    return entry.res_code


def _count(work: Work, counted_by: str) -> int:
    first = insert(CodeCounter).values(classify_code=counted_by, last=1)
    counted = first.on_conflict_do_update(
        index_elements=[CodeCounter.classify_code], set_={"last": CodeCounter.last + 1}
    )
    return work.db.execute(counted.returning(CodeCounter.last)).scalar_one()


def _freeze(work: Work, entry: Entry) -> None:
    work.db.add(
        EntryVersion(
            entry_id=entry.id,
            number=entry.version,
            content=freeze(content_of(entry), items_of(entry)),
            published_at=work.now,
            published_by=work.actor.id,
            published_by_name=work.actor.name,
        )
    )
