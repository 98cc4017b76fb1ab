import { useMutation } from "@tanstack/react-query";
import Button from "antd/es/button";
import Switch from "antd/es/switch";
import { useState } from "react";
import { Link } from "react-router";
import { GraphLink } from "@/features/oversee/door";
import { formatDay } from "@/shared/lib/formats";
import { pair, useSay } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/page";
import { ProblemNote } from "@/shared/ui/problem-note";
import { type Column, Table } from "@/shared/ui/table";
import { Words } from "@/shared/ui/words";
import { type Face, type Relation, useRelations, useRelationVerbs } from "../queries";
import { grouped, pageOf } from "../rules";
import * as words from "../words";
import { AddRelation } from "./add-relation";
import styles from "./registers.module.css";

const ADD = pair("添加关联", "Relate");
const END = pair("解除", "End");
const PAST = pair("显示已解除的", "Show what has ended");
const SINCE = pair("起", "Since");
const UNTIL = pair("止", "Until");
const BY = pair("建立人", "By");
const BY_NAME = pair("按所属系统名称自动关联", "By the name of the system");
const OFFERED = pair(
  "目录写有所属系统，且已在应用系统清单中登记：",
  "The entry names a system that is registered: ",
);
const ACCEPT = pair("建立关联", "Relate");
const EMPTY = {
  title: pair("还没有关联", "Nothing is related yet"),
  next: pair(
    "关联后，资源图谱、覆盖率和影响分析都能用到它。",
    "The graph, the coverage and the search for consequences will use it.",
  ),
};

interface RelationsProps {
  readonly kind: Face["kind"];
  readonly id: string;
}

/** What is related to a thing, by kind and direction; made and ended by those who may. */
export function Relations({ kind, id }: RelationsProps) {
  const say = useSay();
  const [past, setPast] = useState(false);
  const [adding, setAdding] = useState(false);
  const relations = useRelations(kind, id, past);
  const verbs = useRelationVerbs();
  const accept = useMutation({
    mutationFn: (system: string) =>
      verbs.relate({ kind: "from_system", source_id: id, target_id: system }),
  });
  const end = useMutation({ mutationFn: verbs.unrelate });
  return (
    <Loaded query={relations}>
      {({ rows, offers, may_relate }) => (
        <>
          {may_relate && offers.length > 0 && (
            <div className={styles.offer}>
              <span>
                {say(OFFERED)}
                {offers[0]?.name}（{offers[0]?.organisation_name}）
              </span>
              <Button
                size="small"
                type="primary"
                loading={accept.isPending}
                onClick={() => accept.mutate(offers[0]?.id ?? "")}
              >
                {say(ACCEPT)}
              </Button>
            </div>
          )}
          {(accept.error ?? end.error) && <ProblemNote error={accept.error ?? end.error} />}
          <Panel>
            <div className={styles.bar}>
              {may_relate && (
                <Button type="primary" onClick={() => setAdding(true)}>
                  {say(ADD)}
                </Button>
              )}
              <GraphLink kind={kind} id={id} />
              <span className={styles.push}>
                {say(PAST)}{" "}
                <Switch size="small" checked={past} onChange={setPast} aria-label={say(PAST)} />
              </span>
            </div>
            {rows.length === 0 ? (
              <Empty {...EMPTY} />
            ) : (
              grouped(rows).map(([key, group]) => (
                <Group key={key} of={group} end={may_relate ? end.mutate : undefined} past={past} />
              ))
            )}
          </Panel>
          {adding && <AddRelation kind={kind} id={id} close={() => setAdding(false)} />}
        </>
      )}
    </Loaded>
  );
}

function By({ of }: { readonly of: Relation }) {
  const say = useSay();
  return of.by_name ? say(BY_NAME) : of.made_by_name;
}

interface GroupProps {
  readonly of: readonly Relation[];
  readonly past: boolean;
  readonly end?: (relation: string) => void;
}

function Group({ of, past, end }: GroupProps) {
  const say = useSay();
  const first = of[0];
  if (!first) return null;
  const columns: Column<Relation>[] = [
    {
      key: "name",
      title: words.FIELDS.name,
      cell: (row) => <Link to={pageOf(row.other)}>{row.other.name}</Link>,
    },
    {
      key: "organisation",
      title: words.FIELDS.organisation,
      cell: (row) => row.other.organisation_name,
    },
    { key: "by", title: BY, tight: true, cell: (row) => <By of={row} /> },
    { key: "since", title: SINCE, tight: true, cell: (row) => formatDay(row.since) },
    ...(past
      ? [
          {
            key: "until",
            title: UNTIL,
            tight: true,
            cell: (row: Relation) => (row.until ? formatDay(row.until) : "—"),
          },
        ]
      : []),
    ...(end
      ? [
          {
            key: "end",
            title: END,
            tight: true,
            cell: (row: Relation) =>
              row.until ? (
                "—"
              ) : (
                <Button size="small" onClick={() => end(row.id)}>
                  {say(END)}
                </Button>
              ),
          },
        ]
      : []),
  ];
  return (
    <section className={styles.group}>
      <h3 className={styles.heading}>
        {say(words.calledFrom(first))}
        <span>
          <Words of={words.THINGS} code={first.other.kind} /> {of.length}
        </span>
      </h3>
      <Table rows={of} columns={columns} id={(row) => row.id} />
    </section>
  );
}
