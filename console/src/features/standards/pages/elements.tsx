import Button from "antd/es/button";
import { useNavigate } from "react-router";
import { useMe } from "@/features/identity/door";
import { ImportButton } from "@/features/imports/door";
import { usePlace } from "@/shared/lib/use-place";
import { pair, useSay } from "@/shared/lib/words";
import { type Ask, ListPage } from "@/shared/ui/list-page";
import { StatusTag } from "@/shared/ui/status-tag";
import type { Column } from "@/shared/ui/table";
import { Words } from "@/shared/ui/words";
import { ElementValue } from "../parts/element-value";
import {
  type ElementRow,
  type ElementSearch,
  elementsSheet,
  useCategories,
  useElements,
} from "../queries/elements";
import { namesOf } from "../rules";
import { ELEMENTS, EXPORT, ELEMENT_FIELDS as FIELDS, SCOPES, STANDINGS, STATE } from "../words";

const ABOUT = pair(
  "各类数据的统一叫法、格式和取值。信息项和字段引用现行的数据元，数据即按同一标准编写。",
  "What data are called, how they are written, which values they take. Items and columns refer to them.",
);
const NAME = pair("中文名称", "Name");
const SEARCH = pair("名称、标识符、首字母或同义词", "Name, code, initials or synonym");
const ADD = pair("起草数据元", "Draft an element");
const EMPTY = {
  title: pair("还没有数据元", "No data elements yet"),
  next: pair(
    "请管理员运行安装，装入随平台提供的国家标准数据元；也可以自行起草。",
    "Have the shipped ones installed, or draft one.",
  ),
};
const DRAFT = "standards.element.draft";
const COLUMNS: readonly Column<ElementRow>[] = [
  { key: "name", title: NAME, cell: (of) => <Words pair={namesOf(of)} /> },
  { key: "code", title: FIELDS.code, tight: true, cell: (of) => of.code },
  { key: "category", title: FIELDS.category, cell: (of) => of.category || "—" },
  {
    key: "type",
    title: FIELDS.data_type,
    tight: true,
    cell: (of) => <ElementValue field="data_type" value={of.data_type} />,
  },
  { key: "format", title: FIELDS.format, tight: true, cell: (of) => of.format || "—" },
  {
    key: "scope",
    title: FIELDS.scope,
    tight: true,
    cell: (of) => <StatusTag of={SCOPES} code={of.scope} />,
  },
  { key: "source", title: FIELDS.source, cell: (of) => of.source || "—" },
  {
    key: "state",
    title: STATE,
    tight: true,
    cell: (of) => <StatusTag of={STANDINGS} code={of.status} />,
  },
];

type Sheet = Parameters<typeof elementsSheet>[0];
const FILTERED = ["category", "scope", "status"];

const useRows = (ask: Ask) => useElements(ask as ElementSearch);

export function ElementsPage() {
  const say = useSay();
  const me = useMe();
  const navigate = useNavigate();
  const categories = useCategories();
  const place = usePlace(FILTERED);
  const may = me.data?.permissions.includes(DRAFT);
  const named = Object.fromEntries(
    (categories.data?.rows ?? []).map(({ category }) => [category, pair(category, category)]),
  );
  return (
    <ListPage
      title={ELEMENTS}
      about={ABOUT}
      search={SEARCH}
      filters={[
        { name: "category", title: FIELDS.category, options: named },
        { name: "scope", title: FIELDS.scope, options: SCOPES },
        { name: "status", title: STATE, options: STANDINGS },
      ]}
      actions={
        <>
          <Button href={elementsSheet({ ...place.filters, q: place.q, format: "xlsx" } as Sheet)}>
            {say(EXPORT)}
          </Button>
          {may && <ImportButton kind="elements" />}
          {may && (
            <Button type="primary" onClick={() => void navigate("/standards/elements/new")}>
              {say(ADD)}
            </Button>
          )}
        </>
      }
      useRows={useRows}
      columns={COLUMNS}
      id={(of) => of.id}
      to={(of) => `/standards/elements/${of.id}`}
      empty={EMPTY}
    />
  );
}
