import Form from "antd/es/form";
import Select from "antd/es/select";
import { maskWords } from "@/features/protect/door";
import { useSay } from "@/shared/lib/words";
import { Named } from "@/shared/ui/named";
import { type Column, Table } from "@/shared/ui/table";
import type { AskedItem } from "../queries/applications";
import { AS_IS } from "../rules";
import * as words from "../words";
import { LevelOf } from "./level-of";
import styles from "./review-application.module.css";

const COLUMNS: readonly Column<AskedItem>[] = [
  {
    key: "name",
    title: words.ITEMS,
    cell: (of) => <Named zh={of.name} physical={of.column} />,
  },
  { key: "level", title: words.LEVEL, tight: true, cell: (of) => <LevelOf level={of.level} /> },
  { key: "mask", title: words.MASK, tight: true, cell: (of) => <MaskChoice of={of} /> },
];

/** How each item is going to be shown; a field of the form for each. */
export function MaskChoices({ of }: { readonly of: readonly AskedItem[] }) {
  return (
    <div className={styles.masks}>
      <Table rows={of} columns={COLUMNS} id={({ code }) => code} />
    </div>
  );
}

function MaskChoice({ of }: { readonly of: AskedItem }) {
  const say = useSay();
  const options = [
    { value: AS_IS, label: say(maskWords(null)) },
    ...of.masks.map((mask) => ({ value: mask as string, label: say(maskWords(mask)) })),
  ];
  return (
    <Form.Item name={["masks", of.code]}>
      <Select aria-label={of.name} className={styles.choice} options={options} />
    </Form.Item>
  );
}
