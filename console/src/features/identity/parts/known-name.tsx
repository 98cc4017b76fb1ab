import { Problem } from "@/shared/api/problem";
import { pair, useSay } from "@/shared/lib/words";
import { useOrganisation } from "../queries/organisations";

const UNKNOWN = pair("未登记的机构", "Organisation that is not registered");
const AWAY = pair("机构名称未能取得", "Name of the organisation could not be read");

/** An organisation by its name; nothing until it is known, and why it is not where it cannot be. */
export function KnownName({ uscc }: { readonly uscc: string }) {
  const say = useSay();
  const organisation = useOrganisation(uscc);
  if (organisation.data) return organisation.data.name;
  if (!organisation.error) return "…";
  const missing = organisation.error instanceof Problem && organisation.error.status === 404;
  return <span title={uscc}>{`${say(missing ? UNKNOWN : AWAY)} ${uscc}`}</span>;
}
