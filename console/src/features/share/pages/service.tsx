import { Link, useParams } from "react-router";
import { useMe } from "@/features/identity/door";
import { formatMoment } from "@/shared/lib/formats";
import { type Pair, pair } from "@/shared/lib/words";
import { DetailPage, type DetailTab } from "@/shared/ui/detail-page";
import { Timeline } from "@/shared/ui/timeline";
import { Calls } from "../parts/calls";
import { Examples } from "../parts/examples";
import { ServiceItems } from "../parts/service-items";
import { ServiceState } from "../parts/service-state";
import { Signing } from "../parts/signing";
import { TryIt } from "../parts/try-it";
import { type Service, useService, useServiceTimeline } from "../queries/grants";
import * as words from "../words";

const TABS: readonly DetailTab<Service>[] = [
  { key: "items", title: words.ITEMS, body: (of) => <ServiceItems of={of} /> },
  { key: "examples", title: pair("调用示例", "Examples"), body: (of) => <Examples of={of} /> },
  {
    key: "signing",
    title: pair("签名方法", "How to sign"),
    body: (of) => <Signing of={of.signing} />,
  },
];
const TRY: DetailTab<Service> = {
  key: "try",
  title: pair("在线调试", "Try it"),
  body: (of) => <TryIt of={of} />,
};
const CALLS: DetailTab<Service> = {
  key: "calls",
  title: words.CALLS,
  body: (of) => <Calls service={of.code} />,
};
const TIMELINE: DetailTab<Service> = {
  key: "timeline",
  title: words.TIMELINE,
  body: (of) => <ServiceTimeline code={of.code} />,
};

export function ServicePage() {
  const { code = "" } = useParams();
  const service = useService(code);
  const may = useMe().data?.permissions.includes("share.grant.read");
  const tabs = service.data?.grant_id ? [...TABS, TRY] : TABS;
  return (
    <DetailPage
      list={{ title: words.SERVICES, to: "/share/services" }}
      query={service}
      head={(of) => ({
        title: of.name,
        status: <ServiceState of={of} />,
        facts: [
          [words.SERVICE_CODE, of.code],
          [words.PROVIDER, of.provider_name],
          [
            words.ENTRY,
            <Link key="entry" to={`/catalogue/entries/${of.entry_id}`}>
              {of.name} V{of.entry_version}
            </Link>,
          ],
          [pair("开通时间", "Opened"), formatMoment(of.opened_at)],
          ...stopOf(of),
        ],
      })}
      tabs={may ? [...tabs, CALLS, TIMELINE] : [...tabs, TIMELINE]}
    />
  );
}

/** Since when and why it is stopped, if it is. */
function stopOf({ stopped_at, stopped_reason }: Service): (readonly [Pair, string])[] {
  if (stopped_at === null) return [];
  return [
    [pair("停止时间", "Stopped"), formatMoment(stopped_at)],
    [pair("停止原因", "Why"), stopped_reason],
  ];
}

function ServiceTimeline({ code }: { readonly code: string }) {
  return <Timeline query={useServiceTimeline(code)} details={words.DETAILS} />;
}
