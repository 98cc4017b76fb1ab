import Input from "antd/es/input/Input";
import Select from "antd/es/select";
import { useState } from "react";
import { pair, useSay } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { useTell } from "@/shared/ui/tell";
import { type Resource, useEntryVerbs, useTableChoices } from "../queries";
import { CodeSelect } from "./coded";

const TITLE = pair("挂接资源", "Bind a resource");
const TABLE = pair("湖中库表", "Table of the lake");
const KIND = pair("资源类型", "Kind");
const NAME = pair("资源名称", "Name");
const CHOOSE = pair("输入名称查找", "Search by name");
const DONE = pair("资源已挂接", "The resource is bound");

interface Values {
  readonly table: string;
  readonly kind: NonNullable<Resource["kind"]>;
  readonly name?: string;
}

/** The table that an entry describes is bound to it. */
export function BindResource({ id, close }: { readonly id: string; readonly close: () => void }) {
  const say = useSay();
  const tell = useTell();
  const verbs = useEntryVerbs(id);
  const bind = ({ table, kind, name }: Values) => {
    const [namespace = "", ...rest] = table.split(".");
    return verbs.bind({ namespace, table: rest.join("."), kind, name: name ?? "" });
  };
  return (
    <FormDrawer<Values, unknown>
      title={TITLE}
      submit={TITLE}
      initial={{ kind: "table" }}
      send={bind}
      sent={() => {
        tell.good(say(DONE));
        close();
      }}
      close={close}
    >
      <Field name="table" label={TABLE} required>
        <TableSelect />
      </Field>
      <Field name="kind" label={KIND} required>
        <CodeSelect list="resource_kind" />
      </Field>
      <Field name="name" label={NAME}>
        <Input maxLength={128} />
      </Field>
    </FormDrawer>
  );
}

interface TableSelectProps {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (table: string) => void;
}

function TableSelect(props: TableSelectProps) {
  const say = useSay();
  const [q, setQ] = useState("");
  const choices = useTableChoices(q);
  return (
    <Select
      {...props}
      showSearch={{ filterOption: false, onSearch: setQ }}
      loading={choices.isFetching}
      placeholder={say(CHOOSE)}
      options={choices.data?.rows.map(({ namespace, name, title }) => ({
        value: `${namespace}.${name}`,
        label:
          title && title !== name ? `${title}（${namespace}.${name}）` : `${namespace}.${name}`,
      }))}
    />
  );
}
