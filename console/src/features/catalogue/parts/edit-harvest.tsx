import { pair } from "@/shared/lib/words";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { type Source, type SourceChanges, useHarvestVerbs } from "../queries/harvests";
import { AddressField, DefaultFields, KeyField, NameField, ScheduleField } from "./harvest-fields";

export const EDIT = pair("修改", "Edit");
const SAVE = pair("保存", "Save");
const KEPT = pair(
  "不填则保留原密钥；更换地址后原密钥不再使用，需要时请重新填写。",
  "Empty: the old one is kept; with a new address it is forgotten, give another if it is needed.",
);

/** What of a foreign catalogue can be changed; its kind and provider stay. */
export function EditHarvest({ of, close }: { readonly of: Source; readonly close: () => void }) {
  const verbs = useHarvestVerbs();
  const { name, address, schedule, defaults } = of;
  return (
    <FormDrawer<SourceChanges, Source>
      title={EDIT}
      submit={SAVE}
      initial={{ name, address, schedule, defaults }}
      send={({ key, schedule: chosen, defaults: filled, ...rest }) =>
        verbs.change(of.id, {
          ...rest,
          schedule: chosen ?? "",
          defaults: { ...defaults, ...filled },
          ...(key && { key }),
        })
      }
      sent={close}
      close={close}
    >
      <NameField />
      <AddressField />
      <KeyField hint={KEPT} />
      <ScheduleField />
      <DefaultFields />
    </FormDrawer>
  );
}
