import type { ReactNode } from "react";
import { formatMoment } from "@/shared/lib/formats";
import { type Pair, useSay } from "@/shared/lib/words";
import { StatusTag } from "@/shared/ui/status-tag";
import { Words } from "@/shared/ui/words";
import type { Subscription } from "../queries/subscriptions";
import * as words from "../words-push";

type Troubled = Pick<Subscription, "state" | "trouble">;

const isFailing = ({ state, trouble }: Troubled) => state === "active" && trouble !== null;

/** Where a subscription stands; of one that fails, since when and why on hovering. */
export function Standing({ of }: { readonly of: Troubled }) {
  const { trouble } = of;
  const say = useSay();
  const why = trouble?.reason ? say(trouble.reason) : "";
  const told = trouble ? `${formatMoment(trouble.since)} ${why}` : undefined;
  return (
    <span title={told}>
      <StatusTag of={words.STANDINGS} code={isFailing(of) ? "failing" : of.state} />
    </span>
  );
}

/** Why nothing arrives, as facts of the page. */
export function troubleOf(of: Troubled): readonly (readonly [Pair, ReactNode])[] {
  const { trouble } = of;
  if (!trouble) return [];
  if (!isFailing(of)) {
    return [
      [words.GONE_SINCE, formatMoment(trouble.since)],
      [words.GONE, <Words key="gone" pair={words.GONE_WORDS} />],
    ];
  }
  return [
    [words.FAILING_SINCE, formatMoment(trouble.since)],
    [words.ERROR, trouble.reason && <Words key="error" pair={trouble.reason} />],
    [words.NEXT, formatMoment(trouble.next_at)],
  ];
}
