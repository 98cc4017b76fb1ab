"""The rules of oversight: values in, verdicts out."""
