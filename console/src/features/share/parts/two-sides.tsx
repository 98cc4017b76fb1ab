import type { Pair } from "@/shared/lib/words";
import type { Filter } from "@/shared/ui/filter-bar";
import type { Column } from "@/shared/ui/table";
import * as words from "../words";
import { Beside } from "./beside";

/** Something about an entry between two departments: an application for it, a grant on it. */
interface TwoSided {
  readonly entry_name: string;
  readonly provider_name: string;
  readonly organisation_name: string;
  readonly system_name: string;
}

/** What, of whom; for whom, for which system. */
export const SIDE_COLUMNS: readonly Column<TwoSided>[] = [
  {
    key: "entry",
    title: words.ENTRY,
    cell: (of) => <Beside of={of.entry_name} small={of.provider_name} />,
  },
  {
    key: "consumer",
    title: words.CONSUMER,
    cell: (of) => <Beside of={of.organisation_name} small={of.system_name} />,
  },
];

type Choices = Readonly<Record<string, Pair>>;

/** Whose they are, and where they stand; each under the name that the server gives it. */
export const filtersOf = (whose: Filter, state: string, states: Choices): readonly Filter[] => [
  whose,
  { name: state, title: words.STATE, options: states },
];
