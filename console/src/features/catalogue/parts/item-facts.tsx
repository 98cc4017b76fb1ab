import Drawer from "antd/es/drawer";
import { Link } from "react-router";
import { pair, useSay } from "@/shared/lib/words";
import { Labelled, type LabelledValue } from "@/shared/ui/labelled";
import type { Entry, Item } from "../queries";
import { FIELDS } from "../words";
import { Coded } from "./coded";
import { type Inherited, InheritedOrOwn } from "./inherited";
import { ElementOf } from "./item-element";

const TITLE = pair("信息项", "Item");
const WIDTH = 560;
const FIRST = ["code", "name", "name_en", "field_name"] as const;
const SHAPE = ["data_type", "length", "precision", "is_pk", "nullable", "update_cycle"] as const;
const INHERITED: readonly Inherited[] = ["share_type", "open_type", "data_level", "masking"];
const CONDITIONS = [
  "share_condition",
  "no_share_basis_type",
  "no_share_basis_citation",
  "open_condition",
] as const;
const LAST = ["sensitive_type", "source_item", "unit"] as const;

interface ItemFactsProps {
  readonly of: Item;
  readonly entry: Entry;
  readonly close: () => void;
}

/** All that an entry says of one item; nothing can be changed here. */
export function ItemFacts({ of, entry, close }: ItemFactsProps) {
  const say = useSay();
  const told = (field: keyof Item & keyof typeof FIELDS): LabelledValue => ({
    label: FIELDS[field],
    value: <Coded field={field} value={of[field]} />,
  });
  return (
    <Drawer open size={WIDTH} title={`${say(TITLE)} ${of.code} ${of.name}`} onClose={close}>
      <Labelled
        of={[
          ...FIRST.map(told),
          { ...told("description"), wide: true },
          ...SHAPE.map(told),
          ...INHERITED.map((field) => ({
            label: FIELDS[field],
            value: <InheritedOrOwn field={field} item={of} entry={entry} />,
          })),
          ...CONDITIONS.map((field) => ({ ...told(field), wide: true })),
          ...LAST.map(told),
          {
            label: FIELDS.std_element_code,
            value: <ElementOf code={of.std_element_code} entry={entry} />,
          },
          {
            label: FIELDS.code_list_id,
            value: of.code_list_id && <CodeList id={of.code_list_id} />,
          },
        ]}
      />
    </Drawer>
  );
}

const CodeList = ({ id }: { readonly id: string }) => (
  <Link to={`/standards/code-lists/${id}`}>{id}</Link>
);
