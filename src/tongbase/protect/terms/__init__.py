"""The words of protection: policies and requests, grades of columns."""
