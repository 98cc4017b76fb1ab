"""Reading published entries for clients of other systems: CKAN's and DCAT's."""
