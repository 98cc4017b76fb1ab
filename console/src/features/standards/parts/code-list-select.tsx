import { pair, useSay } from "@/shared/lib/words";
import { type Choice, FoundSelect } from "@/shared/ui/found-select";
import { useCodeLists } from "../queries/code-lists";

const HINT = pair("输入名称或编号查找", "Search by name or id");
const CHOICES_MAX = 20;

const useChoices = (q: string) => useCodeLists({ q, page: 1, size: CHOICES_MAX });

/** Choosing a code list; the value is its id. */
export function CodeListSelect(choice: Choice) {
  const say = useSay();
  return (
    <FoundSelect
      {...choice}
      hint={HINT}
      useRows={useChoices}
      option={(list) => ({ value: list.id, label: `${say(list.name)}（${list.id}）` })}
    />
  );
}
