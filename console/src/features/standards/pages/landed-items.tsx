import { Link, Navigate, useSearchParams } from "react-router";
import { formatFigure } from "@/shared/lib/formats";
import { pair, useSay, useSpeech } from "@/shared/lib/words";
import { type Ask, ListPage } from "@/shared/ui/list-page";
import { Panel } from "@/shared/ui/page";
import { ITS_ELEMENT, idOfItem, LANDED_ITEM, toItem } from "../parts/landed-items";
import { type Share, useRates } from "../queries/landing";
import { type ItemsBehind, useItemsBehind } from "../queries/uses";
import { nameOfShare, rateOf } from "../rules";
import { LANDING } from "../words";

const TITLE = pair("信息项落标明细", "Items behind a landing rate");
const ABOUT = pair(
  "信息项自己引用数据元，或其对应的字段已绑定数据元，即为落标；以信息项自己的引用为准。",
  "An item lands by naming a data element, or by the column that fills it; what it names itself decides.",
);
const LANDED = pair("是否落标", "Landed");
const OPTIONS = { true: pair("已落标", "Landed"), false: pair("未落标", "Not landed") };
const EMPTY = {
  title: pair("没有已发布目录的信息项", "No items of published entries"),
  next: pair("请返回落标率选择其他单位或系统。", "Go back to the rates and choose another one."),
};
const COLUMNS = [...LANDED_ITEM, ITS_ELEMENT];

/** Whose rate it is, as the address says. */
function useWhose(): Pick<Share, "by" | "key"> {
  const [search] = useSearchParams();
  return { by: search.get("by") as Share["by"], key: search.get("key") ?? "" };
}

function useRows(ask: Ask) {
  return useItemsBehind({ ...ask, ...useWhose() } as ItemsBehind);
}

/** The items that a landing rate counted, and how each of them lands. */
export function LandedItemsPage() {
  if (!useWhose().by) return <Navigate to="/standards/landing" replace />;
  return (
    <ListPage
      title={TITLE}
      about={ABOUT}
      above={<Whose />}
      filters={[{ name: "landed", title: LANDED, options: OPTIONS }]}
      useRows={useRows}
      columns={COLUMNS}
      id={idOfItem}
      to={toItem}
      empty={EMPTY}
    />
  );
}

/** Whose rate, how high it is, and the way back to all rates. */
function Whose() {
  const say = useSay();
  const { language } = useSpeech();
  const { by, key } = useWhose();
  const rates = useRates();
  const all = [...(rates.data?.organisations ?? []), ...(rates.data?.systems ?? [])];
  const share = all.find((each) => each.by === by && each.key === key);
  const name = say(nameOfShare({ by, key, name: share?.name ?? "" }));
  const told = share && [share.bound_items, share.items].map((n) => formatFigure(n, language));
  return (
    <Panel padded>
      <Link to="/standards/landing">{say(LANDING)}</Link> › {name}
      {share && told && `　${told.join(" / ")}　${rateOf(share.bound_items, share.items) ?? ""}`}
    </Panel>
  );
}
