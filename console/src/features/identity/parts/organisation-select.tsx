import { pair } from "@/shared/lib/words";
import { type Choice, FoundSelect } from "@/shared/ui/found-select";
import { useOrganisationChoices } from "../queries/organisations";

const HINT = pair("输入名称或统一社会信用代码查找", "Search by name or unified credit code");

/** Choosing an organisation; the value is its unified credit code. */
export function OrganisationSelect(choice: Choice) {
  return (
    <FoundSelect
      {...choice}
      hint={HINT}
      useRows={useOrganisationChoices}
      option={({ uscc, name }) => ({ value: uscc, label: name })}
    />
  );
}
