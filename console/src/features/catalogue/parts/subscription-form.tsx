import Form from "antd/es/form";
import Input from "antd/es/input/Input";
import Select from "antd/es/select";
import {
  OrganisationSelect,
  OrganisationsSelect,
  RegionsSelect,
  SystemSelect,
  useMe,
} from "@/features/identity/door";
import { pair, useSay } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { useCodes } from "../queries";
import type { Wanted } from "../queries/subscriptions";
import * as words from "../words-push";
import { EntriesSelect } from "./entries-select";

const URL_HINT = pair(
  "接收变更的 https:// 地址，平台以 POST 推送。",
  "An https:// address; changes are posted to it.",
);
const WANTED_HINT = pair("以下各项留空表示不限。", "Leave empty for any.");
const KINDS_HINT = pair(
  "草稿、提交、审核等只推送本单位管理范围内的目录；已发布目录的变更对所有单位可见。",
  "What is done to drafts is told within your own reach alone.",
);
const CLASSIFY_HINT = pair("分类之下的全部目录都会推送。", "Everything below a class is told.");
const ENTRIES_HINT = pair("指定后只推送这些目录的变更。", "Only changes of these are told then.");
const URL_CHARACTERS_MAX = 500;
const NAME_CHARACTERS_MAX = 100;

export interface Values extends Partial<Wanted> {
  readonly name: string;
  readonly url: string;
  readonly organisation?: string;
  readonly application?: string;
}

/** What a form says of the filter. */
export const wantedOf = (values: Values): Wanted => ({
  kinds: values.kinds ?? [],
  providers: values.providers ?? [],
  regions: values.regions ?? [],
  classify: values.classify ?? [],
  share_types: values.share_types ?? [],
  entry_ids: values.entry_ids ?? [],
});

interface SubscriptionFieldsProps {
  readonly isNew: boolean;
  /** What the organisations and divisions are called that were chosen before. */
  readonly names?: Readonly<Record<string, string>>;
}

/** The fields of a subscription; who subscribes is settled when it is added. */
export function SubscriptionFields({ isNew, names = {} }: SubscriptionFieldsProps) {
  const say = useSay();
  return (
    <>
      <Field name="name" label={words.TITLE} required>
        <Input maxLength={NAME_CHARACTERS_MAX} />
      </Field>
      <Field name="url" label={words.URL} hint={URL_HINT} required>
        <Input maxLength={URL_CHARACTERS_MAX} placeholder="https://" />
      </Field>
      {isNew && (
        <>
          <Field name="organisation" label={words.SUBSCRIBER} required>
            <OrganisationSelect />
          </Field>
          <SystemField />
        </>
      )}
      <p>{say(WANTED_HINT)}</p>
      <WantedFields names={names} />
    </>
  );
}

function SystemField() {
  const form = Form.useFormInstance<Values>();
  const organisation = Form.useWatch("organisation", form);
  return (
    <Field name="application" label={words.SYSTEM}>
      <SystemSelect organisation={organisation ?? ""} taken={{}} />
    </Field>
  );
}

function WantedFields({ names }: Required<Pick<SubscriptionFieldsProps, "names">>) {
  const say = useSay();
  const codes = useCodes();
  const me = useMe();
  const listed = (list: string) =>
    codes.data?.lists[list]?.map((one) => ({
      value: one.value,
      label: say({ zh: one.label, en: one.label_en }),
    }));
  const kinds = Object.entries(words.KINDS).map(([value, of]) => ({ value, label: say(of) }));
  const classes = codes.data?.lists.classify?.map((one) => ({
    value: one.value,
    label: `${one.value} ${say({ zh: one.label, en: one.label_en })}`,
  }));
  return (
    <>
      <Field name="kinds" label={words.FILTERS.kinds} hint={KINDS_HINT}>
        <Select mode="multiple" allowClear options={kinds} placeholder={say(words.ALL)} />
      </Field>
      <Field name="providers" label={words.FILTERS.providers}>
        <OrganisationsSelect names={names} />
      </Field>
      <Field name="regions" label={words.FILTERS.regions}>
        <RegionsSelect names={names} near={me.data?.organisation?.region_code ?? "420000"} />
      </Field>
      <Field name="classify" label={words.FILTERS.classify} hint={CLASSIFY_HINT}>
        <Select
          mode="multiple"
          allowClear
          options={classes}
          showSearch={{ optionFilterProp: "label" }}
          placeholder={say(words.ALL)}
        />
      </Field>
      <Field name="share_types" label={words.FILTERS.share_types}>
        <Select
          mode="multiple"
          allowClear
          options={listed("share_type")}
          placeholder={say(words.ALL)}
        />
      </Field>
      <Field name="entry_ids" label={words.FILTERS.entry_ids} hint={ENTRIES_HINT}>
        <EntriesSelect names={names} />
      </Field>
    </>
  );
}
