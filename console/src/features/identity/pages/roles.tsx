import Button from "antd/es/button";
import { useState } from "react";
import { pair, useSay } from "@/shared/lib/words";
import { Loaded } from "@/shared/ui/loaded";
import { Page, Panel } from "@/shared/ui/page";
import { type Column, Table } from "@/shared/ui/table";
import { RoleForm } from "../parts/role-form";
import { type Role, usePermissions, useRoles } from "../queries/roles";
import { useMe } from "../queries/session";
import * as words from "../words";
import styles from "./roles.module.css";

const ABOUT = pair(
  "角色是一组权限。系统管理员管平台而不碰数据，编制、审核、使用、审计由不同的人担任。",
  "A role is a set of permissions. Who runs the platform does not touch the data.",
);
const ADD = pair("新增角色", "Add a role");
const OPEN = pair("修改", "Change");
const SHIPPED = pair("内置", "Shipped");
const MANAGE = "identity.role.manage";

export function RolesPage() {
  const say = useSay();
  const me = useMe();
  const roles = useRoles();
  const [chosen, choose] = useState<Role | "new" | null>(null);
  const may = me.data?.permissions.includes(MANAGE) ?? false;
  return (
    <Page
      title={words.ROLE_LIST}
      about={ABOUT}
      actions={
        may && (
          <Button type="primary" onClick={() => choose("new")}>
            {say(ADD)}
          </Button>
        )
      }
    >
      <Panel>
        <Loaded query={roles}>
          {(rows) => (
            <Table rows={rows} columns={columnsOf(may ? choose : null)} id={(role) => role.code} />
          )}
        </Loaded>
      </Panel>
      {chosen && <RoleForm of={chosen === "new" ? undefined : chosen} close={() => choose(null)} />}
    </Page>
  );
}

const columnsOf = (choose: ((role: Role) => void) | null): Column<Role>[] => [
  { key: "name", title: words.TITLE, cell: (role) => <RoleTitle of={role} /> },
  { key: "permissions", title: words.PERMISSIONS, cell: (role) => <Permissions of={role} /> },
  ...(choose
    ? [
        {
          key: "open",
          title: pair("操作", "Do"),
          tight: true,
          cell: (role: Role) => <Change of={role} choose={choose} />,
        },
      ]
    : []),
];

/** A shipped role is the product's: what is changed of it would be lost with the next version. */
function Change({ of, choose }: { readonly of: Role; readonly choose: (role: Role) => void }) {
  const say = useSay();
  if (of.shipped) return <span className={styles.soft}>{say(SHIPPED)}</span>;
  return (
    <Button size="small" onClick={() => choose(of)}>
      {say(OPEN)}
    </Button>
  );
}

function RoleTitle({ of }: { readonly of: Role }) {
  const say = useSay();
  return <b className={styles.name}>{say(of)}</b>;
}

function Permissions({ of }: { readonly of: Role }) {
  const say = useSay();
  const known = usePermissions().data ?? [];
  return (
    <ul className={styles.permissions}>
      {known
        .filter((permission) => of.permissions.includes(permission.code))
        .map((permission) => (
          <li key={permission.code}>{say(permission)}</li>
        ))}
    </ul>
  );
}
