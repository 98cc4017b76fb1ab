import Input from "antd/es/input/Input";
import Tree, { type DataNode } from "antd/es/tree";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { pair, useSay } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Labelled } from "@/shared/ui/labelled";
import { Loaded } from "@/shared/ui/loaded";
import { Page, Panel } from "@/shared/ui/page";
import { Table } from "@/shared/ui/table";
import { Words } from "@/shared/ui/words";
import { InstallRegions } from "../parts/install-regions";
import {
  type Region,
  useReadRegionsBelow,
  useRegion,
  useRegionAncestors,
  useRegions,
} from "../queries/regions";
import { useMe } from "../queries/session";
import { grown } from "../rules";
import * as words from "../words";
import styles from "./regions.module.css";

const ABOUT = pair(
  "按国家标准 GB/T 2260 装入的行政区划，机构、目录和授权都以它为准。",
  "The divisions of GB/T 2260: organisations, entries and grants rest on them.",
);
const SEARCH = pair("名称或代码，如 武汉、4201", "Name or code");
const CHOOSE = pair("选择一个行政区划", "Choose a region");
const CHOOSE_NEXT = pair(
  "在左侧展开，或用名称、代码搜索。",
  "Open the tree, or search by name or code.",
);
const NOTHING = pair("没有找到这个行政区划", "No such region");
const NOTHING_NEXT = pair("请换一个名称或代码。", "Try another name or code.");
const ABOVE = pair("所属", "Belongs to");
const YEARS = pair("代码使用年份", "Code in use");
const BELOW = pair("本区划内的机构", "Organisations in it");
const INSTALL = "identity.region.install";
const FOUND_MAX = 50;

export function RegionsPage() {
  const say = useSay();
  const [search, setSearch] = useSearchParams();
  const q = search.get("q") ?? "";
  const code = search.get("code") ?? "";
  const move = (change: Record<string, string>) =>
    setSearch({ ...(q && { q }), ...(code && { code }), ...change });
  const may = useMe().data?.permissions.includes(INSTALL);
  return (
    <Page title={words.REGIONS} about={ABOUT} actions={may && <InstallRegions />}>
      <div className={styles.columns}>
        <Panel>
          <div className={styles.search}>
            <Input
              aria-label={say(SEARCH)}
              placeholder={say(SEARCH)}
              defaultValue={q}
              allowClear
              onPressEnter={(event) => move({ q: event.currentTarget.value.trim() })}
              onClear={() => setSearch(code ? { code } : {})}
            />
          </div>
          {q ? <FoundRegions q={q} /> : <RegionTree choose={(chosen) => move({ code: chosen })} />}
        </Panel>
        <Panel>
          {code ? <OneRegion code={code} /> : <Empty title={CHOOSE} next={CHOOSE_NEXT} />}
        </Panel>
      </div>
    </Page>
  );
}

const nodeOf = (region: Region): DataNode => ({
  key: region.code,
  isLeaf: !region.has_children,
  title: (
    <span className={styles.node}>
      {region.name}
      <code>{region.code}</code>
    </span>
  ),
});

function RegionTree({ choose }: { readonly choose: (code: string) => void }) {
  const read = useReadRegionsBelow();
  const [nodes, setNodes] = useState<DataNode[]>([{ key: "", title: <Root /> }]);
  return (
    <div className={styles.tree}>
      <Tree
        blockNode
        defaultExpandedKeys={[""]}
        treeData={nodes}
        loadData={async ({ key }) => {
          const below = await read(String(key) || undefined);
          setNodes((before) => grown(before, String(key), below.map(nodeOf)));
        }}
        onSelect={([key]) => key && choose(String(key))}
      />
    </div>
  );
}

const Root = () => <Words pair={pair("全国", "China")} />;

function FoundRegions({ q }: { readonly q: string }) {
  const found = useRegions({ q, past: true, size: FOUND_MAX });
  return (
    <Loaded query={found}>
      {({ rows }) =>
        rows.length === 0 ? (
          <Empty title={NOTHING} next={NOTHING_NEXT} />
        ) : (
          <Table
            rows={rows}
            id={(region) => region.code}
            to={(region) => `?${new URLSearchParams({ q, code: region.code })}`}
            columns={[
              { key: "name", title: words.TITLE, cell: (region) => region.name },
              { key: "code", title: words.CODE, tight: true, cell: (region) => region.code },
              {
                key: "level",
                title: words.LEVEL,
                tight: true,
                cell: (region) => <Words of={words.LEVELS} code={region.level} />,
              },
            ]}
          />
        )
      }
    </Loaded>
  );
}

function OneRegion({ code }: { readonly code: string }) {
  const say = useSay();
  const region = useRegion(code);
  const ancestors = useRegionAncestors(code);
  return (
    <Loaded query={region}>
      {(of) => (
        <>
          <h2 className={styles.name}>{of.name}</h2>
          <Labelled
            of={[
              { label: words.CODE, value: of.code },
              { label: words.LEVEL, value: <Words of={words.LEVELS} code={of.level} /> },
              {
                label: ABOVE,
                value: ancestors.data
                  ?.filter((one) => one.code !== code)
                  .map((one) => one.name)
                  .join(" / "),
              },
              { label: YEARS, value: `${of.first_year} – ${of.active ? "" : of.last_year}` },
            ]}
          />
          <p className={styles.more}>
            <Link to={`/identity/organisations?region=${of.code}`}>{say(BELOW)} ›</Link>
          </p>
        </>
      )}
    </Loaded>
  );
}
