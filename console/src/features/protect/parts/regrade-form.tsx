import { CodeSelect } from "@/features/catalogue/door";
import { pair, useSay } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { LongText } from "@/shared/ui/form-section";
import { useTell } from "@/shared/ui/tell";
import { type GradedColumn, type Regrade, useGradeVerbs } from "../queries";
import { LEVEL, TYPE } from "../words";

const SAVE = pair("保存定级", "Save the grade");
const SAVED = pair("字段级别已更新", "The column is graded");
const REASON = pair("定级理由", "Reason");

interface RegradeFormProps {
  readonly table: string;
  readonly of: GradedColumn;
  readonly close: () => void;
}

/** A person grades a column and says why; recognition never overwrites it. */
export function RegradeForm({ table, of, close }: RegradeFormProps) {
  const say = useSay();
  const tell = useTell();
  const verbs = useGradeVerbs(table);
  return (
    <FormDrawer<Omit<Regrade, "column">, void>
      title={pair(`人工定级：${of.column}`, `Grade ${of.column}`)}
      submit={SAVE}
      initial={{ level: of.level, sensitive_type: of.sensitive_type }}
      send={(values) => verbs.regrade({ ...values, column: of.column })}
      sent={() => {
        tell.good(say(SAVED));
        close();
      }}
      close={close}
    >
      <Field name="level" label={LEVEL} required>
        <CodeSelect list="data_level" />
      </Field>
      <Field name="sensitive_type" label={TYPE}>
        <CodeSelect list="sensitive_type" />
      </Field>
      <Field name="reason" label={REASON} required>
        <LongText lines={4} characters_max={500} showCount />
      </Field>
    </FormDrawer>
  );
}
