"""All tables of the house, so that revisions can be compared with them."""

from tongbase.base import news
from tongbase.base.approvals import models as approvals
from tongbase.base.imports import models as imports
from tongbase.base.jobs import models as jobs
from tongbase.base.lake import owners
from tongbase.base.limits import models as limits
from tongbase.base.notices import models as notices
from tongbase.base.uploads import models as uploads
from tongbase.catalogue import models as catalogue
from tongbase.collect import models as collect
from tongbase.govern import models as govern
from tongbase.identity import models as identity
from tongbase.kernel.calendar import table as calendar
from tongbase.kernel.db import Row
from tongbase.kernel.ledger import sealing
from tongbase.protect import models as protect
from tongbase.share import models as share
from tongbase.standards import models as standards

PLACES = (
    sealing,
    calendar,
    news,
    jobs,
    owners,
    approvals,
    limits,
    notices,
    uploads,
    imports,
    identity,
    standards,
    catalogue,
    protect,
    govern,
    collect,
    share,
)
METADATA = Row.metadata
