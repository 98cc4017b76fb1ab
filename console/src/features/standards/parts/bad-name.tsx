import { Link } from "react-router";
import { pair, useSay } from "@/shared/lib/words";
import { type States, StatusTag, state } from "@/shared/ui/status-tag";
import { type BadName, useNameWarnings } from "../queries/naming";
import styles from "./bad-name.module.css";

const STATES: States = {
  warned: state("命名建议", "Name", "wait"),
  refused: state("违反强制命名规则", "Breaks a binding rule", "bad"),
};

/** Which naming rule a name breaks, what is wrong, and what it could be. */
export function BadNameNote({ of }: { readonly of: BadName }) {
  const say = useSay();
  const rule = pair(`规则：${of.rule_name}`, `Rule: ${of.rule}`);
  const better = pair(`建议：${of.proposal}`, `Proposal: ${of.proposal}`);
  return (
    <span className={styles.note}>
      <StatusTag of={STATES} code={of.is_binding ? "refused" : "warned"} />
      <span>
        {say(of.told)} {of.proposal && <strong>{say(better)}</strong>}{" "}
        <Link to={`/standards/naming?q=${of.rule}`}>{say(rule)}</Link>
      </span>
    </span>
  );
}

interface LakeNameNoteProps {
  readonly layer: string;
  readonly name: string;
  readonly title: string;
}

/** What the naming rules say of the lake table that is about to be named. */
export function LakeNameNote({ layer, name, title }: LakeNameNoteProps) {
  const warnings = useNameWarnings({ applies_to: "table", layer, name, title });
  if (name === "") return null;
  return warnings.data?.map((of) => <BadNameNote key={of.rule} of={of} />);
}
