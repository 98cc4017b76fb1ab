"""Imports: a file is checked line by line, what is refused is told, what is good is taken over.

A module brings an :class:`tongbase.base.imports.port.Importer` for each kind of thing; the rest is
the same for all: order a check (a dry run), look at its faults, apply it, all or nothing.
"""
