"""The rules of collection: values in, verdicts out."""
