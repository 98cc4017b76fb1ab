import { useMutation } from "@tanstack/react-query";
import Button from "antd/es/button";
import DatePicker from "antd/es/date-picker";
import Form from "antd/es/form";
import Input from "antd/es/input";
import Select from "antd/es/select";
import dayjs, { type Dayjs } from "dayjs";
import { useEffect } from "react";
import { useLocation } from "react-router";
import { pair, useSay } from "@/shared/lib/words";
import { todayInChina } from "@/shared/ui/day-picker";
import { putFaults } from "@/shared/ui/faults";
import { Field } from "@/shared/ui/field";
import { FormFooter, FormSection, LongText, Wide } from "@/shared/ui/form-section";
import { OwnWords } from "@/shared/ui/own-words";
import { useTell } from "@/shared/ui/tell";
import { type Entry, type EntryChange, useCodes, useEntryVerbs } from "../queries";
import { bodyOf, changesOf, OLD_BASES, unfitModes } from "../rules";
import { FIELDS, NAME } from "../words";
import { CodeStyle } from "./code-style";
import { CodeSelect } from "./coded";
import { type Draft, Refused } from "./editing";
import { SystemName } from "./system-name";

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
const DATES = ["secrecy_assessed_at", "pipia_assessed_at"] as const;
const TEXT_CHARACTERS_MAX = 1000;
const LINE_CHARACTERS_MAX = 500;
const WORD_CHARACTERS_MAX = 128;

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

/** What somebody changed, and since when that holds. */
const changedOf = (of: Entry, values: Values): EntryChange => ({
  ...changesOf<EntryChange>(sentOf(initialOf(of)), sentOf(values)),
  read_at: of.changed_at,
});

interface EntryFormProps {
  readonly draft: Draft;
  /** The field that somebody came for. */
  readonly field: string | null;
}

/** What an entry says, in the order in which people think of it. */
export function EntryForm({ draft, field }: EntryFormProps) {
  const { of } = draft;
  const say = useSay();
  const tell = useTell();
  const [form] = Form.useForm<Values>();
  const verbs = useEntryVerbs(of.id);
  const saving = useMutation({
    mutationFn: (values: Values) => verbs.change(changedOf(of, values)),
    onSuccess: () => {
      draft.saved();
      tell.good(say(SAVED));
    },
    onError: (error) => putFaults(form, error, say),
  });
  const { key: visit } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: who clicks the same line again comes again.
  useEffect(() => {
    const wanted = field && document.getElementById(field);
    if (!wanted) return;
    wanted.scrollIntoView({ block: "center" });
    wanted.focus({ preventScroll: true });
  }, [field, visit]);
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={initialOf(of)}
      scrollToFirstError
      onValuesChange={draft.touch}
      onFinish={(values) => saving.mutate(values)}
    >
      <Describing />
      <Sharing />
      <Grading of={of} />
      <FormFooter>
        <Refused error={saving.error} reload={draft.reload} />
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
        <Field name="name" label={NAME} required>
          <Input maxLength={128} />
        </Field>
        <Field name="abstract" label={FIELDS.abstract} needed>
          <LongText characters_max={TEXT_CHARACTERS_MAX} />
        </Field>
      </Wide>
      <Field name="classify_code" label={FIELDS.classify_code} needed hint={CLASSIFY_HINT}>
        <OwnWords
          options={classes}
          showSearch={{ filterOption: (typed, option) => option?.label?.includes(typed) ?? false }}
        />
      </Field>
      <Field name="system_name" label={FIELDS.system_name}>
        <SystemName />
      </Field>
      <Wide>
        <CodeStyle />
      </Wide>
      <Field name="format_category" label={FIELDS.format_category} needed>
        <CodeSelect list="format_category" />
      </Field>
      <Field name="format_type" label={FIELDS.format_type} needed>
        {types.length > 0 ? (
          <Select allowClear showSearch options={types.map((value) => ({ value }))} />
        ) : (
          <OwnWords />
        )}
      </Field>
      <Field name="update_cycle" label={FIELDS.update_cycle} needed>
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
      <Field name="share_type" label={FIELDS.share_type} needed>
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
      <Field name="no_share_basis_type" label={FIELDS.no_share_basis_type} needed>
        <CodeSelect list="no_share_basis_type" without={OLD_BASES} />
      </Field>
      <Wide>
        <Field name="no_share_basis_citation" label={FIELDS.no_share_basis_citation} needed>
          <LongText characters_max={LINE_CHARACTERS_MAX} />
        </Field>
      </Wide>
    </>
  );
}

function Shared({ conditional }: { readonly conditional: boolean }) {
  const codes = useCodes();
  const category = Form.useWatch("format_category") as string | undefined;
  const unfit = unfitModes(codes.data, category);
  return (
    <>
      <Field name="share_mode_category" label={FIELDS.share_mode_category} needed>
        <CodeSelect list="share_mode_category" />
      </Field>
      <Field name="share_mode" label={FIELDS.share_mode} needed>
        <CodeSelect list="share_mode" without={unfit} />
      </Field>
      <Wide>
        <Field name="share_condition" label={FIELDS.share_condition} needed hint={CONDITION_HINT}>
          <LongText characters_max={TEXT_CHARACTERS_MAX} />
        </Field>
        {conditional && (
          <>
            <Field name="share_scope" label={FIELDS.share_scope} needed>
              <LongText characters_max={TEXT_CHARACTERS_MAX} />
            </Field>
            <Field name="use_purpose" label={FIELDS.use_purpose} needed>
              <LongText characters_max={TEXT_CHARACTERS_MAX} />
            </Field>
          </>
        )}
      </Wide>
    </>
  );
}

function Grading({ of }: { readonly of: Entry }) {
  const codes = useCodes();
  const dataClasses = codes.data?.lists.data_class?.map(({ value }) => ({ value }));
  const items = of.items.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }));
  return (
    <FormSection title={pair("分类分级与评估", "Grading and assessments")}>
      <Field name="data_class" label={FIELDS.data_class} needed>
        <OwnWords allowClear maxLength={WORD_CHARACTERS_MAX} options={dataClasses} />
      </Field>
      <Field name="data_level" label={FIELDS.data_level} needed>
        <CodeSelect list="data_level" />
      </Field>
      <Field name="masking" label={FIELDS.masking} hint={MASKING_HINT}>
        <CodeSelect list="masking" />
      </Field>
      <Field name="secrecy_assessed_at" label={FIELDS.secrecy_assessed_at} needed>
        <DatePicker maxDate={dayjs(todayInChina())} />
      </Field>
      <Field name="pipia_assessed_at" label={FIELDS.pipia_assessed_at} needed>
        <DatePicker maxDate={dayjs(todayInChina())} />
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
