"""Order a check of a file, and that what is good in it is taken over."""

from collections.abc import Mapping
from typing import Any

from tongbase.base.imports.errors import ImportEmptyError, ImportOptionError, ImportStateError
from tongbase.base.imports.events import ImportOrdered
from tongbase.base.imports.models import Import
from tongbase.base.imports.port import Importer
from tongbase.base.imports.reading import get_import
from tongbase.base.imports.terms import STATES_ZH, Counts, ImportState
from tongbase.base.jobs.models import JobRun
from tongbase.base.jobs.queue import Order, enqueue
from tongbase.base.uploads.keeping import get_upload
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work

CHECK_KIND, APPLY_KIND = "imports.check", "imports.apply"


def order_check(
    work: Work, importer: Importer, upload_id: str, options: Mapping[str, Any]
) -> Import:
    """Let a file that the actor handed in be checked; nothing of it is taken over yet."""
    upload = get_upload(work, upload_id)
    work.require(importer.permission, work.actor.place)
    _check_options(importer, options)
    importer.begin(work, options, frozenset())  # refuses values that it cannot take
    ordered = Import(
        id=new_id(),
        kind=importer.kind,
        upload_id=upload.id,
        file=upload.name,
        person=work.actor.id,
        person_name=work.actor.name,
        place=work.actor.place.value,
        options=dict(options),
        state=ImportState.CHECKING,
        counts=Counts().as_dict(),
        unknown_headings=[],
        run_id="",
        created_at=work.now,
    )
    work.db.add(ordered)
    work.db.flush()
    ordered.run_id = _enqueue(work, ordered, CHECK_KIND, "校验导入文件", "Check a file").id
    work.emit(ImportOrdered(ordered.id, importer.kind, upload.name, upload.sha256))
    return ordered


def order_apply(work: Work, importer: Importer, import_id: str) -> Import:
    """Let what is good in a checked file be taken over, in one transaction."""
    ordered = get_import(work, import_id, lock=True)
    work.require(importer.permission, OrgPath(ordered.place))
    _check_applicable(ordered)
    ordered.state = ImportState.APPLYING
    ordered.run_id = _enqueue(work, ordered, APPLY_KIND, "导入", "Import").id
    return ordered


def _check_options(importer: Importer, options: Mapping[str, Any]) -> None:
    unknown = [name for name in options if name not in importer.options]
    if not unknown:
        return
    named, known = "、".join(unknown), "、".join(sorted(importer.options))
    raise ImportOptionError(
        f"导入“{importer.zh}”没有选项:{named};" + (f"可用选项:{known}。" if known else "请去掉。"),
        f"Importing {importer.en} takes no option {', '.join(unknown)}; "
        + (f"it takes {', '.join(sorted(importer.options))}." if known else "leave it out."),
        field="options",
        unknown=unknown,
    )


def _check_applicable(ordered: Import) -> None:
    if ordered.state is not ImportState.CHECKED:
        raise ImportStateError(
            f"该导入当前为“{STATES_ZH[ordered.state]}”,只有已校验的文件可以导入。",
            f"The import is {ordered.state.value}; only a checked file can be taken over.",
            state=ordered.state.value,
        )
    if Counts(**ordered.counts).good == 0:
        raise ImportEmptyError(
            "文件中没有需要新增或更新的内容;请按校验结果修改后重新上传。",
            "Nothing in the file is new or changed; mend it by the faults and hand it in again.",
        )


def _enqueue(work: Work, ordered: Import, kind: str, zh: str, en: str) -> JobRun:
    titles = f"{zh}:{ordered.file}", f"{en}: {ordered.file}"
    place, arguments = OrgPath(ordered.place), {"import_id": ordered.id}
    return enqueue(work, Order(kind, ordered.id, *titles, place, arguments))
