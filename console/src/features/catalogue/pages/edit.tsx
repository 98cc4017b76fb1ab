import { useState } from "react";
import { Link, useLocation, useParams, useSearchParams } from "react-router";
import { pair, useSay } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Loaded } from "@/shared/ui/loaded";
import { Page, Panel } from "@/shared/ui/page";
import { Tabs } from "@/shared/ui/tabs";
import { Editing } from "../parts/editing";
import { EntryForm } from "../parts/entry-form";
import { Returned } from "../parts/entry-returned";
import { ItemsEditor } from "../parts/items-editor";
import { Missing } from "../parts/missing";
import { useEntry } from "../queries";
import { FIELDS } from "../words";
import styles from "./edit.module.css";

const TITLE = pair("编辑目录", "Edit the entry");
const TABS = [
  { key: "facts", title: pair("基本信息", "Facts") },
  { key: "items", title: FIELDS.items },
];
const CLOSED = pair("目录当前不能编辑", "It cannot be edited now");
const CLOSED_NEXT = pair(
  "审核中的目录须先撤回；已发布的目录请用“变更”生成下一版草稿；他人的草稿只能查看。",
  "Recall what is under review; revise what is published; others' drafts can only be read.",
);
const BACK = pair("返回目录", "Back to the entry");

/** An entry is completed: what it says, and its items. */
export function EditPage() {
  const say = useSay();
  const { id = "" } = useParams();
  const [search] = useSearchParams();
  const entry = useEntry(id);
  const { key: visit } = useLocation();
  const [settled, settle] = useState("");
  // What somebody came for is shown once a visit: after it was saved, nobody is led there again.
  const field = visit === settled ? null : search.get("field");
  const tab = search.get("tab") === "items" ? "items" : "facts";
  return (
    <Page title={TITLE} actions={<Link to={`/catalogue/entries/${id}`}>{say(BACK)}</Link>}>
      <Loaded query={entry}>
        {(of) =>
          of.verbs.includes("edit") ? (
            <>
              <Returned of={of} />
              <Missing id={id} />
              <Panel>
                <header className={styles.head}>
                  <h2>{of.name}</h2>
                  <Tabs tabs={TABS} open={tab} />
                </header>
                <Editing
                  key={tab}
                  of={of}
                  reload={() => entry.refetch()}
                  onSaved={() => settle(visit)}
                >
                  {(draft) =>
                    tab === "facts" ? (
                      <EntryForm key={draft.of.changed_at} draft={draft} field={field} />
                    ) : (
                      <ItemsEditor key={draft.of.changed_at} draft={draft} field={field} />
                    )
                  }
                </Editing>
              </Panel>
            </>
          ) : (
            <Panel>
              <Empty title={CLOSED} next={CLOSED_NEXT} />
            </Panel>
          )
        }
      </Loaded>
    </Page>
  );
}
