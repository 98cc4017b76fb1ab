import { Link } from "react-router";

interface SourceProps {
  readonly of: { readonly source: string; readonly document_id: string | null };
}

/** Where a standard comes from; it leads to the document that it names, if that is known. */
export function Source({ of }: SourceProps) {
  if (of.source === "" || of.document_id === null) return of.source || "—";
  return <Link to={`/standards/documents/${of.document_id}?tab=uses`}>{of.source}</Link>;
}
