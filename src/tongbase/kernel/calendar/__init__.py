"""Working days: the statutory clocks of Decree 809 count in them."""
