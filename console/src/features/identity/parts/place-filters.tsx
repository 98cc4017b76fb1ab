import { useInAddress } from "@/shared/lib/use-place";
import { beginningOf } from "../rules";
import { OrganisationSelect } from "./organisation-select";
import styles from "./place-filters.module.css";
import { RegionSelect } from "./region-select";

const CODE_DIGITS = 6;

interface PlaceFilterProps {
  /** Under what it stands in the address, beside the other filters of the list. */
  readonly name: string;
}

/** Narrows a list to an organisation, which is chosen by searching. */
export function OrganisationFilter({ name }: PlaceFilterProps) {
  const [organisation, choose] = useInAddress(name);
  return (
    <div className={styles.filter}>
      <OrganisationSelect value={organisation} onChange={choose} />
    </div>
  );
}

/** Narrows a list to a division, which is chosen by searching. */
export function RegionFilter({ name }: PlaceFilterProps) {
  const [region, choose] = useInAddress(name);
  return (
    <div className={styles.filter}>
      <RegionSelect value={region} onChange={choose} />
    </div>
  );
}

/** The same, for a list with all that lies in the division: the address holds how codes begin. */
export function DivisionFilter({ name }: PlaceFilterProps) {
  const [beginning, choose] = useInAddress(name);
  return (
    <div className={styles.filter}>
      <RegionSelect
        value={beginning?.padEnd(CODE_DIGITS, "0")}
        onChange={(code) => choose(code && beginningOf(code))}
      />
    </div>
  );
}
