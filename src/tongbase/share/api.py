"""The door of sharing: all that other modules may call. Its words are in ``terms``."""

from tongbase.share.actions.calls import Exit, Refusal, query_service, verify_service
from tongbase.share.actions.drafts import draft_application
from tongbase.share.actions.reviews import review_application
from tongbase.share.actions.submissions import submit_application, supplement_application
from tongbase.share.queries.faces import faces, find_things
from tongbase.share.queries.links import links
from tongbase.share.queries.numbers import tally
from tongbase.share.rules.granting import policy_of

__all__ = [
    "Exit",
    "Refusal",
    "draft_application",
    "faces",
    "find_things",
    "links",
    "policy_of",
    "query_service",
    "review_application",
    "submit_application",
    "supplement_application",
    "tally",
    "verify_service",
]
