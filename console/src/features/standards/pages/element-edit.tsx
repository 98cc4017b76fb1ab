import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { OrganisationSelect, useMe } from "@/features/identity/door";
import { pair } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Field } from "@/shared/ui/field";
import { FormPage } from "@/shared/ui/form-page";
import { Loaded } from "@/shared/ui/loaded";
import { Page, Panel } from "@/shared/ui/page";
import { ElementFields } from "../parts/element-form";
import {
  type Element,
  type ElementChange,
  type ElementDraft,
  useDraftElement,
  useElement,
  useElementVerbs,
} from "../queries/elements";
import { bodyOf, changesOf } from "../rules";
import { ELEMENT_FIELDS, OWNER } from "../words";

const NEW = pair("起草数据元", "Draft an element");
const EDIT = pair("编辑数据元", "Edit the element");
const ABOUT = pair(
  "先存为草稿；补齐定义、数据类型和表示格式后提交审核。",
  "It is a draft at first; with definition, type and format it can be submitted.",
);
const SAVE = pair("保存草稿", "Save the draft");
const CLOSED = pair("该版本当前不能编辑", "This version cannot be edited now");
const CLOSED_NEXT = pair(
  "现行标准请用“修订”生成新版本；审核中的请先撤回；他人的草稿只能查看。",
  "Revise what is in force; recall what is in review; others' drafts can only be read.",
);
const OWNER_HINT = pair("缺省为本单位。", "Your own organisation by default.");
const FIELDS = Object.keys(ELEMENT_FIELDS);

/** A new element. */
export function NewElementPage() {
  const navigate = useNavigate();
  const me = useMe();
  return (
    <FormPage<ElementDraft, Element>
      title={NEW}
      about={ABOUT}
      submit={SAVE}
      initial={{ scope: "local" }}
      send={sending(useDraftElement())}
      sent={(made) => void navigate(`/standards/elements/${made.id}`)}
      back={() => void navigate("/standards/elements")}
    >
      <ElementFields fixed={false} />
      {!me.data?.organisation && (
        <Field name="owner" label={OWNER} hint={OWNER_HINT} required>
          <OrganisationSelect />
        </Field>
      )}
    </FormPage>
  );
}

/** A draft is changed. */
export function ElementEditPage() {
  const { id = "" } = useParams();
  const element = useElement(id);
  return (
    <Loaded query={element}>
      {(of) =>
        of.verbs.includes("edit") ? (
          <EditElement of={of} />
        ) : (
          <Page title={EDIT}>
            <Panel>
              <Empty title={CLOSED} next={CLOSED_NEXT} />
            </Panel>
          </Page>
        )
      }
    </Loaded>
  );
}

/** What is edited stays what was read, whatever comes from the server meanwhile. */
function EditElement({ of: read }: { readonly of: Element }) {
  const [of] = useState(read);
  const navigate = useNavigate();
  const verbs = useElementVerbs(of.id);
  const back = () => void navigate(`/standards/elements/${of.id}`);
  const said = Object.fromEntries(
    Object.entries(of).filter(([field]) => FIELDS.includes(field)),
  ) as ElementChange;
  const change = (values: ElementChange) =>
    verbs.change({ ...changesOf(said, bodyOf(values)), read_at: of.changed_at });
  return (
    <FormPage<ElementChange, Element>
      title={EDIT}
      about={ABOUT}
      submit={SAVE}
      initial={said}
      send={change}
      sent={back}
      back={back}
    >
      <ElementFields fixed={of.version > 1} />
    </FormPage>
  );
}

/** What was cleared in the form is sent as empty. */
const sending =
  <Body extends object, T>(send: (body: Body) => Promise<T>) =>
  (values: Body) =>
    send(bodyOf(values));
