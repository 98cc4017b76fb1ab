"""The rules of sharing: values in, verdicts out."""
