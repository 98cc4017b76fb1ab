"""Which types belong to a format category, and by which modes they may be shared."""

from tongbase.catalogue.terms.codes import FormatCategory, ResourceKind, ShareMode

ANY: frozenset[str] = frozenset()

# 发改高技〔2017〕1272号 as implementers read it; csv and Iceberg are this product's additions.
FORMAT_TYPES: dict[FormatCategory, tuple[str, ...]] = {
    FormatCategory.DOCUMENT: (
        "OFD",
        "wps",
        "xml",
        "txt",
        "doc",
        "docx",
        "html",
        "pdf",
        "ppt",
        "pptx",
    ),
    FormatCategory.SPREADSHEET: ("et", "xls", "xlsx", "csv"),
    FormatCategory.DATABASE: (
        "MySQL",
        "MariaDB",
        "Oracle",
        "DM",
        "PostgreSQL",
        "KingbaseES",
        "openGauss",
        "GBase",
        "SQLServer",
        "Iceberg",
    ),
    FormatCategory.IMAGE: ("jpg", "gif", "bmp"),
    FormatCategory.STREAM: ("swf", "rm", "mpg"),
    FormatCategory.SELF_DESCRIBED: (),
    FormatCategory.SERVICE: (),
}

INTERFACE = "API"
FILE_ONLY = frozenset({ShareMode.FILE})
SHARE_MODES: dict[FormatCategory, frozenset[ShareMode]] = {
    FormatCategory.DOCUMENT: FILE_ONLY,
    FormatCategory.SPREADSHEET: FILE_ONLY,
    FormatCategory.IMAGE: FILE_ONLY,
    FormatCategory.STREAM: FILE_ONLY,
    FormatCategory.DATABASE: frozenset({ShareMode.TABLE, ShareMode.API}),
    FormatCategory.SERVICE: frozenset({ShareMode.API}),
    FormatCategory.SELF_DESCRIBED: frozenset(ShareMode),
}


def is_type_of(category: FormatCategory, format_type: str) -> bool:
    """Say whether a type belongs to the category; two categories take any type."""
    known = FORMAT_TYPES[category]
    return not known or format_type.casefold() in {name.casefold() for name in known}


def may_be_shared_as(category: FormatCategory, mode: ShareMode) -> bool:
    """Say whether what has this format may be shared in this mode."""
    return mode in SHARE_MODES[category]


def format_of_resource(format_type: str, kind: ResourceKind) -> str:
    """Say in which format a bound resource is had: an interface is one; all else, as the entry."""
    if kind is ResourceKind.API:
        return INTERFACE
    return format_type or kind.value
