import Select from "antd/es/select";
import { useDeferredValue, useState } from "react";
import { type Pair, useSay } from "@/shared/lib/words";
import { keyOf, refOf } from "../graph-rules";
import { KINDS } from "../graph-words";
import { type Kind, type NodeRef, type Thing, useThings } from "../queries";

/** Wide enough to tell names apart that differ at their end, beside their offices. */
const LIST_PIXELS = 560;

interface ThingSearchProps {
  readonly asks: Pair;
  readonly choose: (node: NodeRef) => void;
  readonly clear: () => void;
  /** What is chosen; its name, once it is known. */
  readonly chosen?: NodeRef | undefined;
  readonly name?: string | undefined;
}

/** Looks for things of every kind by words, and chooses one, which stays in the box. */
export function ThingSearch({ asks, choose, clear, chosen, name }: ThingSearchProps) {
  const say = useSay();
  const [words, setWords] = useState("");
  const found = useThings(useDeferredValue(words.trim()));
  const rows = found.data?.rows ?? [];
  const kinds = [...new Set(rows.map((thing) => thing.kind))];
  return (
    <Select
      style={{ flex: "1 1 200px", minWidth: 0, maxWidth: 300 }}
      value={chosen ? { value: keyOf(chosen), label: name ?? chosen.id } : null}
      labelInValue
      allowClear
      placeholder={say(asks)}
      aria-label={say(asks)}
      popupMatchSelectWidth={LIST_PIXELS}
      showSearch={{ filterOption: false, onSearch: setWords }}
      loading={found.isFetching}
      onChange={(option: { value: string; label: string } | undefined) =>
        option ? choose(refOf(option.value)) : clear()
      }
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
