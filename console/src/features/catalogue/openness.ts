/** What the open interfaces are, as rows, and how a client begins, as lines to copy. */
import { type Pair, pair } from "@/shared/lib/words";
import type { Openness } from "./queries";

export interface Interface {
  readonly what: Pair;
  readonly where: string;
  readonly forms: string;
}

export interface Example {
  readonly title: Pair;
  readonly text: string;
}

const PAGE_FORMS = "ttl · rdf · jsonld";

export const interfacesOf = (of: Openness): readonly Interface[] => [
  {
    what: pair("CKAN 动作接口（第 3 版，只读）", "CKAN Action API v3, reading"),
    where: of.ckan,
    forms: "JSON",
  },
  {
    what: pair("DCAT-AP 3 目录（分页）", "DCAT-AP 3, in pages"),
    where: of.catalogue,
    forms: PAGE_FORMS,
  },
  {
    what: pair("DCAT-AP 3 单个数据集", "DCAT-AP 3, one data set"),
    where: of.dataset,
    forms: PAGE_FORMS,
  },
  {
    what: pair("DCAT-AP 3 全量导出", "DCAT-AP 3, the whole"),
    where: of.whole,
    forms: `${PAGE_FORMS} · nt`,
  },
];

export const linesOf = (of: Openness): readonly Example[] => {
  const open = of.open_to_visitors;
  const key = open ? "" : ' -H "Authorization: $KEY"';
  const ckan = open ? "" : ' -a "$KEY"';
  const whole = of.whole.replace("{form}", "nt");
  return [
    {
      title: pair("检索目录（curl）", "Search by curl"),
      text: `curl -G "${of.ckan}package_search"${key} --data-urlencode "q=登记" -d rows=5`,
    },
    {
      title: pair("检索与导出（ckanapi）", "Search and dump by ckanapi"),
      text: [
        `ckanapi search datasets q=登记 -r ${of.address}${ckan}`,
        `ckanapi dump datasets --all -O datasets.jsonl -r ${of.address}${ckan}`,
      ].join("\n"),
    },
    {
      title: pair("近期变化（DCAT）", "What changed lately, by DCAT"),
      text: `curl "${of.catalogue.replace("{form}", "ttl")}?modified_since=2026-01-01"${key}`,
    },
    {
      title: pair("全量导出", "The whole"),
      text: [
        `curl "${whole}"${key} -o catalogue.nt`,
        "tongbase catalogue export-dcat --format ttl -o catalogue.ttl",
      ].join("\n"),
    },
  ];
};
