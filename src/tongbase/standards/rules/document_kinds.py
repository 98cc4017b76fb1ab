"""What kind of document a number belongs to: standards begin with letters of who issues them."""

import re

from tongbase.standards.terms.documents import DocumentKind

# 国家、行业、地方标准管理办法, 团体标准管理规定, 企业标准化管理办法: how each is numbered.
KINDS = (
    (re.compile(r"GB(J|Z|/[TZ])?\s*\d"), DocumentKind.NATIONAL),
    (re.compile(r"DB\s*\d{2}"), DocumentKind.LOCAL),
    (re.compile(r"T/"), DocumentKind.GROUP),
    (re.compile(r"Q/"), DocumentKind.ENTERPRISE),
    (re.compile(r"[A-Z]{2}(/[TZ])?\s*\d"), DocumentKind.INDUSTRY),
    (re.compile(r".*(令|法|条例|规定|办法|号)"), DocumentKind.LAW),
)


def kind_of_number(number: str) -> DocumentKind:
    """Tell what a document is from its number; one that no standard and no law has is a guide."""
    told = number.strip().upper()
    return next((kind for form, kind in KINDS if form.match(told)), DocumentKind.GUIDE)
