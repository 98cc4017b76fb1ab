import Button from "antd/es/button";
import Checkbox from "antd/es/checkbox";
import Drawer from "antd/es/drawer";
import Form from "antd/es/form";
import Input from "antd/es/input";
import InputNumber from "antd/es/input-number";
import { CodeListSelect, ElementSelect } from "@/features/standards/door";
import { pair, useSay } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { useTyped } from "@/shared/ui/typed";
import type { Entry, ItemDraft } from "../queries";
import { bodyOf, OLD_BASES } from "../rules";
import { FIELDS } from "../words";
import { CodeSelect } from "./coded";
import { isChanged, type Row } from "./items-rules";

const TITLE = pair("信息项", "Item");
const DONE = pair("完成", "Done");
const DROP = pair("删除该信息项", "Remove this item");
const WIDTH = 480;
const TEXTS = ["name_en", "unit", "source_item"] as const;
const MASKING_HINT = pair("不填则同目录的要求。", "Empty: as the entry asks.");

interface ItemDrawerProps {
  readonly of: Row;
  readonly entry: Entry;
  readonly change: (part: Partial<ItemDraft>) => void;
  /** The field that somebody came for. */
  readonly field: string | null;
  readonly drop: () => void;
  readonly close: () => void;
}

/** What is rarely needed of an item. Nothing is sent yet: all items are saved together. */
export function ItemDrawer({ of, entry, field, change, drop, close }: ItemDrawerProps) {
  const say = useSay();
  const { form, touch, leave } = useTyped<ItemDraft>(of);
  const finish = (values: ItemDraft) => {
    if (!isChanged(of, values)) return close();
    const { precision, nullable, ...others } = values;
    change({ ...(bodyOf({ ...others }) as Partial<ItemDraft>), precision, nullable });
    return close();
  };
  return (
    <Drawer
      open
      size={WIDTH}
      title={`${say(TITLE)} ${of.code ?? ""} ${of.name}`}
      onClose={() => leave(close)}
      afterOpenChange={() => field && document.getElementById(field)?.focus()}
      extra={
        <Button type="primary" onClick={form.submit}>
          {say(DONE)}
        </Button>
      }
      footer={
        <Button danger onClick={drop}>
          {say(DROP)}
        </Button>
      }
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={of}
        onValuesChange={touch}
        onFinish={finish}
      >
        <Field name="description" label={FIELDS.description}>
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={1000} />
        </Field>
        <Field name="nullable" label={FIELDS.nullable} valuePropName="checked">
          <Checkbox />
        </Field>
        <Field name="precision" label={FIELDS.precision}>
          <InputNumber precision={0} />
        </Field>
        <Field name="update_cycle" label={FIELDS.update_cycle}>
          <CodeSelect list="update_cycle" />
        </Field>
        <Field name="masking" label={FIELDS.masking} hint={MASKING_HINT}>
          <CodeSelect list="masking" inherited={entry.masking} />
        </Field>
        <Field name="share_condition" label={FIELDS.share_condition}>
          <Input.TextArea autoSize maxLength={1000} />
        </Field>
        <Field name="no_share_basis_type" label={FIELDS.no_share_basis_type}>
          <CodeSelect list="no_share_basis_type" without={OLD_BASES} />
        </Field>
        <Field name="no_share_basis_citation" label={FIELDS.no_share_basis_citation}>
          <Input maxLength={500} />
        </Field>
        <Field name="open_type" label={FIELDS.open_type}>
          <CodeSelect list="open_type" inherited={entry.open_type} />
        </Field>
        <Field name="open_condition" label={FIELDS.open_condition}>
          <Input.TextArea autoSize maxLength={1000} />
        </Field>
        {TEXTS.map((field) => (
          <Field key={field} name={field} label={FIELDS[field]}>
            <Input maxLength={128} />
          </Field>
        ))}
        <Field name="std_element_code" label={FIELDS.std_element_code}>
          <ElementSelect />
        </Field>
        <Field name="code_list_id" label={FIELDS.code_list_id}>
          <CodeListSelect />
        </Field>
      </Form>
    </Drawer>
  );
}
