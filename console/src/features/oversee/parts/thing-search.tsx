import Select from "antd/es/select";
import { useDeferredValue, useState } from "react";
import { type Pair, useSay } from "@/shared/lib/words";
import { keyOf, refOf } from "../graph-rules";
import { KINDS } from "../graph-words";
import { type Kind, type NodeRef, type Thing, useThings } from "../queries";

interface ThingSearchProps {
  readonly asks: Pair;
  readonly choose: (node: NodeRef) => void;
}

/** Looks for things of every kind by words, and chooses one. */
export function ThingSearch({ asks, choose }: ThingSearchProps) {
  const say = useSay();
  const [words, setWords] = useState("");
  const found = useThings(useDeferredValue(words.trim()));
  const rows = found.data?.rows ?? [];
  const kinds = [...new Set(rows.map((thing) => thing.kind))];
  return (
    <Select
      style={{ flex: "1 1 200px", minWidth: 0, maxWidth: 300 }}
      value={null}
      placeholder={say(asks)}
      aria-label={say(asks)}
      showSearch={{ filterOption: false, onSearch: setWords }}
      loading={found.isFetching}
      onChange={(key: string) => choose(refOf(key))}
      options={kinds.map((kind) => ({
        label: say(KINDS[kind]),
        options: optionsOf(rows, kind),
      }))}
    />
  );
}

const optionsOf = (rows: readonly Thing[], kind: Kind) =>
  rows
    .filter((thing) => thing.kind === kind)
    .map((thing) => ({
      value: keyOf(thing),
      label: thing.organisation_name ? `${thing.name} · ${thing.organisation_name}` : thing.name,
    }));
