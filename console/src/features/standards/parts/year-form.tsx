import Button from "antd/es/button";
import DatePicker from "antd/es/date-picker";
import Form from "antd/es/form";
import Input from "antd/es/input/Input";
import Select from "antd/es/select";
import dayjs, { type Dayjs } from "dayjs";
import { pair, useSay } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { useTell } from "@/shared/ui/tell";
import { useCalendarVerbs, type Year, type YearList } from "../queries/calendar";
import { daysBetween, stretchesOf } from "../rules";
import { FREE, NOTE, SOURCE, WORKED } from "../words";
import styles from "./year-form.module.css";

const SAVE = pair("保存", "Save");
const SAVED = pair("年度安排已保存", "The year's list is saved");
const DAYS = pair("放假和调休", "Holidays and worked weekends");
const ADD = pair("添加一段", "Add a stretch");
const DROP = pair("删除", "Remove");
const SOURCE_HINT = pair(
  "文件名称和文号，如 国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）。",
  "The title and number of the official list.",
);

interface Line {
  readonly days: readonly [Dayjs, Dayjs];
  readonly working: boolean;
  readonly note?: string;
}
interface Values {
  readonly source: string;
  readonly lines?: readonly Line[];
}

/** The official list of a year, entered in stretches; it takes the place of what was there. */
export function YearForm({ of, close }: { readonly of: Year; readonly close: () => void }) {
  const say = useSay();
  const tell = useTell();
  const verbs = useCalendarVerbs();
  const lines = stretchesOf(of.days).map(
    ({ from, to, ...rest }): Line => ({ ...rest, days: [dayjs(from), dayjs(to)] }),
  );
  return (
    <FormDrawer<Values, void>
      title={pair(`录入 ${of.year} 年安排`, `The list of ${of.year}`)}
      submit={SAVE}
      wide
      initial={{ source: of.source ?? "", lines }}
      send={(values) => verbs.enterYear(of.year, listOf(values))}
      sent={() => {
        tell.good(say(SAVED));
        close();
      }}
      close={close}
    >
      <Field name="source" label={SOURCE} hint={SOURCE_HINT} required>
        <Input maxLength={500} />
      </Field>
      <p className={styles.label}>{say(DAYS)}</p>
      <Form.List name="lines">
        {(fields, { add, remove }) => (
          <div className={styles.lines}>
            {fields.map(({ key, name }) => (
              <LineFields key={key} name={name} year={of.year} drop={() => remove(name)} />
            ))}
            <Button type="dashed" onClick={() => add({ working: false })}>
              {say(ADD)}
            </Button>
          </div>
        )}
      </Form.List>
    </FormDrawer>
  );
}

const listOf = ({ source, lines = [] }: Values): YearList => ({
  source,
  days: lines.flatMap(({ days: [from, to], working, note }) =>
    daysBetween(from.format("YYYY-MM-DD"), to.format("YYYY-MM-DD")).map((day) => ({
      day,
      working,
      note: note ?? "",
    })),
  ),
});

interface LineFieldsProps {
  readonly name: number;
  readonly year: number;
  readonly drop: () => void;
}

function LineFields({ name, year, drop }: LineFieldsProps) {
  const say = useSay();
  const kinds = [
    { value: false, label: say(FREE) },
    { value: true, label: say(WORKED) },
  ];
  return (
    <div className={styles.line}>
      <Form.Item name={[name, "days"]} rules={[{ required: true, message: "" }]}>
        <DatePicker.RangePicker
          defaultPickerValue={[dayjs(`${year}-01-01`), dayjs(`${year}-02-01`)]}
        />
      </Form.Item>
      <Form.Item name={[name, "working"]}>
        <Select options={kinds} />
      </Form.Item>
      <Form.Item name={[name, "note"]}>
        <Input maxLength={100} placeholder={say(NOTE)} />
      </Form.Item>
      <Button type="text" aria-label={say(DROP)} onClick={drop}>
        ×
      </Button>
    </div>
  );
}
