import Select from "antd/es/select";
import { pair, useSay } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { type Source, type SourceDraft, useHarvestVerbs } from "../queries/harvests";
import { AddressField, DefaultFields, KeyField, NameField, ScheduleField } from "./harvest-fields";
import { HARVEST_KINDS } from "./harvest-words";

const ADD = pair("登记外部目录", "Register a catalogue");
const KIND = pair("类型", "Kind");
const SEALED = pair(
  "采集另一个 TongBase 时必填；加密保存，登记后不再显示。",
  "Needed for another TongBase; it is sealed and never shown.",
);

interface AddHarvestProps {
  readonly close: () => void;
  readonly added: (id: string) => void;
}

/** A foreign catalogue: where it is, how it is read, and what fills the gaps of its data sets. */
export function AddHarvest({ close, added }: AddHarvestProps) {
  const say = useSay();
  const verbs = useHarvestVerbs();
  const kinds = Object.entries(HARVEST_KINDS).map(([value, label]) => ({
    value,
    label: say(label),
  }));
  return (
    <FormDrawer<SourceDraft, Source>
      title={ADD}
      submit={ADD}
      send={verbs.add}
      sent={({ id }) => added(id)}
      close={close}
    >
      <NameField />
      <Field name="kind" label={KIND} required>
        <Select options={kinds} />
      </Field>
      <AddressField />
      <KeyField hint={SEALED} />
      <ScheduleField />
      <DefaultFields />
    </FormDrawer>
  );
}
