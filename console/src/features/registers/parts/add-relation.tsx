import Form from "antd/es/form";
import Select from "antd/es/select";
import { pair, useSay, wordsOf } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { useTell } from "@/shared/ui/tell";
import { type RelationDraft, useRelationVerbs } from "../queries";
import { type Way, waysOf } from "../rules";
import * as words from "../words";
import { ThingSelect } from "./thing-select";

const TITLE = pair("添加关联", "Relate");
const WAY = pair("关系", "Relation");
const OTHER = pair("对象", "To what");
const DONE = pair("已关联", "They are related");

interface Values {
  readonly way: string;
  readonly other: string;
}

interface AddRelationProps {
  readonly kind: string;
  readonly id: string;
  readonly close: () => void;
}

/** What a thing is to another, both chosen. */
export function AddRelation({ kind, id, close }: AddRelationProps) {
  const say = useSay();
  const tell = useTell();
  const verbs = useRelationVerbs();
  const ways = waysOf(kind);
  const relate = ({ way, other }: Values) => {
    const { kind: relation, outward } = ways[Number(way)] as Way;
    const [source_id, target_id] = outward ? [id, other] : [other, id];
    return verbs.relate({ kind: relation as RelationDraft["kind"], source_id, target_id });
  };
  return (
    <FormDrawer<Values, unknown>
      title={TITLE}
      submit={TITLE}
      initial={{ way: "0" }}
      send={relate}
      sent={() => {
        tell.good(say(DONE));
        close();
      }}
      close={close}
    >
      <Field name="way" label={WAY} required>
        <Select
          options={ways.map((way, place) => {
            const called = way.outward ? words.OUTWARD : words.INWARD;
            return { value: String(place), label: say(wordsOf(called, way.kind)) };
          })}
        />
      </Field>
      <Other ways={ways} />
    </FormDrawer>
  );
}

function Other({ ways }: { readonly ways: readonly Way[] }) {
  const way = Form.useWatch<string | undefined>("way");
  const other = ways[Number(way ?? "0")]?.other ?? "entry";
  return (
    <Field name="other" label={OTHER} required>
      <ThingSelect key={other} kind={other} />
    </Field>
  );
}
