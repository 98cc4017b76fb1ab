import { pair, useSay } from "@/shared/lib/words";
import { Panel } from "@/shared/ui/page";
import styles from "./subscription-guide.module.css";

const STEPS = [
  pair(
    "每次变更以 POST 推送一个 CloudEvents 1.0 事件（application/cloudevents+json）。收到后请在 15 秒内以 2xx 应答，处理放到应答之后。",
    "Each change is posted as a CloudEvents 1.0 event. Answer with 2xx within 15 seconds and work on it afterwards.",
  ),
  pair(
    "先验签再处理：签名遵循 Standard Webhooks，请求头为 webhook-id、webhook-timestamp、webhook-signature，各语言均有公开的验签库。",
    "Verify before anything else: signatures follow Standard Webhooks, and there are public libraries for it.",
  ),
  pair(
    "同一消息可能送达多次，webhook-id 不变，请据此去重；先后顺序以 sequence 为准，同一目录以 data.entry.version 为准。",
    "A message may come twice under one webhook-id. The order is that of sequence, for one entry that of data.entry.version.",
  ),
  pair(
    "未收到 2xx 的消息自动重试 10 次，历时约三天，最后转为死信，可在本页重放；应答 410 表示不再接收，订阅随即停用。",
    "Without a 2xx it is tried ten times within about three days and then becomes a dead letter. 410 disables the subscription.",
  ),
  pair(
    "不便开放接收地址的系统，可用 GET /api/catalogue/changes 轮询，或用 GET /api/catalogue/changes/stream 接收服务器推送事件（SSE），内容与权限相同。",
    "A system without an address may poll /api/catalogue/changes or follow /api/catalogue/changes/stream (SSE).",
  ),
];
const VERIFY = `from standardwebhooks import Webhook

event = Webhook(secret).verify(body, headers)  # 验签失败会抛出异常
print(event["type"], event["subject"], event["data"]["entry"]["version"])`;

/** What a receiver has to do, for whoever programs it. */
export function SubscriptionGuide() {
  const say = useSay();
  return (
    <Panel padded>
      <ol className={styles.steps}>
        {STEPS.map((step) => (
          <li key={step.en}>{say(step)}</li>
        ))}
      </ol>
      <pre className={styles.code}>{VERIFY}</pre>
    </Panel>
  );
}
