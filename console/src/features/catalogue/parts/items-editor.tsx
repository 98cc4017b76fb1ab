import { useMutation } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { Problem } from "@/shared/api/problem";
import { pair, useSay, useSpeech } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { useTell } from "@/shared/ui/tell";
import { Turner } from "@/shared/ui/turner";
import { useEntryVerbs } from "../queries";
import { BatchSet } from "./batch-set";
import { type Draft, Refused } from "./editing";
import { ItemDrawer } from "./item-drawer";
import { ItemGrid } from "./item-grid";
import styles from "./items-editor.module.css";
import {
  draftsOf,
  faultAt,
  moved,
  PER_PAGE,
  type Row,
  rowOf,
  setAll,
  withElements,
} from "./items-rules";
import { useWanted } from "./items-wanted";
import { SuggestElements } from "./suggest-elements";

const ADD = pair("添加信息项", "Add an item");
const BEFORE = pair("上一页", "Previous page");
const AFTER = pair("下一页", "Next page");
const SAVE = pair("保存信息项", "Save the items");
const SAVED = pair("信息项已保存", "The items are saved");
const UNSAVED = pair("有未保存的修改", "Not saved yet");
const EMPTY = {
  title: pair("还没有信息项", "No items yet"),
  next: pair("点击“添加信息项”，逐项填写。", "Add the first one."),
};

interface ItemsEditorProps {
  readonly draft: Draft;
  /** What somebody came for: `items.3.data_type`. */
  readonly field: string | null;
}

/** All items of a draft, changed one by one or many at once, saved together. */
export function ItemsEditor({ draft, field }: ItemsEditorProps) {
  const { of } = draft;
  const say = useSay();
  const tell = useTell();
  const verbs = useEntryVerbs(of.id);
  const [rows, setRows] = useState<readonly Row[]>(() => of.items.map(rowOf));
  const [ticked, tick] = useState<readonly string[]>([]);
  const [page, turn] = useState(1);
  const [open, setOpen] = useState<string | null>(null);
  const [dirty, setDirty] = useState(false);
  const saving = useMutation({
    mutationFn: () => verbs.setItems(draftsOf(rows), of.changed_at),
    onSuccess: () => {
      draft.saved();
      setDirty(false);
      tell.good(say(SAVED));
    },
  });
  const edit = (after: readonly Row[]) => {
    setRows(after);
    setDirty(true);
    draft.touch();
  };
  const change = (key: string, part: Partial<Row>) => edit(setAll(rows, [key], part));
  const add = () => {
    edit([...rows, { key: newKey(), name: "" }]);
    turn(Math.ceil((rows.length + 1) / PER_PAGE));
  };
  const drop = (keys: readonly string[]) => {
    edit(rows.filter((row) => !keys.includes(row.key)));
    tick(ticked.filter((key) => !keys.includes(key)));
  };
  const opened = rows.find((row) => row.key === open);
  const wanted = useWanted(rows, field, { turn, open: setOpen });
  return (
    <div>
      <div className={styles.bar}>
        <Button onClick={add}>{say(ADD)}</Button>
        <SuggestElements
          entry={of.id}
          rows={rows}
          take={(elements) => edit(withElements(rows, elements))}
        />
        <BatchSet
          count={ticked.length}
          set={(part) => edit(setAll(rows, ticked, part))}
          drop={() => drop(ticked)}
        />
      </div>
      {rows.length === 0 ? (
        <Empty {...EMPTY} />
      ) : (
        <ItemGrid
          entry={of}
          rows={rows.slice((page - 1) * PER_PAGE, page * PER_PAGE)}
          ticks={{ ids: ticked, choose: tick }}
          fault={faultKey(rows, saving.error)}
          change={change}
          open={setOpen}
          move={(key, by) => edit(moved(rows, key, by))}
        />
      )}
      <Turn page={page} total={rows.length} turn={turn} />
      <footer className={styles.footer}>
        <Refused error={saving.error} reload={draft.reload} />
        <Button type="primary" loading={saving.isPending} onClick={() => saving.mutate()}>
          {say(SAVE)}
        </Button>
        {dirty && <span className={styles.unsaved}>{say(UNSAVED)}</span>}
      </footer>
      {opened && (
        <ItemDrawer
          of={opened}
          entry={of}
          field={wanted}
          change={(part) => change(opened.key, part)}
          drop={() => drop([opened.key])}
          close={() => setOpen(null)}
        />
      )}
    </div>
  );
}

const newKey = () => crypto.randomUUID?.() ?? `new-${Date.now()}`;

/** The row in which the server found a fault, and its field. */
function faultKey(rows: readonly Row[], error: unknown): { key: string; field: string } | null {
  const named = error instanceof Problem ? error.faults[0]?.field : undefined;
  const at = named ? faultAt(named) : null;
  const row = at ? rows[at.index] : undefined;
  return at && row ? { key: row.key, field: at.field } : null;
}

interface TurnProps {
  readonly page: number;
  readonly total: number;
  readonly turn: (page: number) => void;
}

/** Many items are edited twenty at a time; unsaved changes stay, so the page is not in the address. */
function Turn({ page, total, turn }: TurnProps) {
  const { language } = useSpeech();
  const last = Math.ceil(total / PER_PAGE);
  return (
    <div className={styles.turn}>
      {language === "zh" ? `共 ${total} 项` : `${total} items`}
      <Turner page={page} last={last} turn={turn} before={BEFORE} after={AFTER} />
    </div>
  );
}
