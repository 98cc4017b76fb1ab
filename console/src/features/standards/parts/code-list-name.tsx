import { Link } from "react-router";
import { useSay } from "@/shared/lib/words";
import { useCodeList } from "../queries/code-lists";

/** A code list by its name, which leads to it. */
export function CodeListName({ id }: { readonly id: string }) {
  const say = useSay();
  const { data } = useCodeList(id);
  return <Link to={`/standards/code-lists/${id}`}>{data ? say(data.name) : id}</Link>;
}
