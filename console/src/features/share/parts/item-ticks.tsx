import Input from "antd/es/input/Input";
import { useState } from "react";
import { Coded } from "@/features/catalogue/door";
import { pair, useSay, useSpeech } from "@/shared/lib/words";
import { Named } from "@/shared/ui/named";
import { type Column, Table } from "@/shared/ui/table";
import { whyLocked } from "../rules";
import * as words from "../words";
import type { Entry } from "./entry";
import styles from "./item-ticks.module.css";
import { LevelOf } from "./level-of";

type Item = Entry["items"][number];
const SEARCH = pair("查找信息项", "Find an item");
const SEARCHED_FROM = 15;

interface ItemTicksProps {
  readonly entry: Entry;
  /** A form hands these in; the values are the codes of the items. */
  readonly id?: string;
  readonly value?: readonly string[];
  readonly onChange?: (codes: readonly string[]) => void;
}

/** The items of an entry, ticked one by one; what is not shared says why. */
export function ItemTicks({ entry, id, value = [], onChange }: ItemTicksProps) {
  const say = useSay();
  const { language } = useSpeech();
  const [q, setQ] = useState("");
  const shown = entry.items.filter(({ name, field_name }) => `${name} ${field_name}`.includes(q));
  const locked = new Set(entry.items.filter(whyLocked).map(({ code }) => code));
  const free = entry.items.length - locked.size;
  return (
    <div className={styles.ticks} id={id}>
      <header className={styles.bar}>
        {entry.items.length > SEARCHED_FROM && (
          <Input
            className={styles.search}
            aria-label={say(SEARCH)}
            placeholder={say(SEARCH)}
            allowClear
            value={q}
            onChange={(event) => setQ(event.target.value)}
          />
        )}
        <span>
          {language === "zh"
            ? `已勾选 ${value.length} 项，可申请 ${free} 项`
            : `${value.length} ticked of ${free}`}
        </span>
      </header>
      <div className={styles.scroll}>
        <Table
          rows={shown}
          columns={columnsOf(entry)}
          id={({ code }) => code}
          ticks={{ ids: value, choose: (codes) => onChange?.(codes), locked }}
        />
      </div>
    </div>
  );
}

const columnsOf = (entry: Entry): Column<Item>[] => [
  { key: "name", title: words.ITEMS, cell: (of) => <NameOf of={of} /> },
  {
    key: "share",
    title: words.SHARE_TYPE,
    tight: true,
    cell: (of) => <Coded field="share_type" value={of.share_type ?? entry.share_type} />,
  },
  {
    key: "level",
    title: words.LEVEL,
    tight: true,
    cell: (of) => <LevelOf level={of.data_level ?? entry.data_level} />,
  },
  {
    key: "sensitive",
    title: words.SENSITIVE,
    tight: true,
    cell: (of) => <Coded field="sensitive_type" value={of.sensitive_type} />,
  },
];

function NameOf({ of }: { readonly of: Item }) {
  const say = useSay();
  const why = whyLocked(of);
  return (
    <>
      <Named zh={of.name} physical={of.field_name} />
      {why && <span className={styles.why}>{say(why)}</span>}
    </>
  );
}
