import { Link, useParams, useSearchParams } from "react-router";
import { useEntry } from "@/features/catalogue/door";
import { pair, useSay } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Loaded } from "@/shared/ui/loaded";
import { Page, Panel } from "@/shared/ui/page";
import { ApplyForm } from "../parts/apply-form";
import { AskedEntry } from "../parts/asked-entry";
import { HeldOf } from "../parts/held-of";
import { Missing } from "../parts/missing";
import { type Application, useApplication } from "../queries/applications";

const APPLY = pair("申请使用数据", "Apply for data");
const EDIT = pair("编辑申请", "Edit the application");
const SUPPLEMENT = pair("补正申请", "Complete the application");
const ABOUT = pair(
  "按《政务数据共享条例》第二十条填写依据、场景、范围、方式和时限。可先保存草稿，稍后提交。",
  "Basis, scene, scope, modes and time, as Decree 809, Art. 20 asks. It may be kept as a draft.",
);
const BACK = pair("返回申请", "Back to the application");
const FIXED = {
  title: pair("这份申请现在不能修改", "This application cannot be changed now"),
  next: pair(
    "只有草稿和待补正的申请可以修改；审核中的申请可先撤回。",
    "Drafts and applications to be completed can be; one in review is withdrawn first.",
  ),
};
const NO_ENTRY = {
  title: pair("请先选择数据目录", "Choose an entry first"),
  next: pair(
    "在数据目录中打开需要的目录，再点击“申请使用”。",
    "Open the entry in the catalogue and apply from there.",
  ),
};

/** A new application, for the entry that the address names. */
export function ApplyPage() {
  const [search] = useSearchParams();
  const entry_id = search.get("entry") ?? "";
  return (
    <Page title={APPLY} about={ABOUT}>
      {entry_id ? (
        <FormFor entry_id={entry_id} />
      ) : (
        <Panel>
          <Empty {...NO_ENTRY} />
        </Panel>
      )}
    </Page>
  );
}

/** A draft is changed, or a returned application completed. */
export function EditApplicationPage() {
  const say = useSay();
  const { id = "" } = useParams();
  const application = useApplication(id);
  const returned = application.data?.verbs.includes("supplement") ?? false;
  return (
    <Page
      title={returned ? SUPPLEMENT : EDIT}
      about={ABOUT}
      actions={<Link to={`/share/applications/${id}`}>{say(BACK)}</Link>}
    >
      <Loaded query={application}>{(of) => <Editable of={of} />}</Loaded>
    </Page>
  );
}

function Editable({ of }: { readonly of: Application }) {
  if (!of.verbs.includes("edit") && !of.verbs.includes("supplement")) {
    return (
      <Panel>
        <Empty {...FIXED} />
      </Panel>
    );
  }
  return (
    <>
      {of.state === "supplement_required" && <Missing of={of} />}
      <FormFor entry_id={of.entry_id} of={of} />
    </>
  );
}

function FormFor({ entry_id, of }: { readonly entry_id: string; readonly of?: Application }) {
  const entry = useEntry(entry_id);
  return (
    <Loaded query={entry}>
      {(found) => (
        <>
          {!of && <HeldOf entry={found} />}
          <AskedEntry of={found} />
          <Panel>
            <ApplyForm entry={found} of={of} />
          </Panel>
        </>
      )}
    </Loaded>
  );
}
