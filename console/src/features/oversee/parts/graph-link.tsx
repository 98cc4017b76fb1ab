import { Link } from "react-router";
import { pair, useSay } from "@/shared/lib/words";
import type { NodeRef } from "../queries";

const SEE = pair("在图谱中查看", "See it in the graph");

/** Leads from the page of a thing into the graph around it. */
export function GraphLink({ kind, id }: NodeRef) {
  const say = useSay();
  return <Link to={`/oversee/graph?${new URLSearchParams({ kind, id })}`}>{say(SEE)}</Link>;
}
