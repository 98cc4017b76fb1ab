import { pair } from "@/shared/lib/words";
import { type Choices, FoundMany } from "@/shared/ui/found-many";
import { useOrganisationChoices } from "../queries/organisations";

const CHOOSE = pair("输入名称或统一社会信用代码查找", "Search by name or unified credit code");

/** Choosing organisations, however many; the values are unified credit codes. */
export function OrganisationsSelect(choices: Choices) {
  return (
    <FoundMany
      {...choices}
      hint={CHOOSE}
      useRows={useOrganisationChoices}
      option={({ uscc, name }) => ({ value: uscc, label: name })}
    />
  );
}
