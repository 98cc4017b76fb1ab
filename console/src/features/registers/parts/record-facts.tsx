import { formatMoment } from "@/shared/lib/formats";
import { Labelled, type LabelledValue } from "@/shared/ui/labelled";
import { Panel } from "@/shared/ui/page";
import { Words } from "@/shared/ui/words";
import * as words from "../words";

interface Common {
  readonly code: string;
  readonly level: string;
  readonly organisation_name: string;
  readonly note: string;
  readonly created_by_name: string;
  readonly created_at: string;
  readonly changed_at: string;
  readonly excluded_reason?: string;
  readonly excluded_by_name?: string;
}

interface RecordFactsProps {
  readonly of: Common;
  readonly own: readonly LabelledValue[];
}

/** What a record says: its own fields between those that all records have. */
export function RecordFacts({ of, own }: RecordFactsProps) {
  const { excluded_reason: reason, excluded_by_name: by } = of;
  return (
    <Panel>
      <Labelled
        of={[
          { label: words.FIELDS.code, value: of.code },
          { label: words.FIELDS.organisation, value: of.organisation_name },
          {
            label: words.FIELDS.level,
            value: <Words of={words.LEVELS} code={of.level} />,
          },
          ...own,
          {
            label: words.FIELDS.excluded_reason,
            value: reason ? `${reason}（${by}）` : false,
            wide: true,
          },
          { label: words.FIELDS.note, value: of.note, wide: true },
          {
            label: words.FIELDS.created,
            value: `${of.created_by_name} ${formatMoment(of.created_at)}`,
          },
          { label: words.FIELDS.changed_at, value: formatMoment(of.changed_at) },
        ]}
      />
    </Panel>
  );
}
