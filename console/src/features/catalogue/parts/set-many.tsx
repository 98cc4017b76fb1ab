import DatePicker from "antd/es/date-picker";
import Select from "antd/es/select";
import dayjs, { isDayjs } from "dayjs";
import { type Pair, pair, useSay } from "@/shared/lib/words";
import { todayInChina } from "@/shared/ui/day-picker";
import { Field } from "@/shared/ui/field";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { FormSection, LongText } from "@/shared/ui/form-section";
import { type Chosen, ChosenNames, type Outcome } from "@/shared/ui/outcomes";
import { OwnWords } from "@/shared/ui/own-words";
import { useCodes } from "../queries";
import type { Change } from "../queries/batches";
import { OLD_BASES } from "../rules";
import { FIELDS } from "../words";
import { CodeSelect } from "./coded";

const OF_ENTRIES = [
  "share_type",
  "share_condition",
  "share_scope",
  "use_purpose",
  "no_share_basis_type",
  "no_share_basis_citation",
  "share_mode",
  "open_type",
  "open_condition",
  "update_cycle",
  "network",
  "data_class",
  "data_level",
  "masking",
  "secrecy_assessed_at",
  "pipia_assessed_at",
] as const;
const OF_ITEMS = [
  "share_type",
  "share_condition",
  "no_share_basis_type",
  "no_share_basis_citation",
  "open_type",
  "open_condition",
  "update_cycle",
  "data_level",
  "sensitive_type",
  "masking",
] as const;
const TEXT_CHARACTERS_MAX = 1000;
const LINE_CHARACTERS_MAX = 500;
const WORD_CHARACTERS_MAX = 128;
const TITLE = pair("批量设置", "Set fields");
const ENTRY = pair("目录:", "Entry: ");
const ITEM = pair("信息项:", "Items: ");
const ONLY = pair("只设置这些信息项", "Only items so named");
const ONLY_HINT = pair("不填则设置全部信息项;按名称匹配。", "Empty means all of them.");
const LEAVE = pair("留空的字段保持不变。", "What is left empty stays.");

type Part = Readonly<Record<string, unknown>>;
interface Values {
  readonly changes?: Part;
  readonly item_changes?: Part;
  readonly of_items?: string[];
}
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
      wide
      send={(values) => set(changeOf(values))}
      sent={sent}
      close={close}
    >
      <p>{say(LEAVE)}</p>
      <ChosenNames of={of} />
      <FormSection title={pair("目录", "Entries")}>
        {OF_ENTRIES.map((field) => (
          <Field key={field} name={["changes", field]} label={beside(ENTRY, FIELDS[field])}>
            <Value field={field} label={say(beside(ENTRY, FIELDS[field]))} />
          </Field>
        ))}
      </FormSection>
      <FormSection title={pair("信息项", "Items")}>
        {OF_ITEMS.map((field) => (
          <Field key={field} name={["item_changes", field]} label={beside(ITEM, FIELDS[field])}>
            <Value field={field} label={say(beside(ITEM, FIELDS[field]))} />
          </Field>
        ))}
        <Field name="of_items" label={ONLY} hint={ONLY_HINT}>
          <Select mode="tags" open={false} aria-label={say(ONLY)} />
        </Field>
      </FormSection>
    </FormDrawer>
  );
}

interface ValueProps {
  readonly field: (typeof OF_ENTRIES)[number] | (typeof OF_ITEMS)[number];
  readonly label: string;
}

/** Choosing or writing what is set, as in the form of one entry. */
function Value({ field, label, ...control }: ValueProps) {
  const codes = useCodes();
  switch (field) {
    case "share_condition":
    case "share_scope":
    case "use_purpose":
    case "open_condition":
      return <LongText characters_max={TEXT_CHARACTERS_MAX} {...control} />;
    case "no_share_basis_citation":
      return <LongText characters_max={LINE_CHARACTERS_MAX} {...control} />;
    case "no_share_basis_type":
      return <CodeSelect list={field} label={label} without={OLD_BASES} {...control} />;
    case "secrecy_assessed_at":
    case "pipia_assessed_at":
      return <DatePicker maxDate={dayjs(todayInChina())} {...control} />;
    case "data_class": {
      const options = codes.data?.lists.data_class?.map(({ value }) => ({ value }));
      return <OwnWords allowClear maxLength={WORD_CHARACTERS_MAX} options={options} {...control} />;
    }
    default:
      return <CodeSelect list={field} label={label} {...control} />;
  }
}

const beside = (one: Pair, other: Pair): Pair => pair(one.zh + other.zh, one.en + other.en);

function changeOf(values: Values): Change {
  return {
    changes: filled(values.changes),
    item_changes: filled(values.item_changes),
    of_items: values.of_items ?? [],
  } as unknown as Change;
}

const filled = (part: Part = {}): Part =>
  Object.fromEntries(
    Object.entries(part)
      .filter(([, value]) => value)
      .map(([field, value]) => [field, isDayjs(value) ? value.format("YYYY-MM-DD") : value]),
  );
