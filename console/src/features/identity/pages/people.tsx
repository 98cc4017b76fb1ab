import Button from "antd/es/button";
import { useState } from "react";
import { formatMoment } from "@/shared/lib/formats";
import { pair, useSay } from "@/shared/lib/words";
import { ListPage } from "@/shared/ui/list-page";
import { StatusTag } from "@/shared/ui/status-tag";
import type { Column } from "@/shared/ui/table";
import { AddPerson } from "../parts/add-person";
import { usePeople } from "../queries";
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
const FILTERS = [{ name: "state", title: words.STATE, options: words.PERSON_STATES }];

type Row = NonNullable<ReturnType<typeof usePeople>["data"]>["rows"][number];
const COLUMNS: readonly Column<Row>[] = [
  { key: "name", title: words.NAME, tight: true, cell: (person) => person.name },
  { key: "account", title: words.ACCOUNT, tight: true, cell: (person) => person.account },
  { key: "organisation", title: words.ORGANISATION, cell: (person) => person.organisation_name },
  { key: "roles", title: words.ROLES, cell: (person) => person.roles.join("、") },
  {
    key: "last",
    title: words.LAST_SIGNED_IN,
    tight: true,
    cell: (person) => formatMoment(person.last_signed_in_at),
  },
  {
    key: "state",
    title: words.STATE,
    tight: true,
    cell: (person) => <StatusTag of={words.PERSON_STATES} code={person.state} />,
  },
];

export function PeoplePage() {
  const say = useSay();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <ListPage
        title={words.PEOPLE}
        about={ABOUT}
        search={SEARCH}
        filters={FILTERS}
        actions={
          <Button type="primary" onClick={() => setAdding(true)}>
            {say(ADD)}
          </Button>
        }
        useRows={usePeople}
        columns={COLUMNS}
        id={(person) => person.id}
        to={(person) => `/identity/people/${person.id}`}
        empty={EMPTY}
      />
      {adding && <AddPerson close={() => setAdding(false)} />}
    </>
  );
}
