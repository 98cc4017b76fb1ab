import { formatCount } from "@/shared/lib/formats";
import { pair, useSay, useSpeech } from "@/shared/lib/words";
import { Labelled } from "@/shared/ui/labelled";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/page";
import { type States, StatusTag, state } from "@/shared/ui/status-tag";
import { VerbBar } from "@/shared/ui/verb-bar";
import type { Verbs } from "@/shared/ui/verbs";
import { type Meaning, useMeaning, useRebuildMeaning } from "../queries";
import styles from "./meaning.module.css";

const TITLE = pair("语义检索", "Search by meaning");
const ABOUT = pair(
  "全文检索找不到或结果很少时，按名称的语义查找；未启用时按字形近似查找。每条结果都注明由哪种方式找到。",
  "Where words find little, names are found by their meaning, or else by their characters; each hit says by which way.",
);
const WAYS: States = {
  meaning: state("语义", "Meaning", "good"),
  characters: state("字形", "Characters", "wait"),
};
const VERBS: Verbs = {
  rebuild: {
    words: pair("重建向量", "Make anew"),
    about: pair(
      "清除全部向量，由后台重新生成；完成前按字形近似查找其余名称。",
      "Every vector is forgotten and made anew behind the scenes.",
    ),
  },
};

/** Whether names are found by their meaning, how many are known, and making them anew. */
export function MeaningPanel() {
  const say = useSay();
  const meaning = useMeaning();
  const rebuild = useRebuildMeaning();
  return (
    <Panel title={TITLE}>
      <p className={styles.about}>{say(ABOUT)}</p>
      <Loaded query={meaning}>
        {(of) => (
          <>
            <Facts of={of} />
            <div className={styles.verbs}>
              <VerbBar offered={of.verbs} verbs={VERBS} act={rebuild} />
            </div>
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function Facts({ of }: { readonly of: Meaning }) {
  const say = useSay();
  const { language } = useSpeech();
  const count = (number: number) => formatCount(number, language);
  return (
    <Labelled
      of={[
        {
          label: pair("词语找不到时", "Where words fail"),
          value: <StatusTag of={WAYS} code={of.path} />,
        },
        {
          label: pair("已有向量的目录", "Entries known"),
          value: `${count(of.entries_known)} / ${count(of.entries)}`,
        },
        { label: pair("模型", "Model"), value: of.model },
        {
          label: pair("说明", "Remark"),
          value: say({ zh: of.told, en: of.told_en }),
          wide: true,
        },
      ]}
    />
  );
}
