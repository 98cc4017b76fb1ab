import Select from "antd/es/select";
import { type Pair, pair, useSay, useSpeech } from "@/shared/lib/words";
import { useCodes } from "../queries";
import { readable } from "../rules";

/** The value of a field as people read it. */
export function Coded({ field, value }: { readonly field: string; readonly value: unknown }) {
  const codes = useCodes();
  const { language } = useSpeech();
  return readable(codes.data, field, value, language === "zh");
}

const asTheEntry = ({ zh, en }: Pair) => pair(`${zh}（随目录）`, `${en} (as the entry)`);

interface CodeSelectProps {
  /** The name of the code list. */
  readonly list: string;
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (value: string | undefined) => void;
  /** Values that are not offered. */
  readonly without?: readonly string[];
  readonly status?: "error";
  readonly label?: string;
  /** What holds where nothing is chosen. */
  readonly inherited?: string | null;
}

/** Choosing from a code list of the catalogue. */
export function CodeSelect(props: CodeSelectProps) {
  const { list, without = [], value, label, inherited, ...rest } = props;
  const say = useSay();
  const codes = useCodes();
  const whole = codes.data?.lists[list];
  const taken = whole?.find((one) => one.value === inherited);
  const offered = whole?.filter((one) => !without.includes(one.value));
  return (
    <Select
      {...rest}
      aria-label={label}
      value={value ?? undefined}
      placeholder={taken && say(asTheEntry({ zh: taken.label, en: taken.label_en }))}
      allowClear
      loading={codes.isLoading}
      popupMatchSelectWidth={false}
      options={offered?.map((one) => ({
        value: one.value,
        label: say({ zh: one.label, en: one.label_en }),
      }))}
    />
  );
}
