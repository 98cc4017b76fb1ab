/** On what a line of the ledger happened: its kind in words, its name and its page. */
import { type Pair, pair } from "@/shared/lib/words";
import type { Line } from "../queries";

interface Kind {
  readonly word: Pair;
  /** The fields of the detail that may carry its name; the first that does is shown. */
  readonly names: readonly string[];
  readonly page?: (of: Line) => string | false;
}

/** Who failed to sign in without having an account. */
const NOBODY = "unknown";
/** Among the names: a day, a year or a table of the lake is its own name. */
const SUBJECT = "";

const at = (list: string) => (of: Line) => of.subject !== "" && `${list}/${of.subject}`;
const named = (list: string, field: string) => (of: Line) =>
  typeof of.detail[field] === "string" && `${list}/${of.detail[field]}`;

const ENTRY = { word: pair("数据目录", "Entry"), names: ["title"], page: at("/catalogue/entries") };
/** The lists of the things that are registered and related, by their kinds on the wire. */
const REGISTERS: Readonly<Record<string, string>> = {
  duty: "/catalogue/duties",
  service_item: "/catalogue/service-items",
  system: "/catalogue/systems",
  entry: "/catalogue/entries",
};
const pageOf = (list: string | undefined, id: string) => list !== undefined && `${list}/${id}`;
const RECORD = {
  word: pair("编目依据", "Record"),
  names: ["title"],
  page: (of: Line) => pageOf(REGISTERS[String(of.detail.register)], of.subject),
};
const DUPLICATE = {
  word: pair("重复采集", "Duplicate"),
  names: ["title"],
  page: () => "/catalogue/duplicates",
};
const SERVICE_ITEM = {
  word: pair("政务服务事项", "Service item"),
  names: ["title"],
  page: at("/catalogue/service-items"),
};
const FLOW = {
  word: pair("归集流程", "Flow"),
  names: ["target"],
  page: at("/collect/flows"),
};
const TABLE = {
  word: pair("湖表", "Lake table"),
  names: ["title", "table"],
  page: at("/govern/tables"),
};
const PERSON = {
  word: pair("人员", "Person"),
  names: ["title", "account"],
  page: (of: Line) => of.subject !== NOBODY && at("/identity/people")(of),
};
const GRADED = {
  word: pair("分级表", "Graded table"),
  names: ["table"],
  page: at("/protect/tables"),
};
const ASKED = {
  word: pair("共享申请", "Application"),
  names: ["serial"],
  page: at("/share/applications"),
};
const LIMIT = {
  word: pair("办理时限", "Time limit"),
  names: ["title"],
  page: () => "/share/limits",
};
const GRANT = { word: pair("授权", "Grant"), names: [], page: at("/share/grants") };
const CALL = {
  word: pair("调用", "Call"),
  names: ["service"],
  page: named("/share/calls", "call"),
};

/** By the beginning of an event's name; the longest that fits tells. */
const KINDS: Readonly<Record<string, Kind>> = {
  "catalogue.entry": ENTRY,
  "catalogue.entry.deleted": { ...ENTRY, page: undefined },
  "catalogue.items": ENTRY,
  "catalogue.update": ENTRY,
  "catalogue.resource": ENTRY,
  "catalogue.synonym": {
    word: pair("同义词", "Synonym"),
    names: ["term"],
    page: () => "/catalogue/synonyms",
  },
  "catalogue.record": RECORD,
  "catalogue.record.deleted": { ...RECORD, page: undefined },
  "catalogue.materials": SERVICE_ITEM,
  "catalogue.material": SERVICE_ITEM,
  "catalogue.duplicate": DUPLICATE,
  "catalogue.duplicates": { ...DUPLICATE, names: [] },
  "catalogue.relation": {
    word: pair("关联关系", "Relation"),
    names: ["target"],
    page: (of) => pageOf(REGISTERS[String(of.detail.source)], of.subject),
  },
  "catalogue.code_style": { word: pair("资源代码样式", "Style of codes"), names: [] },
  "collect.source": {
    word: pair("数据源", "Source"),
    names: ["title"],
    page: at("/collect/sources"),
  },
  "collect.source.deleted": { word: pair("数据源", "Source"), names: ["title"] },
  "collect.flow": FLOW,
  "collect.flow.deleted": { ...FLOW, page: undefined },
  "collect.run": {
    word: pair("归集批次", "Run"),
    names: ["table"],
    page: named("/collect/runs", "run"),
  },
  "govern.table": TABLE,
  "govern.rule": { ...TABLE, names: [] },
  "govern.column": TABLE,
  "govern.entry": { ...TABLE, names: [] },
  "govern.upkeep": { ...TABLE, names: [] },
  "identity.region": {
    word: pair("行政区划", "Divisions"),
    names: [],
    page: () => "/identity/regions",
  },
  "identity.organisation": {
    word: pair("机构", "Organisation"),
    names: ["title"],
    page: at("/identity/organisations"),
  },
  "identity.person": PERSON,
  "identity.administrator": PERSON,
  "identity.role": { word: pair("角色", "Role"), names: [], page: () => "/identity/roles" },
  "identity.application": {
    word: pair("应用系统", "System"),
    names: ["title"],
    page: at("/identity/applications"),
  },
  "identity.key": { word: pair("密钥", "Key"), names: ["title"] },
  "jobs.run": { word: pair("任务", "Job"), names: ["title"], page: at("/workbench/jobs") },
  "lake.namespace": { word: pair("命名空间", "Namespace"), names: [SUBJECT] },
  "lake.table": { word: pair("湖表", "Lake table"), names: [SUBJECT] },
  "oversee.ledger": { word: pair("台账", "Ledger"), names: [] },
  "protect.table": GRADED,
  "protect.column": GRADED,
  "protect.grade": GRADED,
  "share.application": ASKED,
  "share.extension": ASKED,
  "share.grant": { ...GRANT, names: ["service"] },
  "share.quota": GRANT,
  "share.service": CALL,
  "share.service.opened": {
    word: pair("服务", "Service"),
    names: ["code"],
    page: named("/share/services", "code"),
  },
  "share.limit": LIMIT,
  "limits.limit": LIMIT,
  "standards.code_list": {
    word: pair("代码集", "Code list"),
    names: [],
    page: at("/standards/code-lists"),
  },
  "standards.calendar": {
    word: pair("工作日历", "Calendar"),
    names: [SUBJECT],
    page: () => "/standards/calendar",
  },
};

export interface Thing {
  readonly word: Pair;
  readonly name: string;
  readonly page: string | null;
}

/** On what a line happened; null for an event of a kind that is new to us. */
export function thingOf(line: Line): Thing | null {
  const noun = line.event.split(".").slice(0, 2).join(".");
  const kind = KINDS[line.event] ?? KINDS[noun];
  if (!kind) return null;
  const told = kind.names.map((field) => (field === SUBJECT ? line.subject : line.detail[field]));
  const name = told.find((value) => typeof value === "string" && value !== "");
  return { word: kind.word, name: String(name ?? ""), page: kind.page?.(line) || null };
}
