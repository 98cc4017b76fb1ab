"""The rules of identity: values in, verdicts out."""
