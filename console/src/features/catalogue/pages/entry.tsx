import { useParams } from "react-router";
import { Relations, SourceNote } from "@/features/registers/door";
import { formatDay } from "@/shared/lib/formats";
import { pair, useSay } from "@/shared/lib/words";
import { DetailPage, type DetailTab } from "@/shared/ui/detail-page";
import { StatusTag } from "@/shared/ui/status-tag";
import { Timeline } from "@/shared/ui/timeline";
import { Trail } from "@/shared/ui/trail";
import { EntryAsOf } from "../parts/entry-as-of";
import { EntryFacts } from "../parts/entry-facts";
import { EntryItems } from "../parts/entry-items";
import { EntryResources } from "../parts/entry-resources";
import { EntryVerbs } from "../parts/entry-verbs";
import { EntryVersions } from "../parts/entry-versions";
import { withdrawalOf } from "../parts/leaving";
import { type Entry, useEntry, useEntryTimeline } from "../queries";
import * as words from "../words";

const TABS: readonly DetailTab<Entry>[] = [
  {
    key: "facts",
    title: pair("基本信息", "Facts"),
    body: (of) => (
      <>
        <SourceNote entry={of.id} />
        <EntryFacts of={of} />
      </>
    ),
  },
  { key: "items", title: words.FIELDS.items, body: (of) => <EntryItems of={of} /> },
  {
    key: "resources",
    title: pair("挂接资源", "Resources"),
    body: (of) => <EntryResources of={of} />,
  },
  {
    key: "relations",
    title: pair("关联", "Relations"),
    body: (of) => <Relations kind="entry" id={of.id} />,
  },
  {
    key: "versions",
    title: pair("版本与差异", "Versions"),
    body: (of) => <EntryVersions of={of} />,
  },
  {
    key: "as-of",
    title: pair("查看某日状态", "As of a day"),
    body: (of) => <EntryAsOf of={of} />,
  },
  { key: "trail", title: pair("审批轨迹", "Approvals"), body: (of) => <Trail of={of.trail} /> },
  { key: "timeline", title: pair("留痕", "Timeline"), body: (of) => <EntryTimeline id={of.id} /> },
];

export function EntryPage() {
  const { id = "" } = useParams();
  return (
    <DetailPage
      list={{ title: words.CATALOGUE, to: "/catalogue" }}
      query={useEntry(id)}
      head={(of) => ({
        title: of.name,
        status: (
          <>
            <StatusTag of={words.ENTRY_STATES} code={of.status} />
            {withdrawalOf(of) && <StatusTag of={words.LEAVING} code="leaving" />}
            {of.update && (
              <StatusTag of={words.TO_UPDATE} code={of.update.days_left < 0 ? "overdue" : "due"} />
            )}
          </>
        ),
        facts: [
          [words.CODE, of.res_code ?? of.revised?.res_code ?? "—"],
          [words.PROVIDER, of.provider_name],
          [
            words.SHARE_TYPE,
            of.share_type ? (
              <StatusTag key="share" of={words.SHARE_STATES} code={of.share_type} />
            ) : (
              "—"
            ),
          ],
          [words.VERSION, <VersionOf key="version" of={of} />],
          [words.PUBLISHED, formatDay(of.pub_date)],
        ],
      })}
      verbs={(of) => <EntryVerbs of={of} />}
      tabs={TABS}
    />
  );
}

/** A revision is no version yet; one that was merged became the next. */
function VersionOf({ of }: { readonly of: Entry }) {
  const say = useSay();
  if (of.revises && of.status === "merged") return `V${of.version + 1}`;
  if (of.revises) return say(pair(`V${of.version} 的变更草稿`, `revision of V${of.version}`));
  return of.version > 0 ? `V${of.version}` : "—";
}

function EntryTimeline({ id }: { readonly id: string }) {
  return <Timeline query={useEntryTimeline(id)} details={words.ENTRY_DETAILS} />;
}
