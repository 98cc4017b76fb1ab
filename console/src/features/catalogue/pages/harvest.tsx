import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { FollowedJob } from "@/features/workbench/door";
import { formatMoment } from "@/shared/lib/formats";
import { useInAddress } from "@/shared/lib/use-place";
import { pair, useSay } from "@/shared/lib/words";
import { DetailPage } from "@/shared/ui/detail-page";
import { Panel } from "@/shared/ui/page";
import { Timeline } from "@/shared/ui/timeline";
import { VerbBar } from "@/shared/ui/verb-bar";
import type { Verbs } from "@/shared/ui/verbs";
import { Words } from "@/shared/ui/words";
import { HARVESTS } from "../menu";
import { Coded } from "../parts/coded";
import { EDIT, EditHarvest } from "../parts/edit-harvest";
import { SCHEDULE } from "../parts/harvest-fields";
import { HarvestRuns } from "../parts/harvest-runs";
import { HARVEST_KINDS } from "../parts/harvest-words";
import { type Source, useHarvestVerbs, useSource, useSourceTimeline } from "../queries/harvests";
import * as words from "../words";

const verbsOf = (edit: () => void): Verbs => ({
  remove: {
    words: pair("删除", "Remove"),
    tone: "danger",
    about: pair(
      "只删除这个外部目录和采集记录；已成为草稿或已发布的目录保留。",
      "The source and its runs go; entries that came of it stay.",
    ),
  },
  edit: { words: EDIT, open: edit },
  preview: {
    words: pair("预览", "Preview"),
    about: pair(
      "读取对方的全部数据集并给出结论，不作任何更改。",
      "Reads all data sets and judges them; nothing is changed.",
    ),
  },
  run: {
    words: pair("采集", "Harvest"),
    tone: "main",
    about: pair(
      "新增的成为草稿，有变化的更新草稿或成为修订；要么全部完成，要么什么都不改。",
      "What is new is drafted, what changed is revised; all of it or nothing.",
    ),
  },
});
const NEXT = pair("下次采集", "Next run");
const FAILED = pair("最近一次失败于", "The last run failed at");
const WHY = pair("失败原因", "Why");

export function HarvestPage() {
  const { id = "" } = useParams();
  const say = useSay();
  const source = useSource(id);
  const verbs = useHarvestVerbs();
  const go = useNavigate();
  const [editing, edit] = useState(false);
  const offered = verbsOf(() => edit(true));
  const [job, follow] = useInAddress("job");
  const acts: Record<string, () => Promise<unknown>> = {
    preview: async () => follow((await verbs.preview(id)).job),
    run: async () => follow((await verbs.run(id)).job),
    remove: async () => {
      await verbs.remove(id);
      await go("/catalogue/harvests");
    },
  };
  return (
    <DetailPage<Source>
      list={{ title: HARVESTS, to: "/catalogue/harvests" }}
      query={source}
      head={(of) => ({
        title: of.name,
        facts: [
          [pair("类型", "Kind"), say(HARVEST_KINDS[of.kind])],
          [pair("地址", "Address"), of.address],
          [words.PROVIDER, of.provider_name],
          [SCHEDULE, of.schedule || "—"],
          [NEXT, of.next_run_at === null ? "—" : formatMoment(of.next_run_at)],
          [pair("缺省分类码", "Default classification"), of.defaults.classify_code || "—"],
          [pair("缺省共享类型", "Default share type"), <DefaultShare key="share" of={of} />],
          ...failureOf(of),
        ],
      })}
      verbs={(of) => (
        <>
          <VerbBar
            offered={Object.keys(offered)}
            verbs={offered}
            act={(verb) => acts[verb]?.() ?? Promise.resolve()}
          />
          {editing && <EditHarvest of={of} close={() => edit(false)} />}
        </>
      )}
      tabs={[
        {
          key: "runs",
          title: pair("采集", "Runs"),
          body: (of) => (
            <>
              {job && (
                <Panel padded>
                  <FollowedJob id={job} />
                </Panel>
              )}
              <HarvestRuns source={of.id} job={job} />
            </>
          ),
        },
        {
          key: "timeline",
          title: pair("留痕", "Timeline"),
          body: (of) => <Trail source={of.id} />,
        },
      ]}
    />
  );
}

/** That the last run came to nothing, as a fact of the page. */
function failureOf({ failure }: Source) {
  if (!failure) return [];
  const why = <Words key="failure" pair={failure} />;
  return [
    [FAILED, formatMoment(failure.at)],
    [WHY, why],
  ] as const;
}

function DefaultShare({ of }: { readonly of: Source }) {
  const { share_type } = of.defaults;
  return share_type ? <Coded field="share_type" value={share_type} /> : "—";
}

function Trail({ source }: { readonly source: string }) {
  return <Timeline query={useSourceTimeline(source)} />;
}
