import DatePicker from "antd/es/date-picker";
import Form from "antd/es/form";
import InputNumber from "antd/es/input-number";
import Radio from "antd/es/radio";
import dayjs, { type Dayjs } from "dayjs";
import { type Pair, pair, useSay } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { useTell } from "@/shared/ui/tell";
import { type Subscription, useSubscriptionVerbs } from "../queries/subscriptions";

const TITLE = pair("重放", "Replay");
const FROM = pair("从哪里开始", "From where");
const WAYS: Readonly<Record<string, Pair>> = {
  dead: pair("全部死信", "All dead letters"),
  since: pair("从某个时间起", "Since a moment"),
  after: pair("从某个变更序号之后", "After the number of a change"),
};
const HINT = pair(
  "已推送过的变更以原编号再次推送，接收方可据 webhook-id 去重。",
  "What was sent before comes under its old id, so that it can be recognised.",
);
const DONE = pair("已安排重放", "It will be sent again");

interface Values {
  readonly way: string;
  readonly since?: Dayjs;
  readonly after?: number;
}

interface ReplayDrawerProps {
  readonly of: Subscription;
  readonly close: () => void;
}

/** From where on a subscriber is told everything again. */
export function ReplayDrawer({ of, close }: ReplayDrawerProps) {
  const say = useSay();
  const tell = useTell();
  const verbs = useSubscriptionVerbs(of.id);
  const send = ({ way, since, after }: Values): Promise<unknown> => {
    if (way === "dead") return verbs.replayDead();
    return verbs.replay(way === "since" ? { since: since?.toISOString() } : { after });
  };
  const sent = () => {
    tell.good(say(DONE));
    close();
  };
  const initial = {
    way: (of.deliveries.dead ?? 0) > 0 ? "dead" : "since",
    since: dayjs().startOf("day"),
    after: 0,
  };
  return (
    <FormDrawer<Values, unknown>
      title={TITLE}
      submit={TITLE}
      initial={initial}
      send={send}
      sent={sent}
      close={close}
    >
      <Field name="way" label={FROM} hint={HINT} required>
        <Radio.Group
          vertical
          options={Object.entries(WAYS).map(([value, label]) => ({ value, label: say(label) }))}
        />
      </Field>
      <Start />
    </FormDrawer>
  );
}

function Start() {
  const form = Form.useFormInstance<Values>();
  const way = Form.useWatch("way", form);
  if (way === "since") {
    return (
      <Field name="since" label={pair("起始时间", "Moment")} required>
        <DatePicker showTime={{ format: "HH:mm" }} format="YYYY-MM-DD HH:mm" />
      </Field>
    );
  }
  if (way !== "after") return null;
  return (
    <Field name="after" label={pair("变更序号", "Number of the change")} required>
      <InputNumber min={0} precision={0} />
    </Field>
  );
}
