import Button from "antd/es/button";
import Input from "antd/es/input/Input";
import { useState } from "react";
import { useNavigate } from "react-router";
import { DivisionFilter, OrganisationFilter, useMe } from "@/features/identity/door";
import { ImportButton } from "@/features/imports/door";
import { formatMoment } from "@/shared/lib/formats";
import { useInAddress } from "@/shared/lib/use-place";
import { pair, useSay } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { LongText } from "@/shared/ui/form-section";
import { type Ask, ListPage } from "@/shared/ui/list-page";
import type { Chosen } from "@/shared/ui/outcomes";
import { StatusTag } from "@/shared/ui/status-tag";
import type { Column } from "@/shared/ui/table";
import type { Untick } from "@/shared/ui/ticks";
import { CodeStyle } from "../parts/code-style";
import { ExportButton } from "../parts/export-button";
import {
  ENTRIES_AT_ONCE_MAX,
  MANY_VERBS,
  ManyEntries,
  type ManyVerb,
  manyVerbsFor,
} from "../parts/many-entries";
import {
  type Entry,
  type EntryDraft,
  type Hit,
  type Search,
  useDraftEntry,
  useFound,
} from "../queries";
import * as words from "../words";

const ADD = pair("新建目录", "New entry");
const ABOUT = pair(
  "本部门编制的目录，从草稿到发布的每一个状态。主管部门可见辖区内全部目录。",
  "Entries within your reach, from draft to publication.",
);
const SEARCH_IN = pair("名称、信息项、摘要", "Names, items, abstracts");
const EMPTY = {
  title: pair("还没有目录", "No entries yet"),
  next: pair(
    "点击“新建目录”手工编制，或在数据治理的库表中一键反编目。",
    "Make one by hand, or draft it from a lake table.",
  ),
};
const NEXT = pair(
  "新建后补充元数据和信息项，缺什么会逐条列出。",
  "Complete metadata and items afterwards; what is missing is listed.",
);
const COMPILE = "catalogue.entry.compile";
const NAME_CHARACTERS_MAX = 128;
const COLUMNS: readonly Column<Hit>[] = [
  { key: "name", title: words.NAME, cell: (of) => of.name },
  {
    key: "code",
    title: words.CODE,
    tight: true,
    cell: (of) => of.res_code ?? "—",
  },
  { key: "provider", title: words.PROVIDER, cell: (of) => of.provider_name },
  {
    key: "share",
    title: words.SHARE_TYPE,
    tight: true,
    cell: (of) =>
      of.share_type ? <StatusTag of={words.SHARE_STATES} code={of.share_type} /> : "—",
  },
  {
    key: "changed",
    title: words.CHANGED,
    tight: true,
    cell: (of) => formatMoment(of.changed_at),
  },
  {
    key: "state",
    title: words.STATE,
    tight: true,
    cell: (of) => <StatusTag of={words.ENTRY_STATES} code={of.status} />,
  },
];
const FILTERS = [
  { name: "status", title: words.STATE, options: words.ENTRY_STATES },
  { name: "share_type", title: words.SHARE_TYPE, options: words.SHARE_STATES },
  { name: "update", title: words.STANDING, options: words.STANDINGS },
];

/** Of the department and in the division of the address, which the overview sets too. */
function useEntriesInReach(ask: Ask) {
  const [provider] = useInAddress("provider");
  const [division] = useInAddress("division");
  return useFound({ ...ask, provider, division, scope: "reach" } as Search);
}

/** What is decided is what stood in the list. */
const asRead = (of: Hit): Chosen => ({ id: of.id, name: of.name, readAt: of.changed_at });

interface Ticked {
  readonly verb: ManyVerb;
  readonly of: readonly Chosen[];
  readonly done: Untick;
}

export function CompilePage() {
  const say = useSay();
  const me = useMe();
  const [adding, setAdding] = useState(false);
  const [ticked, tick] = useState<Ticked>();
  return (
    <>
      <ListPage
        title={words.COMPILE}
        about={ABOUT}
        search={SEARCH_IN}
        filters={FILTERS}
        batch={
          <>
            <OrganisationFilter name="provider" />
            <DivisionFilter name="division" />
          </>
        }
        actions={
          <>
            <ExportButton />
            {me.data?.permissions.includes(COMPILE) && (
              <>
                <ImportButton kind="entries" />
                <Button type="primary" onClick={() => setAdding(true)}>
                  {say(ADD)}
                </Button>
              </>
            )}
          </>
        }
        above={<CodeStyle />}
        useRows={useEntriesInReach}
        columns={COLUMNS}
        id={(of) => of.id}
        to={(of) => `/catalogue/entries/${of.id}`}
        many={manyVerbsFor(me.data?.permissions ?? []).map((verb) => ({
          ...MANY_VERBS[verb],
          danger: "tone" in MANY_VERBS[verb],
          may: () => true,
          most: ENTRIES_AT_ONCE_MAX,
          open: (of: readonly Hit[], done: Untick) => tick({ verb, of: of.map(asRead), done }),
        }))}
        empty={EMPTY}
      />
      {ticked && <ManyEntries {...ticked} close={() => tick(undefined)} />}
      {adding && <NewEntry close={() => setAdding(false)} />}
    </>
  );
}

function NewEntry({ close }: { readonly close: () => void }) {
  const navigate = useNavigate();
  return (
    <FormDrawer<EntryDraft, Entry>
      title={ADD}
      submit={ADD}
      send={useDraftEntry()}
      sent={(made) => void navigate(`/catalogue/entries/${made.id}/edit`)}
      close={close}
    >
      <Field name="name" label={words.NAME} hint={NEXT} required>
        <Input maxLength={NAME_CHARACTERS_MAX} />
      </Field>
      <Field name="abstract" label={words.FIELDS.abstract}>
        <LongText lines={5} characters_max={1000} showCount />
      </Field>
    </FormDrawer>
  );
}
