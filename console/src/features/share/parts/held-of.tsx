import type { ReactNode } from "react";
import { Link } from "react-router";
import { useMe } from "@/features/identity/door";
import { type Pair, pair, useSay } from "@/shared/lib/words";
import { StatusTag } from "@/shared/ui/status-tag";
import { useAppliedFor } from "../queries/applications";
import { useHeld } from "../queries/grants";
import { stillHeld, underWay } from "../rules";
import { APPLICATION_STATES, GRANT_STATES } from "../words";
import styles from "./share.module.css";

const HELD = pair("本单位已有授权", "Your organisation holds a grant");
const APPLIED = pair("本单位已申请", "Your organisation has applied");
const ALL = pair("查看全部", "See all");
const SHOWN_MAX = 3;

interface HeldOfProps {
  readonly entry: { readonly id: string; readonly name: string };
}

/** What one's own organisation holds of an entry or has asked for: nobody asks twice. */
export function HeldOf({ entry }: HeldOfProps) {
  const permissions = useMe().data?.permissions ?? [];
  const applied = useAppliedFor(entry.id, permissions.includes("share.application.submit"));
  const held = useHeld(entry.id, permissions.includes("share.grant.read"));
  const grants = stillHeld(held.data?.rows ?? []).map((one) => (
    <Line key={one.id} to={`/share/grants/${one.id}`} name={one.system_name}>
      <StatusTag of={GRANT_STATES} code={one.status} />
    </Line>
  ));
  const asked = underWay(applied.data?.rows ?? []).map((one) => (
    <Line
      key={one.id}
      to={`/share/applications/${one.id}`}
      name={`${one.serial} ${one.system_name}`}
    >
      <StatusTag of={APPLICATION_STATES} code={one.state} />
    </Line>
  ));
  const q = encodeURIComponent(entry.name);
  return (
    <>
      <Lines title={HELD} lines={grants} all={`/share/grants?mine=true&q=${q}`} />
      <Lines title={APPLIED} lines={asked} all={`/share/applications?side=mine&q=${q}`} />
    </>
  );
}

interface LinesProps {
  readonly title: Pair;
  readonly lines: readonly ReactNode[];
  /** Where the rest is listed, if there are many. */
  readonly all: string;
}

function Lines({ title, lines, all }: LinesProps) {
  const say = useSay();
  if (lines.length === 0) return null;
  return (
    <section className={styles.held}>
      <h2>{say(title)}</h2>
      <ul>{lines.slice(0, SHOWN_MAX)}</ul>
      {lines.length > SHOWN_MAX && (
        <Link to={all}>
          {say(ALL)} {lines.length} ›
        </Link>
      )}
    </section>
  );
}

interface LineProps {
  readonly to: string;
  readonly name: string;
  readonly children: ReactNode;
}

function Line({ to, name, children }: LineProps) {
  return (
    <li>
      <Link to={to}>{name}</Link> {children}
    </li>
  );
}
