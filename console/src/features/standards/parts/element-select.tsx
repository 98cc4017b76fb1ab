import { pair } from "@/shared/lib/words";
import { type Choice, FoundSelect } from "@/shared/ui/found-select";
import { useElementChoices } from "../queries/elements";

const HINT = pair("输入名称或标识符查找", "Search by name or code");

/** Choosing an element in force; the value is its code. */
export function ElementSelect(choice: Choice) {
  return (
    <FoundSelect
      {...choice}
      hint={HINT}
      useRows={useElementChoices}
      option={({ code, name_zh }) => ({ value: code, label: `${code} ${name_zh}` })}
    />
  );
}
