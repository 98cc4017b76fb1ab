"""Search by meaning (语义检索): whether it is in force, and if not, what is missing."""

from dataclasses import dataclass
from enum import StrEnum

from tongbase.standards.terms.labels import Label


class MeaningState(StrEnum):
    """How far the search by meaning has come."""

    NOT_INSTALLED = "not_installed"
    NO_PGVECTOR = "no_pgvector"
    NOT_ENABLED = "not_enabled"
    MAKING = "making"
    IN_FORCE = "in_force"


SEARCHABLE = frozenset({MeaningState.MAKING, MeaningState.IN_FORCE})

MEANING_LABELS: dict[MeaningState, Label] = {
    MeaningState.NOT_INSTALLED: Label(
        "未安装语义检索:请安装扩展 tongbase[semantic](make semantic)并重启;目前按字形近似查找。",
        "Not installed: install the extra tongbase[semantic] (make semantic) and start again; "
        "until then names are found by their characters.",
    ),
    MeaningState.NO_PGVECTOR: Label(
        "数据库没有 pgvector:内置数据库自带,外部数据库请由管理员安装该扩展;目前按字形近似查找。",
        "The database has no pgvector: the embedded one brings it, another must be given it by "
        "its administrator; until then names are found by their characters.",
    ),
    MeaningState.NOT_ENABLED: Label(
        "数据库有 pgvector 但尚未启用:后台进程启动后会自动启用;如其无权限,请数据库管理员在本库执行 "
        "create extension vector。",
        "The database has pgvector, but it is not enabled here: the worker enables it, or, where "
        "it may not, the database's administrator by: create extension vector.",
    ),
    MeaningState.MAKING: Label(
        "语义检索已启用,正在为其余名称生成向量。",
        "In force; the names that are left are under way.",
    ),
    MeaningState.IN_FORCE: Label("语义检索已启用。", "In force."),
}


@dataclass(frozen=True)
class MeaningReport:
    """Where the search by meaning stands: how many entries it knows, and by which model."""

    state: MeaningState
    model: str
    entries: int
    entries_known: int
    names_known: int
