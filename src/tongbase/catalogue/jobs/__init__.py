"""What workers do for the catalogue: draw and push changes, meanings, harvests, reminders."""

from tongbase.base.chores import Chore
from tongbase.catalogue.jobs.drawing import draw_changes
from tongbase.catalogue.jobs.duplicates import FIND
from tongbase.catalogue.jobs.forgetting import FORGET
from tongbase.catalogue.jobs.harvest_schedule import order_harvests
from tongbase.catalogue.jobs.harvesting import HARVEST
from tongbase.catalogue.jobs.meanings import make_meanings
from tongbase.catalogue.jobs.pushing import push_changes
from tongbase.catalogue.jobs.reminding import REMIND

CHORES = (
    Chore("catalogue.draw", draw_changes),
    Chore("catalogue.push", push_changes),
    Chore("catalogue.meanings", make_meanings),
    Chore("catalogue.harvests", order_harvests),
)
JOBS = (FORGET, HARVEST, FIND, REMIND)

__all__ = ["CHORES", "JOBS"]
