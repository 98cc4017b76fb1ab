import { OrganisationName } from "@/shared/lib/organisation-name";
import styles from "./parts.module.css";

/** Who asked, and for which organisation. */
export function AskedBy({
  name,
  organisation,
}: {
  readonly name: string;
  readonly organisation: string;
}) {
  return (
    <>
      {name}
      <span className={styles.second}>
        <OrganisationName uscc={organisation} />
      </span>
    </>
  );
}
