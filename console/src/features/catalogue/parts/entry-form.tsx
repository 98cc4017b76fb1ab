import { useMutation } from "@tanstack/react-query";
import AutoComplete from "antd/es/auto-complete";
import Button from "antd/es/button";
import DatePicker from "antd/es/date-picker";
import Form from "antd/es/form";
import Input from "antd/es/input";
import Select from "antd/es/select";
import dayjs, { type Dayjs } from "dayjs";
import { useEffect } from "react";
import { pair, useSay } from "@/shared/lib/words";
import { putFaults } from "@/shared/ui/faults";
import { Field } from "@/shared/ui/field";
import { FormFooter, FormSection, LongText, Wide } from "@/shared/ui/form-section";
import { ProblemNote } from "@/shared/ui/problem-note";
import { useTell } from "@/shared/ui/tell";
import { type Entry, type EntryChange, useCodes, useEntryVerbs } from "../queries";
import { bodyOf } from "../rules";
import { FIELDS } from "../words";
import { CodeStyle } from "./code-style";
import { CodeSelect } from "./coded";

const SAVE = pair("保存", "Save");
const SAVED = pair("已保存", "Saved");
const CLASSIFY_HINT = pair(
  "类、项、目至少 6 位数字，可先选择类和项再补充。",
  "Six digits or more; choose the first three, then add.",
);
const CONDITION_HINT = pair("没有附加条件时填“无”。", "Without conditions, write 无.");
const MASKING_HINT = pair(
  "共享时至少按此脱敏；不填则按级别和敏感类型。信息项可另设。",
  "The least that is hidden when it is shared; empty, what level and type ask. Items may ask more.",
);
const OLD_BASES = ["policy_document", "sensitive_information", "other"];
const DATES = ["secrecy_assessed_at", "pipia_assessed_at"] as const;
const TEXT_CHARACTERS_MAX = 1000;

type Values = Record<string, unknown>;

const dateOf = (value: string | null): Dayjs | null => (value ? dayjs(value) : null);

const initialOf = (of: Entry): Values => ({
  ...of,
  secrecy_assessed_at: dateOf(of.secrecy_assessed_at),
  pipia_assessed_at: dateOf(of.pipia_assessed_at),
});

const sentOf = (values: Values): EntryChange => {
  const dates = DATES.map((field) => {
    const day = values[field] as Dayjs | null | undefined;
    return [field, day?.format("YYYY-MM-DD") ?? null];
  });
  return bodyOf({ ...values, ...Object.fromEntries(dates) });
};

interface EntryFormProps {
  readonly of: Entry;
  /** The field that somebody came for. */
  readonly field: string | null;
}

/** What an entry says, in the order in which people think of it. */
export function EntryForm({ of, field }: EntryFormProps) {
  const say = useSay();
  const tell = useTell();
  const [form] = Form.useForm<Values>();
  const verbs = useEntryVerbs(of.id);
  const saving = useMutation({
    mutationFn: (values: Values) => verbs.change(sentOf(values)),
    onSuccess: () => tell.good(say(SAVED)),
    onError: (error) => putFaults(form, error, say),
  });
  useEffect(() => {
    if (field) document.getElementById(field)?.scrollIntoView({ block: "center" });
  }, [field]);
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={initialOf(of)}
      scrollToFirstError
      onFinish={(values) => saving.mutate(values)}
    >
      <Describing />
      <Sharing />
      <Grading of={of} />
      <FormFooter>
        {saving.error && <ProblemNote error={saving.error} />}
        <Button type="primary" htmlType="submit" loading={saving.isPending}>
          {say(SAVE)}
        </Button>
      </FormFooter>
    </Form>
  );
}

function Describing() {
  const say = useSay();
  const codes = useCodes();
  const category = Form.useWatch("format_category") as string | undefined;
  const types = codes.data?.format_types[category ?? ""] ?? [];
  const classes = codes.data?.lists.classify?.map(({ value, label, label_en }) => ({
    value,
    label: `${value} ${say({ zh: label, en: label_en })}`,
  }));
  return (
    <FormSection title={pair("描述与格式", "Description and format")}>
      <Wide>
        <Field name="name" label={FIELDS.name} required>
          <Input maxLength={128} />
        </Field>
        <Field name="abstract" label={FIELDS.abstract}>
          <LongText characters_max={TEXT_CHARACTERS_MAX} />
        </Field>
      </Wide>
      <Field name="classify_code" label={FIELDS.classify_code} hint={CLASSIFY_HINT}>
        <AutoComplete
          options={classes}
          showSearch={{ filterOption: (typed, option) => option?.label.includes(typed) ?? false }}
        />
      </Field>
      <Field name="system_name" label={FIELDS.system_name}>
        <Input maxLength={128} />
      </Field>
      <Wide>
        <CodeStyle />
      </Wide>
      <Field name="format_category" label={FIELDS.format_category}>
        <CodeSelect list="format_category" />
      </Field>
      <Field name="format_type" label={FIELDS.format_type}>
        <AutoComplete options={types.map((value) => ({ value }))} />
      </Field>
      <Field name="update_cycle" label={FIELDS.update_cycle}>
        <CodeSelect list="update_cycle" />
      </Field>
      <Field name="network" label={FIELDS.network}>
        <CodeSelect list="network" />
      </Field>
    </FormSection>
  );
}

function Sharing() {
  const type = Form.useWatch("share_type") as string | undefined;
  return (
    <FormSection title={pair("共享与开放", "Sharing and opening")}>
      <Field name="share_type" label={FIELDS.share_type}>
        <CodeSelect list="share_type" />
      </Field>
      {type === "not_shared" ? <NotShared /> : <Shared conditional={type === "conditional"} />}
      <Field name="open_type" label={FIELDS.open_type}>
        <CodeSelect list="open_type" />
      </Field>
      <Wide>
        <Field name="open_condition" label={FIELDS.open_condition}>
          <LongText characters_max={TEXT_CHARACTERS_MAX} />
        </Field>
      </Wide>
    </FormSection>
  );
}

function NotShared() {
  return (
    <>
      <Field name="no_share_basis_type" label={FIELDS.no_share_basis_type}>
        <CodeSelect list="no_share_basis_type" without={OLD_BASES} />
      </Field>
      <Wide>
        <Field name="no_share_basis_citation" label={FIELDS.no_share_basis_citation}>
          <LongText characters_max={TEXT_CHARACTERS_MAX} />
        </Field>
      </Wide>
    </>
  );
}

function Shared({ conditional }: { readonly conditional: boolean }) {
  return (
    <>
      <Field name="share_mode_category" label={FIELDS.share_mode_category}>
        <CodeSelect list="share_mode_category" />
      </Field>
      <Field name="share_mode" label={FIELDS.share_mode}>
        <CodeSelect list="share_mode" />
      </Field>
      <Wide>
        <Field name="share_condition" label={FIELDS.share_condition} hint={CONDITION_HINT}>
          <LongText characters_max={TEXT_CHARACTERS_MAX} />
        </Field>
        {conditional && (
          <>
            <Field name="share_scope" label={FIELDS.share_scope}>
              <LongText characters_max={TEXT_CHARACTERS_MAX} />
            </Field>
            <Field name="use_purpose" label={FIELDS.use_purpose}>
              <LongText characters_max={TEXT_CHARACTERS_MAX} />
            </Field>
          </>
        )}
      </Wide>
    </>
  );
}

function Grading({ of }: { readonly of: Entry }) {
  const items = of.items.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }));
  return (
    <FormSection title={pair("分类分级与评估", "Grading and assessments")}>
      <Field name="data_class" label={FIELDS.data_class}>
        <Input maxLength={128} />
      </Field>
      <Field name="data_level" label={FIELDS.data_level}>
        <CodeSelect list="data_level" />
      </Field>
      <Field name="masking" label={FIELDS.masking} hint={MASKING_HINT}>
        <CodeSelect list="masking" />
      </Field>
      <Field name="secrecy_assessed_at" label={FIELDS.secrecy_assessed_at}>
        <DatePicker />
      </Field>
      <Field name="pipia_assessed_at" label={FIELDS.pipia_assessed_at}>
        <DatePicker />
      </Field>
      <Field name="region_item" label={FIELDS.region_item}>
        <Select allowClear showSearch={{ optionFilterProp: "label" }} options={items} />
      </Field>
      <Field name="related_codes" label={FIELDS.related_codes}>
        <Select mode="tags" open={false} suffixIcon={null} />
      </Field>
    </FormSection>
  );
}
