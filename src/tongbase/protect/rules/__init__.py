"""The rules of protection: values in, verdicts, masks or SQL out."""
