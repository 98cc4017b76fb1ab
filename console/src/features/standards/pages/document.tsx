import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { formatDay } from "@/shared/lib/formats";
import { pair, useSay, wordsOf } from "@/shared/lib/words";
import { DetailPage, type DetailTab } from "@/shared/ui/detail-page";
import { StatusTag } from "@/shared/ui/status-tag";
import { Timeline } from "@/shared/ui/timeline";
import { VerbBar } from "@/shared/ui/verb-bar";
import { Clauses, DocumentUses } from "../parts/clauses";
import { DocumentDrawer, TextDrawer } from "../parts/document-drawer";
import {
  type StandardDocument,
  useDocument,
  useDocumentTimeline,
  useDocumentVerbs,
} from "../queries/documents";
import {
  DETAILS,
  DOCUMENT_FIELDS,
  DOCUMENT_KINDS,
  DOCUMENT_STATES,
  DOCUMENTS,
  REASON,
} from "../words";

const SHIPPED = [pair("录入", "Entered"), <ByTheHouse key="shipped" />] as const;
const TABS: readonly DetailTab<StandardDocument>[] = [
  { key: "clauses", title: pair("条款", "Clauses"), body: (of) => <Clauses of={of} /> },
  { key: "uses", title: pair("引用情况", "Uses"), body: (of) => <DocumentUses of={of} /> },
  { key: "timeline", title: pair("留痕", "Timeline"), body: (of) => <ItsTimeline id={of.id} /> },
];

export function DocumentPage() {
  const { id = "" } = useParams();
  return (
    <DetailPage
      list={{ title: DOCUMENTS, to: "/standards/documents" }}
      query={useDocument(id)}
      head={(of) => ({
        title: of.title,
        status: <StatusTag of={DOCUMENT_STATES} code={of.status} />,
        facts: [
          [DOCUMENT_FIELDS.number, of.number],
          [DOCUMENT_FIELDS.kind, <Kind key="kind" code={of.kind} />],
          [DOCUMENT_FIELDS.issuer, of.issuer || "—"],
          [DOCUMENT_FIELDS.issued_on, formatDay(of.issued_on)],
          [DOCUMENT_FIELDS.effective_on, formatDay(of.effective_on)],
          ...(of.is_shipped ? [SHIPPED] : []),
        ],
      })}
      verbs={(of) => <DocumentVerbs of={of} />}
      tabs={TABS}
    />
  );
}

function ByTheHouse() {
  return useSay()(pair("随平台提供", "Comes with the platform"));
}

function Kind({ code }: { readonly code: string }) {
  return useSay()(wordsOf(DOCUMENT_KINDS, code));
}

function DocumentVerbs({ of }: { readonly of: StandardDocument }) {
  const navigate = useNavigate();
  const verbs = useDocumentVerbs(of.id);
  const [open, setOpen] = useState<"edit" | "text" | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <VerbBar
        offered={of.verbs}
        verbs={{
          remove: {
            words: pair("移除", "Remove"),
            tone: "danger",
            about: pair(
              "移除后不再可查；引用它的标准保留来源文字。",
              "It is no longer found; what cites it keeps its citation.",
            ),
            asks: { field: "reason", label: REASON, required: true },
          },
          edit: { words: pair("编辑", "Edit"), open: () => setOpen("edit") },
          set_text: {
            words: pair("录入全文", "Set the text"),
            tone: "main",
            open: () => setOpen("text"),
          },
        }}
        act={async (_, { reason = "" }) => {
          await verbs.remove(reason);
          void navigate("/standards/documents");
        }}
      />
      {open === "edit" && <DocumentDrawer of={of} close={close} />}
      {open === "text" && <TextDrawer of={of} close={close} />}
    </>
  );
}

function ItsTimeline({ id }: { readonly id: string }) {
  return <Timeline query={useDocumentTimeline(id)} details={DETAILS} />;
}
