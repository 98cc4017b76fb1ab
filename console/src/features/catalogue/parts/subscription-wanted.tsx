import { formatMoment } from "@/shared/lib/formats";
import { pair, useSay, useSpeech, wordsOf } from "@/shared/lib/words";
import { Labelled } from "@/shared/ui/labelled";
import { Panel } from "@/shared/ui/page";
import { useCodes } from "../queries";
import type { Subscription } from "../queries/subscriptions";
import { readable } from "../rules";
import * as words from "../words-push";

/** Where a subscription goes, and which changes it wants. */
export function SubscriptionWanted({ of }: { readonly of: Subscription }) {
  const say = useSay();
  const { language } = useSpeech();
  const codes = useCodes();
  const { wanted, names } = of;
  const list = (values: readonly string[]) => values.join("、") || say(words.ALL);
  const named = (values: readonly string[]) => list(values.map((code) => names[code] ?? code));
  const coded = (field: string, values: readonly string[]) =>
    list(values.map((value) => readable(codes.data, field, value, language === "zh")));
  return (
    <Panel padded>
      <Labelled
        of={[
          { label: words.URL, value: of.url, wide: true },
          { label: words.SYSTEM, value: of.application_name },
          {
            label: pair("旧密钥有效至", "Old secret holds until"),
            value: of.old_secret_until !== null && formatMoment(of.old_secret_until),
          },
          {
            label: pair("重放进度", "Replay"),
            value: of.replay_next !== null && `${of.replay_next} / ${of.replay_until}`,
          },
          {
            label: words.FILTERS.kinds,
            value: list(wanted.kinds.map((kind) => say(wordsOf(words.KINDS, kind)))),
            wide: true,
          },
          { label: words.FILTERS.providers, value: named(wanted.providers), wide: true },
          { label: words.FILTERS.regions, value: named(wanted.regions), wide: true },
          {
            label: words.FILTERS.classify,
            value: coded("classify_code", wanted.classify),
            wide: true,
          },
          {
            label: words.FILTERS.share_types,
            value: coded("share_type", wanted.share_types),
            wide: true,
          },
          { label: words.FILTERS.entry_ids, value: named(wanted.entry_ids), wide: true },
        ]}
      />
    </Panel>
  );
}
