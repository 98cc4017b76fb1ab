import DatePicker from "antd/es/date-picker";
import Input from "antd/es/input";
import dayjs, { type Dayjs } from "dayjs";
import { useNavigate } from "react-router";
import { pair } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { LongText } from "@/shared/ui/form-section";
import {
  type DocumentChange,
  type DocumentDraft,
  type StandardDocument,
  useDocumentVerbs,
  useEnterDocument,
} from "../queries/documents";
import { bodyOf } from "../rules";
import { DOCUMENT_KINDS, DOCUMENT_STATES, DOCUMENT_FIELDS as FIELDS } from "../words";
import { Choose } from "./choose";

const NEW = pair("录入标准文件", "Enter a document");
const EDIT = pair("编辑标准文件", "Edit the document");
const TEXT = pair("录入全文", "Set the full text");
const SAVE = pair("保存", "Save");
const WHOLE = pair("全文", "Full text");
const TEXT_HINT = pair(
  "粘贴文本或 Markdown；按“第几条”“3.1.2 标题”“附录A”自动切分为条款，代替原有全文。",
  "Text or Markdown: it is cut into numbered clauses and takes the place of the old text.",
);
const NUMBER_HINT = pair("如 GB/T 2261.1-2003、国令第809号。", "Such as GB/T 2261.1-2003.");
const KIND_HINT = pair("不选则按标准号判定。", "If none is chosen, the number says it.");
const NOTE_CHARACTERS_MAX = 1000;

type Values = Record<string, unknown>;
const dated = (value: unknown): string | null =>
  value ? (value as Dayjs).format("YYYY-MM-DD") : null;
const sentOf = <Body extends object>({ kind, ...values }: Values): Body =>
  bodyOf({
    ...values,
    ...(kind ? { kind } : {}),
    issued_on: dated(values.issued_on),
    effective_on: dated(values.effective_on),
  }) as Body;
const dayOf = (value: string | null) => (value ? dayjs(value) : null);

/** A document is entered; its text comes afterwards. */
export function NewDocument({ close }: { readonly close: () => void }) {
  const navigate = useNavigate();
  const enter = useEnterDocument();
  return (
    <FormDrawer<Values, StandardDocument>
      title={NEW}
      submit={NEW}
      initial={{ status: "current" }}
      send={(values) => enter(sentOf<DocumentDraft>(values))}
      sent={(made) => void navigate(`/standards/documents/${made.id}`)}
      close={close}
    >
      <Fields />
    </FormDrawer>
  );
}

interface DrawerProps {
  readonly of: StandardDocument;
  readonly close: () => void;
}

export function DocumentDrawer({ of, close }: DrawerProps) {
  const verbs = useDocumentVerbs(of.id);
  const { number, title, kind, issuer, status, note } = of;
  const days = { issued_on: dayOf(of.issued_on), effective_on: dayOf(of.effective_on) };
  return (
    <FormDrawer<Values, StandardDocument>
      title={EDIT}
      submit={SAVE}
      initial={{ number, title, kind, issuer, status, note, ...days }}
      send={(values) => verbs.change(sentOf<DocumentChange>(values))}
      sent={close}
      close={close}
    >
      <Fields />
    </FormDrawer>
  );
}

/** The full text is pasted, and cut into clauses by the server. */
export function TextDrawer({ of, close }: DrawerProps) {
  const verbs = useDocumentVerbs(of.id);
  return (
    <FormDrawer<{ text: string }, StandardDocument>
      title={TEXT}
      submit={SAVE}
      wide
      send={({ text }) => verbs.setText(text)}
      sent={close}
      close={close}
    >
      <Field name="text" label={WHOLE} hint={TEXT_HINT} required>
        <Input.TextArea rows={24} spellCheck={false} />
      </Field>
    </FormDrawer>
  );
}

function Fields() {
  return (
    <>
      <Field name="number" label={FIELDS.number} hint={NUMBER_HINT} required>
        <Input maxLength={64} />
      </Field>
      <Field name="title" label={FIELDS.title} required>
        <Input maxLength={300} />
      </Field>
      <Field name="kind" label={FIELDS.kind} hint={KIND_HINT}>
        <Choose of={DOCUMENT_KINDS} />
      </Field>
      <Field name="status" label={FIELDS.status}>
        <Choose of={DOCUMENT_STATES} />
      </Field>
      <Field name="issuer" label={FIELDS.issuer}>
        <Input maxLength={500} />
      </Field>
      <Field name="issued_on" label={FIELDS.issued_on}>
        <DatePicker />
      </Field>
      <Field name="effective_on" label={FIELDS.effective_on}>
        <DatePicker />
      </Field>
      <Field name="note" label={FIELDS.note}>
        <LongText characters_max={NOTE_CHARACTERS_MAX} />
      </Field>
    </>
  );
}
