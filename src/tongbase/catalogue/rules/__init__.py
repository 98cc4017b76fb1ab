"""The rules of the catalogue: values in, verdicts out."""
