import Button from "antd/es/button";
import { useState } from "react";
import { formatMoment } from "@/shared/lib/formats";
import { useInAddress } from "@/shared/lib/use-place";
import { pair, useSay } from "@/shared/lib/words";
import { ListPage } from "@/shared/ui/list-page";
import { SecretOnce } from "@/shared/ui/secret-once";
import { StatusTag } from "@/shared/ui/status-tag";
import type { Column } from "@/shared/ui/table";
import { AddPerson } from "../parts/add-person";
import { OrganisationFilter } from "../parts/place-filters";
import { type FirstPassword, usePeople } from "../queries/people";
import { stateOf } from "../rules";
import * as words from "../words";

const ADD = pair("新增人员", "Add a person");
const ABOUT = pair(
  "本机构管辖范围内可登录平台的人员及其角色。",
  "People within your reach who may sign in, and their roles.",
);
const SEARCH = pair("姓名或账号", "Name or account");
const EMPTY = {
  title: pair("还没有人员", "Nobody yet"),
  next: pair(
    "点击“新增人员”，平台会生成一次性初始口令，由您转交本人。",
    "Add a person: a first password is made for you to hand over.",
  ),
};
type Row = NonNullable<ReturnType<typeof usePeople>["data"]>["rows"][number];
const COLUMNS: readonly Column<Row>[] = [
  { key: "name", title: words.NAME, tight: true, cell: (person) => person.name },
  { key: "account", title: words.ACCOUNT, tight: true, cell: (person) => person.account },
  {
    key: "organisation",
    title: words.ORGANISATION,
    cell: (person) => person.organisation?.name ?? "—",
  },
  { key: "roles", title: words.ROLES, cell: (person) => <Roles of={person} /> },
  {
    key: "created",
    title: words.CREATED,
    tight: true,
    cell: (person) => formatMoment(person.created_at),
  },
  {
    key: "state",
    title: words.STATE,
    tight: true,
    cell: (person) => <StatusTag of={words.PERSON_STATES} code={stateOf(person, new Date())} />,
  },
];

export function PeoplePage() {
  const say = useSay();
  const [adding, setAdding] = useState(false);
  const [first, setFirst] = useState<FirstPassword | null>(null);
  return (
    <>
      <ListPage
        title={words.PEOPLE}
        about={ABOUT}
        search={SEARCH}
        actions={
          <Button type="primary" onClick={() => setAdding(true)}>
            {say(ADD)}
          </Button>
        }
        batch={<OrganisationFilter name="organisation" />}
        useRows={usePeopleOf}
        columns={COLUMNS}
        id={(person) => person.id}
        to={(person) => `/identity/people/${person.id}`}
        empty={EMPTY}
      />
      {adding && (
        <AddPerson
          added={(made) => {
            setAdding(false);
            setFirst(made);
          }}
          close={() => setAdding(false)}
        />
      )}
      {first && (
        <SecretOnce
          title={words.FIRST_PASSWORD}
          values={[
            [words.ACCOUNT, first.account],
            [words.FIRST_PASSWORD, first.password],
          ]}
          close={() => setFirst(null)}
        />
      )}
    </>
  );
}

/** The organisation stands in the address, but is chosen by searching. */
function usePeopleOf(ask: Parameters<typeof usePeople>[0]) {
  const [organisation] = useInAddress("organisation");
  return usePeople({ ...ask, organisation });
}

function Roles({ of }: { readonly of: Row }) {
  const say = useSay();
  return of.roles.map(say).join("、");
}
