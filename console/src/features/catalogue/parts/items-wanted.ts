import { useEffect } from "react";
import { useLocation } from "react-router";
import { cellOf, faultAt, PER_PAGE, type Row } from "./items-rules";

interface Doing {
  readonly turn: (page: number) => void;
  readonly open: (key: string) => void;
}

/** Leads to the field that somebody came for: in the grid, or in the drawer that it then opens. */
export function useWanted(rows: readonly Row[], field: string | null, doing: Doing): string | null {
  const { key: visit } = useLocation();
  const at = field === null ? null : faultAt(field);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a visit, whatever is typed then.
  useEffect(() => {
    const row = at ? rows[at.index] : undefined;
    if (!at || !row) return;
    doing.turn(Math.floor(at.index / PER_PAGE) + 1);
    const frame = requestAnimationFrame(() => {
      const cell = document.getElementById(cellOf(row.key, at.field));
      if (!cell) return doing.open(row.key);
      cell.scrollIntoView({ block: "center" });
      cell.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [field, visit]);
  return at?.field ?? null;
}
