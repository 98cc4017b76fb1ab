"""From lines to records: which lines belong together, and what they say twice. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tongbase.base.imports.terms import Fault, Record
from tongbase.base.sheets.terms import Column, Line


def records_of(lines: Iterable[Line], heads: Sequence[str]) -> Iterator[Record]:
    """Put lines together that name the same thing, or nothing, one after the other.

    Who names a thing again may leave the rest of its key out: the first of the ``heads`` tells.
    """
    if not heads:
        yield from (Record((line,)) for line in lines)
        return
    gathered: list[Line] = []
    named: tuple[str, ...] = ()
    for line in lines:
        names = tuple(line.cells.get(head, "") for head in heads)
        if gathered and _is_of(named, names):
            gathered.append(line)
            continue
        if gathered:
            yield Record(gathered)
        gathered, named = [line], names
    if gathered:
        yield Record(gathered)


def _is_of(named: Sequence[str], names: Sequence[str]) -> bool:
    if not names[0]:
        return not any(names)
    return all(name in ("", held) for name, held in zip(names, named, strict=True))


def at_odds(record: Record, own: Mapping[str, Column]) -> Iterator[Fault]:
    """Find the lines below the first that say something else of the thing itself.

    Its first line says what it is; those below say the same again or nothing. ``own`` are the
    columns of the thing itself, by field, and not those of its parts.
    """
    first, *below = record.lines
    for line in (each for each in below if each.fault is None):
        said = line.cells.keys() & own.keys()
        other = {f for f in said if line.cells[f] and line.cells[f] != first.cells.get(f)}
        if other:
            columns = [column for field, column in own.items() if field in other]
            yield _at_odds(first, line, columns)


def _at_odds(first: Line, line: Line, columns: Sequence[Column]) -> Fault:
    return Fault(
        line.number,
        columns[0].field,
        f"第 {line.number} 行与第 {first.number} 行是同一条(标识相同或未填),"
        f"但“{'、'.join(column.zh for column in columns)}”不同:请改为一致或留空;"
        "若不是同一条,请改正标识。",
        f"Line {line.number} is of the same record as line {first.number}, for its key is the same "
        f"or empty, but {', '.join(column.en for column in columns)} differs: say the same or "
        "nothing, or mend the key if it is another record.",
    )
