import { useMutation } from "@tanstack/react-query";
import Button from "antd/es/button";
import Drawer from "antd/es/drawer";
import Form from "antd/es/form";
import InputNumber from "antd/es/input-number";
import Popconfirm from "antd/es/popconfirm";
import Select from "antd/es/select";
import { type ReactElement, useState } from "react";
import { CodeSelect } from "@/features/catalogue/door";
import { said } from "@/shared/lib/said";
import { type Pair, pair, useSay, useSpeech } from "@/shared/lib/words";
import { LongText } from "@/shared/ui/form-section";
import { ProblemNote } from "@/shared/ui/problem-note";
import { type Column, Table } from "@/shared/ui/table";
import { useTell } from "@/shared/ui/tell";
import { useUnsaved } from "@/shared/ui/unsaved";
import {
  type Batch,
  type Changes,
  type RecordLine,
  type Register,
  useRecordVerbs,
} from "../queries";
import * as words from "../words";
import { DomainsSelect } from "./domains-select";
import styles from "./registers.module.css";

const TITLE = pair("批量办理", "Do many at once");
const FIELD = pair("设置字段", "Field");
const VALUE = pair("值", "Value");
const SET = pair("批量设置", "Set");
const DELETE = pair("批量删除", "Delete");
const SURE = pair("确定删除所选记录？", "Delete the ticked records?");
const DONE = pair("已办理", "Done");
const REFUSED = pair(
  "以下记录不符合要求，一条也没有改动：",
  "These refuse, so nothing was changed:",
);
const WHY = pair("原因", "Why");
const FIELDS_OF: Readonly<Record<Register, readonly (keyof typeof INPUTS)[]>> = {
  duty: ["kind", "level", "basis", "note"],
  service_item: ["kind", "level", "domains", "handling_days", "basis", "note"],
  system: ["level", "network", "note"],
};
const INPUTS: Readonly<Record<string, ReactElement>> = {
  kind: <CodeSelect list="power_kind" />,
  level: <CodeSelect list="exercise_level" />,
  network: <CodeSelect list="network" />,
  domains: <DomainsSelect />,
  handling_days: <InputNumber min={0} max={3650} />,
  basis: <LongText lines={3} characters_max={4000} />,
  note: <LongText lines={3} characters_max={4000} />,
};
const COLUMNS: readonly Column<Batch["refusals"][number]>[] = [
  { key: "name", title: words.FIELDS.name, cell: (row) => row.name },
  { key: "why", title: WHY, cell: (row) => <Why of={row} /> },
];

interface BatchDrawerProps {
  readonly register: Register;
  readonly rows: readonly RecordLine[];
  readonly close: () => void;
  readonly done: (ids: readonly string[]) => void;
}

/** One value for many records, or their end: tried first, then all of them or none. */
export function BatchDrawer({ register, rows, close, done }: BatchDrawerProps) {
  const say = useSay();
  const tell = useTell();
  const { language } = useSpeech();
  const verbs = useRecordVerbs(register);
  const ids = rows.map((row) => row.id);
  const [field, setField] = useState<string>();
  const [value, setValue] = useState<unknown>();
  const leave = useUnsaved(() => said(value) !== "");
  const act = useMutation({
    mutationFn: async (remove: boolean) => {
      const run = (dry: boolean) =>
        remove
          ? verbs.deleteMany(ids, dry)
          : verbs.setMany(ids, { [field ?? ""]: value } as Changes, dry);
      const tried = await run(true);
      return tried.refusals.length > 0 ? tried : run(false);
    },
    onSuccess: (told) => {
      if (told.refusals.length > 0) return;
      tell.good(say(DONE));
      done(ids);
      close();
    },
  });
  const input = field ? INPUTS[field] : undefined;
  const count = language === "zh" ? `（已选 ${rows.length} 条）` : ` (${rows.length})`;
  return (
    <Drawer open title={`${say(TITLE)}${count}`} onClose={() => leave(close)} destroyOnHidden>
      <Form layout="vertical">
        <Form.Item label={say(FIELD)}>
          <Select
            value={field}
            onChange={(chosen: string) => {
              setField(chosen);
              setValue(undefined);
            }}
            options={FIELDS_OF[register].map((name) => ({
              value: name,
              label: say((words.FIELDS as Record<string, Pair>)[name] ?? FIELD),
            }))}
          />
        </Form.Item>
        {input && (
          <Form.Item label={say(VALUE)}>
            <Held of={input} key={field} value={value} change={setValue} />
          </Form.Item>
        )}
      </Form>
      {act.error && <ProblemNote error={act.error} />}
      {act.data && act.data.refusals.length > 0 && (
        <>
          <p>{say(REFUSED)}</p>
          <Table rows={act.data.refusals} columns={COLUMNS} id={(row) => `${row.id}${row.zh}`} />
        </>
      )}
      <div className={styles.actions}>
        <Button
          type="primary"
          disabled={!field || value === undefined || value === null}
          loading={act.isPending}
          onClick={() => act.mutate(false)}
        >
          {say(SET)}
        </Button>
        <Popconfirm title={say(SURE)} onConfirm={() => act.mutate(true)}>
          <Button danger loading={act.isPending}>
            {say(DELETE)}
          </Button>
        </Popconfirm>
      </div>
    </Drawer>
  );
}

interface HeldProps {
  readonly of: ReactElement;
  readonly value: unknown;
  readonly change: (value: unknown) => void;
}

/** An input whose value is held here: texts come as events, choices as values. */
function Held({ of, value, change }: HeldProps) {
  const Input = of.type as React.ElementType;
  const take = (told: unknown) =>
    change(isEvent(told) ? (told.target as HTMLTextAreaElement).value : told);
  return <Input {...(of.props as object)} value={value} onChange={take} />;
}

const isEvent = (told: unknown): told is { readonly target: unknown } =>
  typeof told === "object" && told !== null && "target" in told;

function Why({ of }: { readonly of: Batch["refusals"][number] }) {
  return useSay()(of);
}
