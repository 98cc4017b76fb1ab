import Select from "antd/es/select";
import { useSay, useSpeech } from "@/shared/lib/words";
import { useCodes } from "../queries";
import { readable } from "../rules";

/** The value of a field as people read it. */
export function Coded({ field, value }: { readonly field: string; readonly value: unknown }) {
  const codes = useCodes();
  const { language } = useSpeech();
  return readable(codes.data, field, value, language === "zh");
}

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
}

/** Choosing from a code list of the catalogue. */
export function CodeSelect({ list, without = [], value, label, ...rest }: CodeSelectProps) {
  const say = useSay();
  const codes = useCodes();
  const offered = codes.data?.lists[list]?.filter((one) => !without.includes(one.value));
  return (
    <Select
      {...rest}
      aria-label={label}
      value={value ?? undefined}
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
