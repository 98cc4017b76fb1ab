import Button from "antd/es/button";
import { useState } from "react";
import { useNavigate } from "react-router";
import { formatMoment } from "@/shared/lib/formats";
import { pair, useSay } from "@/shared/lib/words";
import { ListPage } from "@/shared/ui/list-page";
import { StatusTag, state } from "@/shared/ui/status-tag";
import type { Column } from "@/shared/ui/table";
import { Words } from "@/shared/ui/words";
import { HARVESTS } from "../menu";
import { AddHarvest } from "../parts/add-harvest";
import { HARVEST_KINDS } from "../parts/harvest-words";
import { type Source, useSources } from "../queries/harvests";
import * as words from "../words";
import styles from "./harvests.module.css";

const ABOUT = pair(
  "从 CKAN 门户、DCAT 文件、Frictionless 数据包或另一个 TongBase 采集目录：先预览，再成为草稿。",
  "Entries from CKAN, DCAT, Frictionless or another TongBase: previewed first, then drafted.",
);
const ADD = pair("登记外部目录", "Register a catalogue");
const EMPTY = {
  title: pair("还没有外部目录", "No foreign catalogues yet"),
  next: pair(
    "登记对方的地址后可以预览：哪些新增、哪些变化、哪些不予采集及原因。",
    "Register an address, then preview what is new, changed or refused, and why.",
  ),
};
const NEXT = pair("下次采集", "Next run");
const FAILED = { failed: state("最近一次采集失败", "The last run failed", "bad") };
const nextOf = ({ next_run_at }: Source) => (next_run_at ? formatMoment(next_run_at) : "—");

/** A source by its name, and whether its last run came to nothing. */
function Named({ of }: { readonly of: Source }) {
  return (
    <>
      {of.name}
      {of.failure && (
        <div className={styles.failed}>
          <StatusTag of={FAILED} code="failed" />
        </div>
      )}
    </>
  );
}

const COLUMNS: readonly Column<Source>[] = [
  { key: "name", title: pair("名称", "Name"), cell: (of) => <Named of={of} /> },
  {
    key: "kind",
    title: pair("类型", "Kind"),
    tight: true,
    cell: (of) => <Words pair={HARVEST_KINDS[of.kind]} />,
  },
  {
    key: "address",
    title: pair("地址", "Address"),
    cell: (of) => <span className={styles.address}>{of.address}</span>,
  },
  { key: "provider", title: words.PROVIDER, cell: (of) => of.provider_name },
  { key: "next", title: NEXT, tight: true, cell: nextOf },
  {
    key: "created",
    title: pair("登记时间", "Registered"),
    tight: true,
    cell: (of) => formatMoment(of.created_at),
  },
];

export function HarvestsPage() {
  const say = useSay();
  const go = useNavigate();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <ListPage
        title={HARVESTS}
        about={ABOUT}
        actions={
          <Button type="primary" onClick={() => setAdding(true)}>
            {say(ADD)}
          </Button>
        }
        useRows={useSources}
        columns={COLUMNS}
        id={(of) => of.id}
        to={(of) => `/catalogue/harvests/${of.id}`}
        empty={EMPTY}
      />
      {adding && (
        <AddHarvest
          close={() => setAdding(false)}
          added={(id) => void go(`/catalogue/harvests/${id}`)}
        />
      )}
    </>
  );
}
