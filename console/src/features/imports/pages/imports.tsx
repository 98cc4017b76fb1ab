import { formatCount, formatMoment } from "@/shared/lib/formats";
import { pair, useSpeech } from "@/shared/lib/words";
import { GoTo } from "@/shared/ui/go-to";
import { ListPage } from "@/shared/ui/list-page";
import { StatusTag } from "@/shared/ui/status-tag";
import type { Column } from "@/shared/ui/table";
import { KindOf } from "../parts/kind-of";
import { type Import, useImports } from "../queries";
import * as words from "../words";

const ABOUT = pair(
  "目录、权责清单、政务服务事项、应用系统和数据标准都可以用 Excel 或 CSV 批量导入:先校验,再导入。",
  "Entries, registers and standards come in as sheets: checked first, then taken over.",
);
const EMPTY = {
  title: pair("还没有导入记录", "Nothing was imported yet"),
  next: pair(
    "下载模板填写后上传;校验只是试导入,不改动任何数据。",
    "Take a template and fill it in.",
  ),
};
const COLUMNS: readonly Column<Import>[] = [
  { key: "file", title: words.FILE, cell: (of) => of.file },
  { key: "kind", title: words.KIND, tight: true, cell: (of) => <KindOf code={of.kind} /> },
  ...(["new", "changed", "same", "refused"] as const).map((name) => ({
    key: name,
    title: words.COUNTS[name],
    tight: true,
    end: true,
    cell: (of: Import) => <Count of={of.counts[name] ?? 0} />,
  })),
  { key: "at", title: words.AT, tight: true, cell: (of) => formatMoment(of.created_at) },
  {
    key: "state",
    title: words.STATE,
    tight: true,
    cell: (of) => <StatusTag of={words.STATES} code={of.state} />,
  },
];

export function ImportsPage() {
  return (
    <ListPage
      title={words.IMPORTS}
      about={ABOUT}
      actions={<GoTo to="/imports/new" words={words.NEW_IMPORT} main />}
      useRows={useImports}
      columns={COLUMNS}
      id={(of) => of.id}
      to={(of) => `/imports/${of.id}`}
      empty={EMPTY}
    />
  );
}

function Count({ of }: { readonly of: number }) {
  const { language } = useSpeech();
  return formatCount(of, language);
}
