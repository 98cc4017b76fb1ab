import Select from "antd/es/select";
import { type Pair, useSay } from "@/shared/lib/words";

interface ChooseProps {
  readonly of: Readonly<Record<string, Pair>>;
  readonly clear?: boolean;
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}

/** One of a short list. */
export function Choose({ of, clear, ...field }: ChooseProps) {
  const say = useSay();
  const options = Object.entries(of).map(([value, words]) => ({ value, label: say(words) }));
  return <Select {...field} allowClear={clear} options={options} />;
}
