"""The limits of answers (答复时限): Decree 809, Art. 21."""

from tongbase.base.limits.terms import Limit, LimitBook

ANSWER_OPEN = Limit(
    code="apply_answer_open",
    zh="无条件共享类答复",
    en="Answer, shared without conditions",
    usual=1,
    most=1,
    article=21,
    counts_zh="自收到申请之日起,提供部门答复",
    counts_en="From receipt of an application; the provider answers",
)
ANSWER_CONDITIONAL = Limit(
    code="apply_answer_cond",
    zh="有条件共享类答复",
    en="Answer, shared under conditions",
    usual=10,
    most=10,
    article=21,
    counts_zh="自收到申请之日起,提供部门答复",
    counts_en="From receipt of an application; the provider answers",
)
BUREAU_REVIEW = Limit(
    code="apply_bureau_review",
    zh="其中主管部门审核",
    en="The authority's part of the answer",
    usual=2,
    most=2,
    article=None,
    counts_zh="答复期限的最后几日,主管部门审核;延期申请的审核亦同",
    counts_en="The last days of the answer, the authority reviews; so it does extensions",
)
EXTENSION = Limit(
    code="apply_extension",
    zh="延期答复上限",
    en="Longest extension of the answer",
    usual=10,
    most=10,
    article=21,
    counts_zh="自原答复期限届满之日起,累计,须经主管部门同意",
    counts_en="From the last day of the answer, in all, with the authority's consent",
)
ANSWERS = LimitBook(
    "share",
    "共享申请答复",
    "Answers to applications",
    (ANSWER_OPEN, ANSWER_CONDITIONAL, BUREAU_REVIEW, EXTENSION),
)
