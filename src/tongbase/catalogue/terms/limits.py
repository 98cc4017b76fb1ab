"""The limits of compiling and updating (编目时限): Decree 809, Art. 17."""

from tongbase.base.limits.terms import Limit, LimitBook

UPDATE = Limit(
    code="catalog_update",
    zh="目录更新",
    en="Update of the catalogue",
    usual=10,
    most=10,
    article=17,
    counts_zh="自法律法规或职责变化之日起,编目部门更新目录",
    counts_en="From the day on which a law or a duty changed; the compiling department updates",
)
UPDATE_EXTENSION = Limit(
    code="catalog_update_extension",
    zh="目录更新延期上限",
    en="Longest extension of an update",
    usual=5,
    most=5,
    article=17,
    counts_zh="自原更新期限届满之日起,限一次,须经主管部门同意",
    counts_en="From the last day of the update, once, with the authority's consent",
)
# The decree says nothing of it but that it lies within the ten days of the update.
DEPARTMENT_REVIEW = Limit(
    code="catalog_department_review",
    zh="目录部门审核",
    en="Review in the department",
    usual=2,
    most=10,
    article=None,
    counts_zh="自提交之日起,部门负责人审核",
    counts_en="From submission; the head of the department reviews",
)
BUREAU_REVIEW = Limit(
    code="catalog_review",
    zh="目录审核并发布",
    en="Review and publication",
    usual=2,
    most=2,
    article=17,
    counts_zh="自收到目录之日起,主管部门审核并发布;延期申请的审核亦同",
    counts_en="From receipt of the entry; the authority reviews and publishes, and extensions too",
)
COMPILING = LimitBook(
    "catalogue",
    "目录编制与更新",
    "Compiling and updating",
    (UPDATE, UPDATE_EXTENSION, DEPARTMENT_REVIEW, BUREAU_REVIEW),
)
