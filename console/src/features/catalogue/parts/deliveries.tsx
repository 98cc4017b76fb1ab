import Button from "antd/es/button";
import { lazy, Suspense } from "react";
import { Link, useSearchParams } from "react-router";
import { formatMoment } from "@/shared/lib/formats";
import { askFor } from "@/shared/lib/place";
import { usePlace } from "@/shared/lib/use-place";
import { pair, useSay } from "@/shared/lib/words";
import { FilterBar } from "@/shared/ui/filter-bar";
import { Panel } from "@/shared/ui/page";
import { PagedTable } from "@/shared/ui/paged-table";
import { StatusTag } from "@/shared/ui/status-tag";
import type { Column } from "@/shared/ui/table";
import { type Delivery, type Subscription, useDeliveries } from "../queries/subscriptions";
import * as words from "../words-push";
import { Kind } from "./change-kind";

const DeliveryDrawer = lazy(async () => ({
  default: (await import("./delivery-drawer")).DeliveryDrawer,
}));
const OPEN = "delivery";
const EMPTY = {
  title: pair("还没有推送记录", "Nothing sent yet"),
  next: pair(
    "目录有变更时自动推送。现在就想验证接收地址，请点击“发送测试”。",
    "It is sent when something changes. To try the address now, send a test.",
  ),
};
const NOTHING_FITS = {
  title: pair("没有这种状态的推送", "None in this state"),
  next: pair("请选择其他状态。", "Choose another state."),
};
const FILTERS = [{ name: "state", title: words.STATE, options: words.DELIVERY_STATES }];

/** The delivery log of a subscription; the open delivery stands in the address. */
export function Deliveries({ of }: { readonly of: Subscription }) {
  const place = usePlace(["state"]);
  const log = useDeliveries(of, askFor(place));
  const [search, setSearch] = useSearchParams();
  const open = search.get(OPEN);
  const show = (id: string | null) =>
    setSearch((before) => {
      const after = new URLSearchParams(before);
      if (id === null) after.delete(OPEN);
      else after.set(OPEN, id);
      return after;
    });
  const nothing = place.filters.state ? NOTHING_FITS : EMPTY;
  return (
    <>
      <Panel>
        <FilterBar filters={FILTERS} place={place} />
        <PagedTable
          query={log}
          place={place}
          empty={nothing}
          columns={[...COLUMNS, columnOf(show)]}
          id={(row) => row.id}
        />
      </Panel>
      {open !== null && (
        <Suspense fallback={null}>
          <DeliveryDrawer subscription={of} id={open} close={() => show(null)} />
        </Suspense>
      )}
    </>
  );
}

const COLUMNS: readonly Column<Delivery>[] = [
  {
    key: "kind",
    title: pair("变更", "Change"),
    tight: true,
    cell: (of) => <Kind of={of} />,
  },
  { key: "entry", title: pair("目录", "Entry"), cell: (of) => <EntryLink of={of} /> },
  {
    key: "seq",
    title: pair("变更序号", "Number"),
    tight: true,
    end: true,
    cell: (of) => of.seq ?? "—",
  },
  {
    key: "at",
    title: pair("产生时间", "Made"),
    tight: true,
    cell: (of) => formatMoment(of.created_at),
  },
  {
    key: "attempts",
    title: pair("推送次数", "Attempts"),
    tight: true,
    end: true,
    cell: (of) => of.attempts,
  },
  {
    key: "status",
    title: pair("最近应答", "Last answer"),
    tight: true,
    cell: (of) => <Answer of={of} />,
  },
  {
    key: "state",
    title: words.STATE,
    tight: true,
    cell: (of) => <StatusTag of={words.DELIVERY_STATES} code={of.state} />,
  },
];

const columnOf = (show: (id: string) => void): Column<Delivery> => ({
  key: "open",
  title: pair("操作", "Do"),
  tight: true,
  cell: (of) => <OpenButton open={() => show(of.id)} />,
});

function OpenButton({ open }: { readonly open: () => void }) {
  const say = useSay();
  return (
    <Button size="small" onClick={open}>
      {say(pair("详情", "Details"))}
    </Button>
  );
}

function EntryLink({ of }: { readonly of: Delivery }) {
  if (of.entry_id === null) return "—";
  const version = of.version === null ? "" : ` V${of.version}`;
  return (
    <>
      <Link to={`/catalogue/entries/${of.entry_id}`}>{of.entry_name}</Link>
      {version}
    </>
  );
}

/** What the receiver answered last, and how long that took. */
function Answer({
  of,
}: {
  readonly of: Pick<Delivery, "last_at" | "last_status" | "last_milliseconds">;
}) {
  const say = useSay();
  if (of.last_at === null) return "—";
  const answer = of.last_status ?? say(pair("无应答", "No answer"));
  return `${answer} · ${of.last_milliseconds} ms`;
}
