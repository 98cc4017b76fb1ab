import Button from "antd/es/button";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useMe } from "@/features/identity/door";
import { formatMoment } from "@/shared/lib/formats";
import { pair, useSay } from "@/shared/lib/words";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { ListPage } from "@/shared/ui/list-page";
import { SecretOnce } from "@/shared/ui/secret-once";
import type { Column } from "@/shared/ui/table";
import { SubscriptionFields, type Values, wantedOf } from "../parts/subscription-form";
import { Standing } from "../parts/subscription-standing";
import {
  type Subscription,
  type SubscriptionMade,
  useAddSubscription,
  useSubscriptions,
} from "../queries/subscriptions";
import * as words from "../words-push";

const ABOUT = pair(
  "目录一有变更，即按订阅推送到各单位的系统；推送失败自动重试，可随时重放。",
  "Changes of the catalogue go to subscribers at once, until they are taken.",
);
const SEARCH = pair("名称、单位或地址", "Name, organisation or address");
const EMPTY = {
  title: pair("还没有变更订阅", "No subscriptions yet"),
  next: pair(
    "点击“新增变更订阅”，填写本单位系统的接收地址，选择关心的目录范围。",
    "Subscribe with the address of your system and say which changes it wants.",
  ),
};
const FILTERS = [{ name: "state", title: words.STATE, options: words.SUBSCRIPTION_STATES }];
const COLUMNS: readonly Column<Subscription>[] = [
  { key: "name", title: words.TITLE, cell: (of) => of.name },
  { key: "organisation", title: words.SUBSCRIBER, cell: (of) => of.organisation_name },
  { key: "url", title: words.URL, line: true, cell: (of) => of.url },
  {
    key: "waiting",
    title: words.WAITING,
    tight: true,
    end: true,
    cell: (of) => of.deliveries.waiting ?? 0,
  },
  { key: "dead", title: words.DEAD, tight: true, end: true, cell: (of) => of.deliveries.dead ?? 0 },
  {
    key: "last",
    title: words.LAST,
    tight: true,
    cell: (of) => formatMoment(of.last_delivered_at),
  },
  {
    key: "state",
    title: words.STATE,
    tight: true,
    cell: (of) => <Standing of={of} />,
  },
];

export function SubscriptionsPage() {
  const say = useSay();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <ListPage
        title={words.PUSH}
        about={ABOUT}
        search={SEARCH}
        filters={FILTERS}
        actions={
          <Button type="primary" onClick={() => setAdding(true)}>
            {say(words.ADD)}
          </Button>
        }
        useRows={useSubscriptions}
        columns={COLUMNS}
        id={(of) => of.id}
        to={(of) => `/catalogue/subscriptions/${of.id}`}
        empty={EMPTY}
      />
      {adding && <AddSubscription close={() => setAdding(false)} />}
    </>
  );
}

function AddSubscription({ close }: { readonly close: () => void }) {
  const navigate = useNavigate();
  const me = useMe();
  const add = useAddSubscription();
  const [made, setMade] = useState<SubscriptionMade | null>(null);
  if (made) {
    const leave = () => void navigate(`/catalogue/subscriptions/${made.subscription.id}`);
    return <SecretOnce title={words.ADD} values={[[words.SECRET, made.secret]]} close={leave} />;
  }
  return (
    <FormDrawer<Values, SubscriptionMade>
      title={words.ADD}
      submit={words.ADD}
      initial={{ organisation: me.data?.organisation?.uscc }}
      send={(values) =>
        add({
          name: values.name,
          url: values.url,
          organisation: values.organisation ?? "",
          application: values.application ?? "",
          wanted: wantedOf(values),
        })
      }
      sent={setMade}
      close={close}
    >
      <SubscriptionFields isNew />
    </FormDrawer>
  );
}
