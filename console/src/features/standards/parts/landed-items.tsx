import { Link } from "react-router";
import { ENTRY_STATES } from "@/features/catalogue/door";
import { pair } from "@/shared/lib/words";
import { Named } from "@/shared/ui/named";
import { StatusTag } from "@/shared/ui/status-tag";
import type { Column } from "@/shared/ui/table";
import type { LandedItem } from "../queries/uses";
import { LANDS } from "../words";
import styles from "./landing.module.css";

/** An item, its entry and how it lands in an element. */
export const LANDED_ITEM: readonly Column<LandedItem>[] = [
  {
    key: "item",
    title: pair("信息项", "Item"),
    cell: (of) => <Named zh={of.name} physical={of.field_name} />,
  },
  {
    key: "entry",
    title: pair("目录", "Entry"),
    cell: (of) => of.entry,
  },
  { key: "provider", title: pair("提供单位", "Provider"), cell: (of) => of.provider_name },
  {
    key: "by",
    title: pair("落标方式", "How it lands"),
    cell: (of) => (
      <span className={styles.by}>
        <StatusTag of={LANDS} code={of.by ?? "none"} />
        {of.table && <small>{`${of.table}.${of.field_name}`}</small>}
      </span>
    ),
  },
];

export const ENTRY_STATE: Column<LandedItem> = {
  key: "status",
  title: pair("目录状态", "State of the entry"),
  tight: true,
  cell: (of) => <StatusTag of={ENTRY_STATES} code={of.status} />,
};

export const ITS_ELEMENT: Column<LandedItem> = {
  key: "element",
  title: pair("数据元", "Data element"),
  tight: true,
  cell: (of) =>
    of.element ? (
      <Link to={`/standards/elements?q=${encodeURIComponent(of.element)}`}>{of.element}</Link>
    ) : (
      "—"
    ),
};

/** Where an item stands. */
export const toItem = (of: LandedItem): string => `/catalogue/entries/${of.entry_id}?tab=items`;

export const idOfItem = (of: LandedItem): string => `${of.entry_id} ${of.code}`;
