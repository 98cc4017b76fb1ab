"""The words of the standards, one file a subject: labels, grading, quality rules, code lists."""
