"""The shapes of CKAN's Action API v3 (docs.ckan.org, API guide): what is asked, what is told."""
