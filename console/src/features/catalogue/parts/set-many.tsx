import Select from "antd/es/select";
import { type Pair, pair, useSay } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { type Chosen, ChosenNames, type Outcome } from "@/shared/ui/outcomes";
import type { Change } from "../queries/batches";
import { FIELDS } from "../words";
import { CodeSelect } from "./coded";

/** What people set on many at once: choices, no texts. */
const OF_ENTRIES = [
  "share_type",
  "open_type",
  "update_cycle",
  "data_level",
  "masking",
  "network",
] as const;
const OF_ITEMS = [
  "share_type",
  "open_type",
  "update_cycle",
  "data_level",
  "sensitive_type",
  "masking",
] as const;
const TITLE = pair("批量设置", "Set fields");
const ENTRY = pair("目录:", "Entry: ");
const ITEM = pair("信息项:", "Items: ");
const ONLY = pair("只设置这些信息项", "Only items so named");
const ONLY_HINT = pair("不填则设置全部信息项;按名称匹配。", "Empty means all of them.");
const LEAVE = pair("留空的字段保持不变。", "What is left empty stays.");

type Values = Readonly<Record<string, Readonly<Record<string, string | undefined>>>> & {
  readonly of_items?: string[];
};
interface SetManyProps {
  readonly of: readonly Chosen[];
  readonly set: (change: Change) => Promise<readonly Outcome[]>;
  readonly sent: (outcomes: readonly Outcome[]) => void;
  readonly close: () => void;
}

/** The same values for many drafts, or for their items. */
export function SetMany({ of, set, sent, close }: SetManyProps) {
  const say = useSay();
  return (
    <FormDrawer<Values, readonly Outcome[]>
      title={TITLE}
      submit={TITLE}
      send={(values) => set(changeOf(values))}
      sent={sent}
      close={close}
    >
      <p>{say(LEAVE)}</p>
      <ChosenNames of={of} />
      {OF_ENTRIES.map((field) => (
        <Field key={field} name={["changes", field]} label={beside(ENTRY, FIELDS[field])}>
          <CodeSelect list={field} label={say(beside(ENTRY, FIELDS[field]))} />
        </Field>
      ))}
      {OF_ITEMS.map((field) => (
        <Field key={field} name={["item_changes", field]} label={beside(ITEM, FIELDS[field])}>
          <CodeSelect list={field} label={say(beside(ITEM, FIELDS[field]))} />
        </Field>
      ))}
      <Field name="of_items" label={ONLY} hint={ONLY_HINT}>
        <Select mode="tags" open={false} aria-label={say(ONLY)} />
      </Field>
    </FormDrawer>
  );
}

const beside = (one: Pair, other: Pair): Pair => pair(one.zh + other.zh, one.en + other.en);

function changeOf(values: Values): Change {
  const filled = (part: Readonly<Record<string, string | undefined>> | undefined) =>
    Object.fromEntries(Object.entries(part ?? {}).filter(([, value]) => value));
  return {
    changes: filled(values.changes),
    item_changes: filled(values.item_changes),
    of_items: values.of_items ?? [],
  } as unknown as Change;
}
