import Button from "antd/es/button";
import type { ReactNode } from "react";
import { pair, useSay } from "../lib/words";
import styles from "./narrowed-to.module.css";

const ALL = pair("显示全部", "Show all");

interface NarrowedToProps {
  /** What alone is shown. */
  readonly children: ReactNode;
  readonly clear: () => void;
}

/** That a list shows only a part, which nobody chose in its filters, and the way back to all. */
export function NarrowedTo({ children, clear }: NarrowedToProps) {
  const say = useSay();
  return (
    <div className={styles.narrowed}>
      <span>{children}</span>
      <Button size="small" onClick={clear}>
        {say(ALL)}
      </Button>
    </div>
  );
}
