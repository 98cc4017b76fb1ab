"""The rules of governance: values in, verdicts out."""
