"""Names and text inside SQL that a machine writes: two functions, so that nobody glues by hand."""

NUL = "\x00"


def quote(name: str) -> str:
    """Write an identifier, quoted. Any text but NUL is a lawful name, Chinese included."""
    return '"' + _whole(name).replace('"', '""') + '"'


def literal(text: str) -> str:
    """Write a text literal. Standard SQL strings know no backslash: only the quote is doubled."""
    return "'" + _whole(text).replace("'", "''") + "'"


def _whole(text: str) -> str:
    if NUL in text:
        raise ValueError("Text for SQL may not hold a NUL character.")
    return text
