import Input from "antd/es/input";
import { useState } from "react";
import { useNavigate } from "react-router";
import { OrganisationSelect, useMe } from "@/features/identity/door";
import { pair } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { LongText } from "@/shared/ui/form-section";
import {
  type CodeList,
  type CodeListChange,
  type CodeListDraft,
  useCodeListVerbs,
  useDraftCodeList,
} from "../queries/code-lists";
import { bodyOf, changesOf } from "../rules";
import { LIST_FIELDS as FIELDS, OWNER, SCOPES } from "../words";
import { Choose } from "./choose";
import { CodeListSelect } from "./code-list-select";

const NEW = pair("起草代码集", "Draft a code list");
const EDIT = pair("编辑代码集", "Edit the list");
const SAVE = pair("保存", "Save");
const ID_HINT = pair(
  "小写字母开头，如 school_kind；规则和信息项以它引用，不再变更。",
  "Such as school_kind: rules and items refer to it, and it stays.",
);
const MAPS_HINT = pair("地方代码集所依据的国家代码集。", "The national list that it adapts.");
const DESCRIPTION_CHARACTERS_MAX = 1000;

/** A new list: its codes are entered afterwards. */
export function NewCodeList({ close }: { readonly close: () => void }) {
  const navigate = useNavigate();
  const me = useMe();
  const draft = useDraftCodeList();
  return (
    <FormDrawer<CodeListDraft, CodeList>
      title={NEW}
      submit={NEW}
      initial={{ scope: "local" }}
      send={(values) => draft(bodyOf(values))}
      sent={(made) => void navigate(`/standards/code-lists/${made.id}`)}
      close={close}
    >
      <Field name="id" label={FIELDS.id} hint={ID_HINT} required>
        <Input maxLength={64} />
      </Field>
      <Fields />
      {!me.data?.organisation && (
        <Field name="owner" label={OWNER} required>
          <OrganisationSelect />
        </Field>
      )}
    </FormDrawer>
  );
}

interface CodeListDrawerProps {
  readonly of: CodeList;
  readonly close: () => void;
}

/** What the draft of a list says of itself is changed. */
export function CodeListDrawer({ of: read, close }: CodeListDrawerProps) {
  const [of] = useState(read);
  const verbs = useCodeListVerbs(of.id);
  const { name, source, description, scope, maps_to } = of;
  const initial = { name_zh: name.zh, name_en: name.en, source, description, scope, maps_to };
  return (
    <FormDrawer<CodeListChange, CodeList>
      title={EDIT}
      submit={SAVE}
      initial={initial}
      send={(values) =>
        verbs.change({
          ...changesOf<CodeListChange>(initial, bodyOf(values)),
          read_at: of.changed_at,
        })
      }
      sent={close}
      close={close}
    >
      <Fields />
    </FormDrawer>
  );
}

function Fields() {
  return (
    <>
      <Field name="name_zh" label={FIELDS.name_zh} required>
        <Input maxLength={200} />
      </Field>
      <Field name="name_en" label={FIELDS.name_en}>
        <Input maxLength={200} />
      </Field>
      <Field name="source" label={FIELDS.source}>
        <Input maxLength={500} />
      </Field>
      <Field name="scope" label={FIELDS.scope}>
        <Choose of={SCOPES} />
      </Field>
      <Field name="maps_to" label={FIELDS.maps_to} hint={MAPS_HINT}>
        <CodeListSelect />
      </Field>
      <Field name="description" label={FIELDS.description}>
        <LongText characters_max={DESCRIPTION_CHARACTERS_MAX} />
      </Field>
    </>
  );
}
