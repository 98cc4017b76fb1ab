"""Reading what changed, who hears of it and what is due to be sent."""
