import Drawer from "antd/es/drawer";
import { formatMoment } from "@/shared/lib/formats";
import { pair, useSay } from "@/shared/lib/words";
import { Labelled } from "@/shared/ui/labelled";
import { Loaded } from "@/shared/ui/loaded";
import { StatusTag } from "@/shared/ui/status-tag";
import { type Column, Table } from "@/shared/ui/table";
import { VerbBar } from "@/shared/ui/verb-bar";
import type { Verbs } from "@/shared/ui/verbs";
import { Words } from "@/shared/ui/words";
import { type Subscription, useDelivery, useSubscriptionVerbs } from "../queries/subscriptions";
import * as words from "../words-push";
import { Kind } from "./change-kind";
import styles from "./delivery-drawer.module.css";

const WIDTH = 720;
const TITLE = pair("推送详情", "Delivery");
const VERBS: Verbs = {
  replay: {
    words: pair("重新推送", "Send again"),
    about: pair(
      "以同一 webhook-id 再推送一次，接收方可据此去重。",
      "It is sent once more under the same webhook-id.",
    ),
  },
};

interface DeliveryDrawerProps {
  readonly subscription: Subscription;
  readonly id: string;
  readonly close: () => void;
}

/** One delivery: every attempt, and what is sent. */
export function DeliveryDrawer({ subscription, id, close }: DeliveryDrawerProps) {
  const say = useSay();
  const delivery = useDelivery(subscription.id, id);
  const verbs = useSubscriptionVerbs(subscription.id);
  const offered = subscription.verbs.includes("replay") ? ["replay"] : [];
  return (
    <Drawer
      open
      title={say(TITLE)}
      size={WIDTH}
      onClose={close}
      extra={<VerbBar offered={offered} verbs={VERBS} act={() => verbs.replayOne(id)} />}
    >
      <Loaded query={delivery}>
        {(of) => (
          <div className={styles.whole}>
            <Labelled
              of={[
                { label: pair("变更", "Change"), value: <Kind of={of} /> },
                {
                  label: words.STATE,
                  value: <StatusTag of={words.DELIVERY_STATES} code={of.state} />,
                },
                { label: pair("目录", "Entry"), value: of.entry_name, wide: true },
                { label: pair("消息编号", "webhook-id"), value: <code>{of.id}</code>, wide: true },
                {
                  label: pair("下次推送", "Next attempt"),
                  value: of.state === "waiting" && formatMoment(of.next_at),
                },
              ]}
            />
            <h3>{say(pair("推送过程", "Attempts"))}</h3>
            {of.log.length === 0 ? (
              <p>{say(pair("还没有推送过。", "Not sent yet."))}</p>
            ) : (
              <Table rows={of.log} columns={ATTEMPTS} id={(one) => one.at} />
            )}
            <h3>{say(pair("推送内容", "What is sent"))}</h3>
            <pre className={styles.event}>{JSON.stringify(of.event, null, 2)}</pre>
          </div>
        )}
      </Loaded>
    </Drawer>
  );
}

type Attempt = NonNullable<ReturnType<typeof useDelivery>["data"]>["log"][number];
const ATTEMPTS: readonly Column<Attempt>[] = [
  { key: "at", title: pair("时间", "At"), tight: true, cell: (of) => formatMoment(of.at) },
  {
    key: "status",
    title: pair("应答码", "Status"),
    tight: true,
    cell: (of) => of.status ?? "—",
  },
  {
    key: "took",
    title: pair("耗时", "Took"),
    tight: true,
    end: true,
    cell: (of) => `${of.milliseconds} ms`,
  },
  {
    key: "answer",
    title: pair("应答内容或原因", "Answer or reason"),
    cell: (of) => (
      <span className={styles.answer}>
        {of.reason ? <Words pair={of.reason} /> : of.answer || "—"}
      </span>
    ),
  },
];
