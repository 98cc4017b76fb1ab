import Button from "antd/es/button";
import Input from "antd/es/input/Input";
import { useState } from "react";
import { useNavigate } from "react-router";
import { formatMoment } from "@/shared/lib/formats";
import { pair, useSay } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { ListPage } from "@/shared/ui/list-page";
import { StatusTag } from "@/shared/ui/status-tag";
import type { Column } from "@/shared/ui/table";
import { OrganisationSelect } from "../parts/organisation-select";
import {
  type Application,
  type NewApplication,
  useApplications,
  useRegisterApplication,
} from "../queries/keys";
import { useMe } from "../queries/session";
import * as words from "../words";

const ADD = pair("登记应用系统", "Register a system");
const ABOUT = pair(
  "调用共享服务的业务系统。每个系统用自己的密钥签名请求。",
  "Systems that call shared services; each signs with keys of its own.",
);
const EMPTY = {
  title: pair("还没有应用系统", "No systems yet"),
  next: pair(
    "登记调用数据的业务系统，再为它签发密钥。",
    "Register the system that calls, then issue a key for it.",
  ),
};
type Row = NonNullable<ReturnType<typeof useApplications>["data"]>["rows"][number];
const COLUMNS: readonly Column<Row>[] = [
  { key: "name", title: words.TITLE, cell: (of) => of.name },
  { key: "organisation", title: words.ORGANISATION, cell: (of) => of.organisation.name },
  {
    key: "at",
    title: pair("登记时间", "Registered"),
    tight: true,
    cell: (of) => formatMoment(of.created_at),
  },
  {
    key: "state",
    title: words.STATE,
    tight: true,
    cell: (of) => <StatusTag of={words.ACTIVE_STATES} code={String(of.active)} />,
  },
];

export function ApplicationsPage() {
  const say = useSay();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <ListPage
        title={words.APPLICATIONS}
        about={ABOUT}
        search={words.TITLE}
        actions={
          <Button type="primary" onClick={() => setAdding(true)}>
            {say(ADD)}
          </Button>
        }
        useRows={useApplications}
        columns={COLUMNS}
        id={(of) => of.id}
        to={(of) => `/identity/applications/${of.id}`}
        empty={EMPTY}
      />
      {adding && <AddApplication close={() => setAdding(false)} />}
    </>
  );
}

function AddApplication({ close }: { readonly close: () => void }) {
  const navigate = useNavigate();
  const me = useMe();
  return (
    <FormDrawer<NewApplication, Application>
      title={ADD}
      submit={ADD}
      initial={{ organisation: me.data?.organisation?.uscc }}
      send={useRegisterApplication()}
      sent={(made) => void navigate(`/identity/applications/${made.id}`)}
      close={close}
    >
      <Field name="name" label={words.TITLE} required>
        <Input maxLength={200} />
      </Field>
      <Field name="organisation" label={words.ORGANISATION} required>
        <OrganisationSelect />
      </Field>
    </FormDrawer>
  );
}
