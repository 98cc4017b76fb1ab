"""The rules of the standards: values in, verdicts or SQL text out. They touch nothing."""
