import Input from "antd/es/input";
import InputNumber from "antd/es/input-number";
import Select from "antd/es/select";
import { pair } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormSection, LongText, Wide } from "@/shared/ui/form-section";
import { CHECKSUMS, DATA_TYPES, ELEMENT_FIELDS as FIELDS, SCOPES } from "../words";
import { Choose } from "./choose";
import { CodeListSelect } from "./code-list-select";
import { ElementSelect } from "./element-select";

const TEXT_CHARACTERS_MAX = 1000;
const HINTS = {
  code: pair("字母、数字、点、横线，如 DE42001；实施后不再变更。", "Such as DE42001; it stays."),
  format: pair(
    "如 an..18、n8、n..16,2、YYYYMMDD、YYYY-MM-DD。",
    "Such as an..18, n8, n..16,2, YYYYMMDD.",
  ),
  value_range: pair("如 0..100，或用文字说明。", "Such as 0..100, or in words."),
  synonyms: pair(
    "字段名、注释中可能出现的叫法，用于自动识别；输入后按回车。",
    "Words by which a column is known to hold it; press Enter after each.",
  ),
  source: pair("标准号和条款，如 GB/T 2261.1-2003 第3章。", "Number and clause of a standard."),
  maps_to: pair(
    "地方或行业数据元所依据的国家（行业）数据元。",
    "The national or industry element that it adapts.",
  ),
};

/** The fields of an element, in the order in which people think of them. */
export function ElementFields({ fixed }: { readonly fixed: boolean }) {
  return (
    <>
      <FormSection title={pair("名称与含义", "Name and meaning")}>
        <Field name="code" label={FIELDS.code} hint={HINTS.code} required>
          <Input maxLength={64} disabled={fixed} />
        </Field>
        <Field name="name_zh" label={FIELDS.name_zh} required>
          <Input maxLength={128} />
        </Field>
        <Field name="initials" label={FIELDS.initials}>
          <Input maxLength={64} />
        </Field>
        <Field name="name_en" label={FIELDS.name_en}>
          <Input maxLength={500} />
        </Field>
        <Wide>
          <Field name="definition" label={FIELDS.definition}>
            <LongText characters_max={TEXT_CHARACTERS_MAX} />
          </Field>
          <Field name="synonyms" label={FIELDS.synonyms} hint={HINTS.synonyms}>
            <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={["、", "|", ","]} />
          </Field>
        </Wide>
        <Field name="category" label={FIELDS.category}>
          <Input maxLength={128} />
        </Field>
        <Field name="source" label={FIELDS.source} hint={HINTS.source}>
          <Input maxLength={500} />
        </Field>
      </FormSection>
      <Representation />
      <FormSection title={pair("级别与对应", "Scope and mapping")}>
        <Field name="scope" label={FIELDS.scope}>
          <Choose of={SCOPES} />
        </Field>
        <Field name="maps_to" label={FIELDS.maps_to} hint={HINTS.maps_to}>
          <ElementSelect />
        </Field>
      </FormSection>
    </>
  );
}

function Representation() {
  return (
    <FormSection title={pair("表示", "Representation")}>
      <Field name="data_type" label={FIELDS.data_type}>
        <Choose of={DATA_TYPES} clear />
      </Field>
      <Field name="format" label={FIELDS.format} hint={HINTS.format}>
        <Input maxLength={128} />
      </Field>
      <Field name="length_min" label={FIELDS.length_min}>
        <InputNumber min={0} precision={0} />
      </Field>
      <Field name="length_max" label={FIELDS.length_max}>
        <InputNumber min={0} precision={0} />
      </Field>
      <Field name="precision" label={FIELDS.precision}>
        <InputNumber min={0} max={1000} precision={0} />
      </Field>
      <Field name="unit" label={FIELDS.unit}>
        <Input maxLength={128} />
      </Field>
      <Field name="value_range" label={FIELDS.value_range} hint={HINTS.value_range}>
        <Input maxLength={500} />
      </Field>
      <Field name="code_list" label={FIELDS.code_list}>
        <CodeListSelect />
      </Field>
      <Field name="checksum" label={FIELDS.checksum}>
        <Choose of={CHECKSUMS} clear />
      </Field>
    </FormSection>
  );
}
