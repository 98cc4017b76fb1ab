"""The few pieces of SQL that machines write everywhere: names, literals, trimmed text."""

NUL = "\x00"
BLANKS = " \t\r\n\u00a0\u3000"
"""What people leave around a value: blanks of every width."""


def quote(name: str) -> str:
    """Write an identifier, quoted. Any text but NUL is a lawful name, Chinese included."""
    return '"' + _whole(name).replace('"', '""') + '"'


def literal(text: str) -> str:
    """Write a text literal. Standard SQL strings know no backslash: only the quote is doubled."""
    return "'" + _whole(text).replace("'", "''") + "'"


def trimmed(text: str) -> str:
    """Take the blanks off both ends, as ``str.strip(BLANKS)`` does."""
    return f"trim({text}, {literal(BLANKS)})"


def computed_once(name: str, value: str, body: str) -> str:
    """Compute a value once and use it often: inside CASE DuckDB shares nothing by itself."""
    return f"list_transform([{value}], lambda {name}: {body})[1]"


def _whole(text: str) -> str:
    if NUL in text:
        raise ValueError("Text for SQL may not hold a NUL character.")
    return text
