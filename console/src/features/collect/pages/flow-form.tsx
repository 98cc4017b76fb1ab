import Form from "antd/es/form";
import Input from "antd/es/input/Input";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { pair } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormPage } from "@/shared/ui/form-page";
import { Loaded, Waiting } from "@/shared/ui/loaded";
import { ProblemNote } from "@/shared/ui/problem-note";
import { FlowFields } from "../parts/flow-fields";
import { SourceSelect, TableSelect } from "../parts/flow-selects";
import {
  type Flow,
  type FlowDraft,
  type Source,
  useDescription,
  useFlow,
  useFlowVerbs,
  useSource,
} from "../queries";
import { flowOf } from "../rules";
import * as words from "../words";

const ADD = pair("新建归集任务", "New flow");
const EDIT = pair("修改归集任务", "Change the flow");
const SAVE = pair("保存", "Save");
const ABOUT = pair(
  "选择源表和归集方式。保存后先查看计划，确认无误再运行。",
  "Choose the table and the mode. Look at the plan before the first run.",
);
const TITLE_HINT = pair("留空则用源表的说明", "The comment of the table if empty");

export function NewFlowPage() {
  const [search] = useSearchParams();
  return <FlowForm source={search.get("source") ?? ""} table={search.get("table") ?? ""} />;
}

export function EditFlowPage() {
  const { id = "" } = useParams();
  const flow = useFlow(id);
  return (
    <Loaded query={flow}>
      {(of) => <FlowForm of={of} source={of.source_id} table={of.table} />}
    </Loaded>
  );
}

interface FlowFormProps {
  /** The flow to change; a new one without. */
  readonly of?: Flow;
  readonly source: string;
  readonly table: string;
}

function FlowForm({ of, source, table }: FlowFormProps) {
  const navigate = useNavigate();
  const verbs = useFlowVerbs();
  const initial: Partial<FlowDraft> = of
    ? { ...of, target: of.target.replace(/^ods\./, "") }
    : { source_id: source || undefined, table: table || undefined, mode: "full" };
  const send = (values: FlowDraft) => {
    const body = flowOf(values, of?.source_id ?? values.source_id);
    return of ? verbs.update(of.id, body) : verbs.define(body);
  };
  return (
    <FormPage<FlowDraft, Flow>
      title={of ? EDIT : ADD}
      about={ABOUT}
      submit={of ? SAVE : ADD}
      initial={initial}
      send={send}
      sent={(made) => void navigate(`/collect/flows/${made.id}?tab=plan`)}
      back={() => void navigate(of ? `/collect/flows/${of.id}` : "/collect/flows")}
    >
      <Field name="source_id" label={words.SOURCE} required>
        <SourceSelect disabled={of !== undefined} />
      </Field>
      <ChosenSource fixed={of !== undefined} />
      <Field name="title" label={words.FLOW_TITLE} hint={TITLE_HINT}>
        <Input maxLength={200} />
      </Field>
    </FormPage>
  );
}

function ChosenSource({ fixed }: { readonly fixed: boolean }) {
  const source_id = Form.useWatch<string | undefined>("source_id") ?? "";
  const source = useSource(source_id);
  if (!source.data) return null;
  return (
    <>
      <Field name="table" label={words.TABLE} required>
        <TableSelect source={source_id} disabled={fixed} />
      </Field>
      <ChosenTable source={source.data} fixed={fixed} />
    </>
  );
}

function ChosenTable({ source, fixed }: { readonly source: Source; readonly fixed: boolean }) {
  const table = Form.useWatch<string | undefined>("table") ?? "";
  const described = useDescription(source.id, table);
  if (described.error) {
    return <ProblemNote error={described.error} again={() => void described.refetch()} />;
  }
  if (described.isLoading) return <Waiting />;
  if (!described.data) return null;
  return <FlowFields source={source} of={described.data} fixed={fixed} />;
}
