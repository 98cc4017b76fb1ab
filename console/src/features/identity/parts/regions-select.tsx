import TreeSelect from "antd/es/tree-select";
import { type ReactNode, useEffect, useState } from "react";
import { pair, useSay } from "@/shared/lib/words";
import { type Region, useReadRegionsBelow, useRegions } from "../queries/regions";
import { grown } from "../rules";

const CHOOSE = pair("展开选择，或输入名称、代码查找", "Open the tree, or search by name or code");
const CHOICES_MAX = 20;
const PROVINCE_DIGITS = 2;
const LIST_HEIGHT = 320;

interface Node {
  readonly key: string;
  readonly value: string;
  readonly title: string;
  readonly name: string;
  readonly isLeaf: boolean;
  children?: Node[];
}
interface Chosen {
  readonly value: string;
  readonly label: ReactNode;
}

interface RegionsSelectProps {
  /** A form hands these in; the values are the codes of the divisions. */
  readonly id?: string;
  readonly value?: readonly string[];
  readonly onChange?: (codes: string[]) => void;
  /** The names of what was chosen before. */
  readonly names: Readonly<Record<string, string>>;
  /** The division whose province stands first and open. */
  readonly near: string;
}

const nodeOf = ({ code, name, has_children }: Region): Node => ({
  key: code,
  value: code,
  title: `${name} ${code}`,
  name,
  isLeaf: !has_children,
});

/** Choosing regions, however many: from the tree, or by searching. */
export function RegionsSelect({ id, value = [], onChange, names, near }: RegionsSelectProps) {
  const say = useSay();
  const read = useReadRegionsBelow();
  const [known, setKnown] = useState(names);
  const [q, setQ] = useState("");
  const [tree, setTree] = useState<Node[]>([]);
  const found = useRegions({ q, size: CHOICES_MAX });
  const home = near.slice(0, PROVINCE_DIGITS).padEnd(near.length, "0");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the provinces are read once.
  useEffect(() => {
    const isHome = ({ code }: Region) => Number(code === home);
    void read().then((provinces) =>
      setTree(provinces.toSorted((a, b) => isHome(b) - isHome(a)).map(nodeOf)),
    );
  }, []);
  const choose = (chosen: readonly Chosen[]) => {
    const told = chosen.map((one) => [one.value, String(one.label)] as const);
    setKnown((before) => ({ ...before, ...Object.fromEntries(told) }));
    onChange?.(chosen.map((one) => one.value));
  };
  return (
    <TreeSelect<Chosen[]>
      id={id}
      multiple
      labelInValue
      allowClear
      value={value.map((code) => ({ value: code, label: known[code] ?? code }))}
      onChange={choose}
      treeNodeLabelProp="name"
      treeData={
        q ? (found.data?.rows ?? []).map((one) => ({ ...nodeOf(one), isLeaf: true })) : tree
      }
      treeDefaultExpandedKeys={[home]}
      loadData={async ({ key }) => {
        const below = await read(String(key));
        setTree((before) => grown(before, String(key), below.map(nodeOf)));
      }}
      showSearch={{ filterTreeNode: false, onSearch: setQ }}
      listHeight={LIST_HEIGHT}
      placeholder={say(CHOOSE)}
    />
  );
}
