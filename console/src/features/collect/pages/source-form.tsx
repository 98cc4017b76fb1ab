import Form from "antd/es/form";
import Input from "antd/es/input/Input";
import Radio from "antd/es/radio";
import { useNavigate, useParams } from "react-router";
import { pair, useSay } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormPage } from "@/shared/ui/form-page";
import { LongText } from "@/shared/ui/form-section";
import { Loaded } from "@/shared/ui/loaded";
import { SettingFields } from "../parts/setting-fields";
import {
  type Connector,
  type Source,
  type SourceDraft,
  useConnectors,
  useSource,
  useSourceVerbs,
} from "../queries";
import { fieldsOf, sourceOf } from "../rules";
import * as words from "../words";

const ADD = pair("登记数据源", "Register a source");
const EDIT = pair("修改数据源", "Change the source");
const SAVE = pair("保存", "Save");
const ABOUT = pair(
  "只读访问即可。登记后请测试连接，再选择要归集的表。",
  "Reading is enough. Test the connection afterwards, then choose tables.",
);

export function NewSourcePage() {
  const connectors = useConnectors();
  return <Loaded query={connectors}>{({ rows }) => <SourceForm connectors={rows} />}</Loaded>;
}

export function EditSourcePage() {
  const { id = "" } = useParams();
  const connectors = useConnectors();
  const source = useSource(id);
  return (
    <Loaded query={connectors}>
      {({ rows }) => (
        <Loaded query={source}>{(of) => <SourceForm connectors={rows} of={of} />}</Loaded>
      )}
    </Loaded>
  );
}

interface SourceFormProps {
  readonly connectors: readonly Connector[];
  /** The source to change; a new one without. */
  readonly of?: Source;
}

function SourceForm({ connectors, of }: SourceFormProps) {
  const navigate = useNavigate();
  const verbs = useSourceVerbs();
  const kind = of?.kind ?? connectors[0]?.kind ?? "";
  const send = (values: SourceDraft) => {
    const body = sourceOf(values, of?.kind ?? values.kind);
    return of ? verbs.update(of.id, body) : verbs.register(body);
  };
  return (
    <FormPage<SourceDraft, Source>
      title={of ? EDIT : ADD}
      about={ABOUT}
      submit={of ? SAVE : ADD}
      initial={{
        name: of?.name,
        note: of?.note,
        kind,
        settings: of?.settings ?? initialOf(connectors, kind),
      }}
      send={send}
      sent={(made) => void navigate(`/collect/sources/${made.id}`)}
      back={() => void navigate(of ? `/collect/sources/${of.id}` : "/collect/sources")}
    >
      <Field name="name" label={words.NAME} required>
        <Input maxLength={100} />
      </Field>
      <KindField connectors={connectors} fixed={of !== undefined} />
      <ChosenFields connectors={connectors} kept={of?.has_secret ?? false} />
      <Field name="note" label={words.NOTE}>
        <LongText characters_max={500} showCount />
      </Field>
    </FormPage>
  );
}

/** What the connector proposes for its settings. */
function initialOf(connectors: readonly Connector[], kind: string): Record<string, unknown> {
  const chosen = connectors.find((one) => one.kind === kind);
  const fields = chosen ? fieldsOf(chosen.settings_schema) : [];
  return Object.fromEntries(fields.map(({ name, initial }) => [name, initial]));
}

interface KindFieldProps {
  readonly connectors: readonly Connector[];
  readonly fixed: boolean;
}

function KindField({ connectors, fixed }: KindFieldProps) {
  const say = useSay();
  const form = Form.useFormInstance<SourceDraft>();
  return (
    <Field name="kind" label={words.KIND} required>
      <Radio.Group
        disabled={fixed}
        options={connectors.map((one) => ({ value: one.kind, label: say(one.label) }))}
        onChange={({ target }) =>
          form.setFieldValue("settings", initialOf(connectors, String(target.value)))
        }
      />
    </Field>
  );
}

function ChosenFields(props: {
  readonly connectors: readonly Connector[];
  readonly kept: boolean;
}) {
  const kind = Form.useWatch<string | undefined>("kind");
  const chosen = props.connectors.find((one) => one.kind === kind);
  return chosen && <SettingFields of={chosen} kept={props.kept} />;
}
