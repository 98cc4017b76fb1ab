import Button from "antd/es/button";
import { useSearchParams } from "react-router";
import { KnownName, KnownRegion } from "@/features/identity/door";
import { pair, useSay } from "@/shared/lib/words";
import type { Sought } from "../queries";
import styles from "./registers.module.css";

const ONLY = pair("仅显示", "Only");
const OWN = pair("本级，不含下级", "itself, without those below");
const ALL = pair("显示全部", "Show all");

/** That a list was reached from a number, and shows only the rows behind it. */
export function Narrowed({ of }: { readonly of: Sought }) {
  const say = useSay();
  const [, setSearch] = useSearchParams();
  if (!of.region && !of.organisation) return null;
  return (
    <div className={styles.narrowed}>
      <span>
        {say(ONLY)}
        {of.region && <KnownRegion code={of.region} />}
        {of.own_region && `（${say(OWN)}）`}
        {of.organisation && <KnownName uscc={of.organisation} />}
      </span>
      <Button size="small" onClick={() => setSearch({})}>
        {say(ALL)}
      </Button>
    </div>
  );
}
