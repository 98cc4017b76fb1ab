import { useMutation } from "@tanstack/react-query";
import { Link } from "react-router";
import { useMe } from "@/features/identity/door";
import { pair, useSay } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/page";
import { ProblemNote } from "@/shared/ui/problem-note";
import { StatusTag } from "@/shared/ui/status-tag";
import type { Column } from "@/shared/ui/table";
import { TickedTable } from "@/shared/ui/ticked-table";
import { VerbBar } from "@/shared/ui/verb-bar";
import type { VerbBody, Verbs } from "@/shared/ui/verbs";
import { Words } from "@/shared/ui/words";
import { type GuideLine, type ServiceItem, useItemGuide, useItemVerbs } from "../queries";
import { pageOf } from "../rules";
import * as words from "../words";
import { Compiled } from "./compiled";
import styles from "./registers.module.css";
import { SourceOf } from "./source-of";

const DRAFT = pair("生成目录草稿", "Draft entries");
const STANDING = pair("编目情况", "Standing");
const ACT = pair("办理", "Act");
const OTHERS = pair(
  "由核发部门编制，不计入本事项",
  "Its issuer's to compile; it does not count here",
);
const EMPTY = {
  title: pair("没有材料可以对照", "There is nothing to compare"),
  next: pair(
    "请先在“材料与结果”中填写该事项的申请材料和办理结果。",
    "Enter first what this item needs and produces.",
  ),
};
const EXCLUDE: Verbs[string] = {
  words: pair("不应编", "Need not"),
  asks: { field: "reason", label: words.REASON, required: true },
};
const INCLUDE: Verbs[string] = { words: pair("恢复应编", "Must be") };

/** The materials of an item beside the catalogue: drafted in one go, or marked with a reason. */
export function ItemGuide({ of }: { readonly of: ServiceItem }) {
  const guide = useItemGuide(of.id);
  const verbs = useItemVerbs(of.id);
  const compile = useMutation({
    mutationFn: (rows: readonly GuideLine[]) => verbs.compile(rows.map((row) => row.id)),
  });
  const may = of.verbs.includes("compile");
  const own = useMe().data?.organisation?.uscc === of.organisation_code;
  return (
    <Panel>
      {compile.error && <ProblemNote error={compile.error} />}
      {compile.data && <Compiled of={compile.data} />}
      <Loaded query={guide}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty {...EMPTY} />
          ) : (
            <TickedTable
              rows={rows}
              columns={columnsOf(of)}
              id={(row) => row.id}
              many={
                may
                  ? {
                      words: DRAFT,
                      may: (row) => mayDraft(row, own),
                      open: (rows) => compile.mutate(rows),
                    }
                  : undefined
              }
            />
          )
        }
      </Loaded>
    </Panel>
  );
}

/** Who runs the item drafts what is its own; another department what it issues itself. */
const mayDraft = ({ standing, counts }: GuideLine, own: boolean) =>
  own ? standing === "own" || (standing === "due" && counts) : standing === "due" && !counts;

const columnsOf = (of: ServiceItem): readonly Column<GuideLine>[] => [
  { key: "name", title: words.MATERIAL, cell: (row) => row.name },
  {
    key: "use",
    title: words.USE,
    tight: true,
    cell: (row) => <Words of={words.USES} code={row.use} />,
  },
  {
    key: "source",
    title: words.SOURCE,
    tight: true,
    cell: (row) => (
      <>
        <SourceOf of={row} />
        {row.issuer && <div className={styles.soft}>{row.issuer}</div>}
      </>
    ),
  },
  { key: "entry", title: words.ENTRY, cell: (row) => <Entry of={row} /> },
  {
    key: "standing",
    title: STANDING,
    tight: true,
    cell: (row) => <Standing of={row} />,
  },
  { key: "act", title: ACT, tight: true, cell: (row) => <RowVerbs item={of} of={row} /> },
];

/** How a line stands, and that what others issue does not count against this item. */
function Standing({ of }: { readonly of: GuideLine }) {
  const say = useSay();
  return (
    <>
      <StatusTag of={words.STANDINGS} code={of.standing} />
      {of.standing === "due" && !of.counts && <div className={styles.soft}>{say(OTHERS)}</div>}
    </>
  );
}

function Entry({ of }: { readonly of: GuideLine }) {
  if (of.entry) return <Link to={pageOf(of.entry)}>{of.entry.name}</Link>;
  return of.excluded_reason || "—";
}

function RowVerbs({ item, of }: { readonly item: ServiceItem; readonly of: GuideLine }) {
  const verbs = useItemVerbs(item.id);
  const candidate = of.candidates[0];
  const manages = item.verbs.includes("edit");
  const open = of.standing === "due" || of.standing === "own";
  const offered = [
    ...(open && candidate && manages ? ["cover"] : []),
    ...(manages && of.standing === "due" ? ["exclude"] : []),
    ...(manages && of.standing === "excluded" ? ["include"] : []),
  ];
  const act = (verb: string, { reason = "" }: VerbBody) => {
    if (verb === "cover") return verbs.cover(of.id, candidate?.id ?? "");
    return verb === "exclude" ? verbs.exclude(of.id, reason) : verbs.include(of.id);
  };
  const cover: Verbs[string] = {
    words: pair("使用已有目录", "Use what is there"),
    tone: "main",
    about: pair(
      `“${candidate?.name}”（${candidate?.organisation_name}）含有该材料的内容，建立关联，不再另编。`,
      `“${candidate?.name}” holds it; the two are related.`,
    ),
  };
  return offered.length === 0 ? (
    "—"
  ) : (
    <VerbBar
      offered={offered}
      verbs={{ exclude: EXCLUDE, include: INCLUDE, cover }}
      size="small"
      act={act}
    />
  );
}
