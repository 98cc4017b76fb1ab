import { formatMoment } from "../lib/formats";
import { pair, useSay } from "../lib/words";
import { Notice, Quoted } from "./notice";

const OPINION = pair("意见", "Opinion");
const ENDINGS: Readonly<Record<string, { zh: string; en: string }>> = {
  returned: pair("退回补正", "returned it for completion"),
  rejected: pair("驳回", "rejected it"),
};

interface Step {
  readonly zh: string;
  readonly en: string;
  readonly state: string;
  readonly opened_at: string | null;
  readonly decided_at: string | null;
  readonly decided_by_name: string | null;
  readonly opinion: string;
}

interface SentBackProps {
  /** The last review, if what it was about lies with who wrote it again. */
  readonly by: { readonly steps: readonly Step[] } | undefined;
}

/** Why a draft came back from its review: who said so at which step, when, and in which words. */
export function SentBack({ by }: SentBackProps) {
  const say = useSay();
  const step = by?.steps.findLast(({ opened_at }) => opened_at !== null);
  const ending = step && ENDINGS[step.state];
  if (!ending) return null;
  const at = formatMoment(step.decided_at);
  const who = step.decided_by_name ?? "";
  return (
    <Notice>
      <p>
        {say(
          pair(
            `${step.zh}：${who} 于 ${at} ${ending.zh}`,
            `${step.en}: ${who} ${ending.en}, ${at}`,
          ),
        )}
      </p>
      <Quoted of={OPINION}>{step.opinion}</Quoted>
    </Notice>
  );
}
