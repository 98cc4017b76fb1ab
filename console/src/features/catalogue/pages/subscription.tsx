import { useParams } from "react-router";
import { formatMoment } from "@/shared/lib/formats";
import { pair } from "@/shared/lib/words";
import { DetailPage, type DetailTab } from "@/shared/ui/detail-page";
import { Timeline } from "@/shared/ui/timeline";
import { Deliveries } from "../parts/deliveries";
import { SubscriptionGuide } from "../parts/subscription-guide";
import { Standing, troubleOf } from "../parts/subscription-standing";
import { SubscriptionVerbs } from "../parts/subscription-verbs";
import { SubscriptionWanted } from "../parts/subscription-wanted";
import {
  type Subscription,
  useSubscription,
  useSubscriptionTimeline,
} from "../queries/subscriptions";
import { DETAILS } from "../words";
import * as words from "../words-push";

const TABS: readonly DetailTab<Subscription>[] = [
  { key: "log", title: words.LOG, body: (of) => <Deliveries of={of} /> },
  { key: "wanted", title: words.WANTED, body: (of) => <SubscriptionWanted of={of} /> },
  { key: "guide", title: words.GUIDE, body: () => <SubscriptionGuide /> },
  {
    key: "timeline",
    title: pair("留痕", "Timeline"),
    body: (of) => <SubscriptionTimeline id={of.id} />,
  },
];

export function SubscriptionPage() {
  const { id = "" } = useParams();
  return (
    <DetailPage
      list={{ title: words.PUSH, to: "/catalogue/subscriptions" }}
      query={useSubscription(id)}
      head={(of) => ({
        title: of.name,
        status: <Standing of={of} />,
        facts: [
          [words.SUBSCRIBER, of.organisation_name],
          [words.WAITING, of.deliveries.waiting ?? 0],
          [words.DELIVERED, of.deliveries.delivered ?? 0],
          [words.DEAD, of.deliveries.dead ?? 0],
          [words.LAST, formatMoment(of.last_delivered_at)],
          ...troubleOf(of),
        ],
      })}
      verbs={(of) => <SubscriptionVerbs of={of} />}
      tabs={TABS}
    />
  );
}

function SubscriptionTimeline({ id }: { readonly id: string }) {
  return <Timeline query={useSubscriptionTimeline(id)} details={DETAILS} />;
}
