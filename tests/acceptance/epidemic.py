"""The epidemic's daily drops as their makers have them: the measure of lake and answers."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Figures = Mapping[str, Any]
Place = tuple[str, str | None, str | None]


@dataclass(frozen=True)
class TakenBack:
    """A cumulative figure that a later drop corrects downwards."""

    day: str
    place: Place
    before: int
    after: int


class Drops:
    """The rows of some days, one file a day."""

    def __init__(self, days: Sequence[Path]) -> None:
        self.by_day: dict[str, list[Figures]] = {
            day.stem: json.loads(day.read_text()) for day in days
        }
        self.days = list(self.by_day)
        self.all = [row for rows in self.by_day.values() for row in rows]

    def count(self, days: Sequence[Path]) -> int:
        return sum(len(self.by_day[day.stem]) for day in days)

    def places(self, days: Sequence[str]) -> set[Place]:
        """Every place that has a figure on one of the days."""
        return {place_of(row) for day in days for row in self.by_day[day]}

    def taken_back(self) -> list[TakenBack]:
        """Every figure that falls although it counts everybody who was ever confirmed."""
        return list(self._falling())

    def province_row(self, day: str, province: str) -> Figures:
        of_day = self.by_day[day]
        return next(r for r in of_day if r["province"] == province and r["city"] is None)

    def city_row(self, day: str, city: str) -> Figures:
        return next(row for row in self.by_day[day] if row["city"] == city)

    def sum_of_cities(self, day: str, province: str) -> int:
        rows = (row for row in self.by_day[day] if row["province"] == province and row["city"])
        return sum(row["confirmed"] for row in rows)

    def adds_up(self, day: str, province: str) -> bool:
        return self.province_row(day, province)["confirmed"] == self.sum_of_cities(day, province)

    def _falling(self) -> Iterator[TakenBack]:
        known: dict[Place, int] = {}
        for day, rows in self.by_day.items():
            for row in rows:
                place, figure = place_of(row), row["confirmed"]
                if figure < known.get(place, figure):
                    yield TakenBack(day, place, known[place], figure)
                known[place] = figure


def place_of(row: Figures) -> Place:
    return row["country"], row["province"], row["city"]


def province_figure(rows: Sequence[Figures], province: str) -> int:
    return next(int(r["confirmed"]) for r in rows if r["province"] == province and not r["city"])


def city_figures(rows: Sequence[Figures]) -> int:
    return sum(int(row["confirmed"]) for row in rows if row["city"])
