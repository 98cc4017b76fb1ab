"""Files that people hand in: kept in the store until what they are for is done."""
