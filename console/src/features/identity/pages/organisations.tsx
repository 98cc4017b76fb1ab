import Button from "antd/es/button";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useInAddress } from "@/shared/lib/use-place";
import { pair, useSay } from "@/shared/lib/words";
import { ListPage } from "@/shared/ui/list-page";
import { StatusTag } from "@/shared/ui/status-tag";
import type { Column } from "@/shared/ui/table";
import { Words } from "@/shared/ui/words";
import { OrganisationForm } from "../parts/organisation-form";
import { RegionFilter } from "../parts/place-filters";
import { useOrganisations, useRegisterOrganisation } from "../queries/organisations";
import { useMe } from "../queries/session";
import * as words from "../words";

const ADD = pair("登记机构", "Register an organisation");
const ABOUT = pair(
  "数据共享主管部门、各部门及其他单位。",
  "Authorities, departments and other organisations.",
);
const SEARCH = pair("名称或统一社会信用代码", "Name or unified credit code");
const EMPTY = {
  title: pair("还没有登记机构", "No organisations yet"),
  next: pair("点击“登记机构”，先登记数据共享主管部门。", "Register the data authority first."),
};
const MANAGE = "identity.organisation.manage";
type Row = NonNullable<ReturnType<typeof useOrganisations>["data"]>["rows"][number];
const COLUMNS: readonly Column<Row>[] = [
  { key: "name", title: words.TITLE, cell: (of) => of.name },
  { key: "uscc", title: words.USCC, tight: true, cell: (of) => of.uscc },
  {
    key: "kind",
    title: words.KIND,
    tight: true,
    cell: (of) => <Words of={words.KINDS} code={of.kind} />,
  },
  { key: "region", title: words.REGION, tight: true, cell: (of) => of.region_name },
  {
    key: "active",
    title: words.STATE,
    tight: true,
    cell: (of) => <StatusTag of={words.ACTIVE_STATES} code={String(of.active)} />,
  },
];
const FILTERS = [
  { name: "kind", title: words.KIND, options: words.KINDS },
  { name: "active", title: words.STATE, options: words.ACTIVE_STATES },
];

export function OrganisationsPage() {
  const say = useSay();
  const me = useMe();
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  const register = useRegisterOrganisation();
  return (
    <>
      <ListPage
        title={words.ORGANISATIONS}
        about={ABOUT}
        search={SEARCH}
        filters={FILTERS}
        batch={<RegionFilter name="region" />}
        actions={
          me.data?.permissions.includes(MANAGE) && (
            <Button type="primary" onClick={() => setAdding(true)}>
              {say(ADD)}
            </Button>
          )
        }
        useRows={useInRegion}
        columns={COLUMNS}
        id={(of) => of.id}
        to={(of) => `/identity/organisations/${of.id}`}
        empty={EMPTY}
      />
      {adding && (
        <OrganisationForm
          send={register}
          sent={(made) => void navigate(`/identity/organisations/${made.id}`)}
          close={() => setAdding(false)}
        />
      )}
    </>
  );
}

/** The region stands in the address beside the other filters, but is chosen by searching. */
function useInRegion(ask: Parameters<typeof useOrganisations>[0]) {
  const [region] = useInAddress("region");
  return useOrganisations({ ...ask, region });
}
