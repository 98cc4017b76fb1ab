"""Publish entries and take them off the catalogue."""

from sqlalchemy.dialects.postgresql import insert

from tongbase.catalogue.errors import ReasonMissingError
from tongbase.catalogue.events import EntryPublished, EntryWithdrawn
from tongbase.catalogue.models import CodeCounter, Entry, EntryVersion
from tongbase.catalogue.models.writing import write_content, write_items, write_search
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.contents import content_of, items_of, subject_of
from tongbase.catalogue.queries.entries import chosen_code_style, get_entry
from tongbase.catalogue.rules.lawful import check_not_secret, check_publishable
from tongbase.catalogue.rules.places import region_of
from tongbase.catalogue.rules.resource_codes import code_style
from tongbase.catalogue.rules.states import check_unused, check_verb
from tongbase.catalogue.rules.versions import freeze
from tongbase.catalogue.terms.states import Status, Verb
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.clock import CHINA
from tongbase.kernel.work import Work


def publish_entry(work: Work, entry: Entry) -> Entry:
    """Let all find an entry; a revision becomes the next version of the entry that it revises.

    The code is given at the first publication and stays; each publication freezes a version.
    """
    region = region_of(OrgPath(entry.provider_path))
    work.require(CataloguePermission.ENTRY_REVIEW_BUREAU, region)
    subject = subject_of(entry)
    check_not_secret(subject.content)
    check_publishable(subject)
    published = entry if entry.revises is None else _merge(work, entry, entry.revises)
    code = published.res_code or _give_code(work, published)
    published.status, published.version = Status.PUBLISHED, published.version + 1
    published.published_at = published.changed_at = work.now
    published.pub_date = work.now.astimezone(CHINA).date()
    write_search(published)
    _freeze(work, published)
    work.db.flush()
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
    return published


def withdraw_entry(work: Work, entry_id: str, *, reason: str) -> Entry:
    """Take an entry off the catalogue (下线); not while others hold grants on it."""
    entry = get_entry(work, entry_id, lock=True)
    work.require(CataloguePermission.ENTRY_WITHDRAW, OrgPath(entry.provider_path))
    check_verb(entry.status, Verb.WITHDRAW)
    check_unused(entry.active_grants)
    if not reason.strip():
        raise ReasonMissingError(
            "目录下线必须填写理由。", "A withdrawal needs a reason.", field="reason"
        )
    entry.status, entry.changed_at = Status.WITHDRAWN, work.now
    entry.withdrawn_at, entry.withdrawn_reason = work.now, reason.strip()
    work.emit(EntryWithdrawn(entry.id, reason=reason.strip()))
    return entry


def _merge(work: Work, revision: Entry, entry_id: str) -> Entry:
    """Let the entry say what its revision says; items that keep their code keep their id."""
    entry = get_entry(work, entry_id, lock=True)
    revision.status = Status.MERGED
    write_content(entry, content_of(revision))
    write_items(entry, items_of(revision))
    entry.dept_head_approved_by = revision.dept_head_approved_by
    entry.dept_head_approved_at = revision.dept_head_approved_at
    for resource in tuple(revision.resources):
        resource.entry = entry
    return entry


def _give_code(work: Work, entry: Entry) -> str:
    """Give the next number under the classification code. The row's lock keeps it without gaps."""
    first = insert(CodeCounter).values(classify_code=entry.classify_code, last=1)
    counted = first.on_conflict_do_update(
        index_elements=[CodeCounter.classify_code], set_={"last": CodeCounter.last + 1}
    )
    seq = work.db.execute(counted.returning(CodeCounter.last)).scalar_one()
    write = code_style(chosen_code_style(work))
    entry.seq, entry.res_code = seq, write(entry.classify_code, seq)
    return entry.res_code


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
