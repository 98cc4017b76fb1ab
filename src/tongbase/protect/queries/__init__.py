"""Reading for protection: the grades in the store, profiles and granted rows in the lake."""
