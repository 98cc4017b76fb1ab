"""Routes of the house's own machines: jobs, notices, the workbench, health, the data services."""
