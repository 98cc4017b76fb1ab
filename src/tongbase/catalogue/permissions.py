"""What may be permitted in the catalogue."""

from enum import StrEnum


class CataloguePermission(StrEnum):
    """Form: ``catalogue.<noun>.<verb>``."""

    ENTRY_COMPILE = "catalogue.entry.compile"
    ENTRY_SUBMIT = "catalogue.entry.submit"
    ENTRY_REVIEW_DEPARTMENT = "catalogue.entry.review_department"
    ENTRY_REVIEW_BUREAU = "catalogue.entry.review_bureau"
    ENTRY_WITHDRAW = "catalogue.entry.withdraw"
    RESOURCE_BIND = "catalogue.resource.bind"
    SYNONYM_MANAGE = "catalogue.synonym.manage"
    CODE_STYLE_SET = "catalogue.code_style.set"
