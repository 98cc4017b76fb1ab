import BookOutlined from "@ant-design/icons/es/icons/BookOutlined";
import CloudDownloadOutlined from "@ant-design/icons/es/icons/CloudDownloadOutlined";
import DatabaseOutlined from "@ant-design/icons/es/icons/DatabaseOutlined";
import EyeOutlined from "@ant-design/icons/es/icons/EyeOutlined";
import ProfileOutlined from "@ant-design/icons/es/icons/ProfileOutlined";
import SafetyOutlined from "@ant-design/icons/es/icons/SafetyOutlined";
import SolutionOutlined from "@ant-design/icons/es/icons/SolutionOutlined";
import SwapOutlined from "@ant-design/icons/es/icons/SwapOutlined";
import TeamOutlined from "@ant-design/icons/es/icons/TeamOutlined";
import * as catalogue from "@/features/catalogue/menu";
import * as collect from "@/features/collect/words";
import * as govern from "@/features/govern/words";
import * as identity from "@/features/identity/menu";
import { IMPORTS } from "@/features/imports/menu";
import * as oversee from "@/features/oversee/menu";
import * as protect from "@/features/protect/menu";
import * as registers from "@/features/registers/menu";
import * as share from "@/features/share/menu";
import * as standards from "@/features/standards/menu";
import { DECIDED, JOBS, OPENED, WAITING } from "@/features/workbench/menu";
import { pair } from "@/shared/lib/words";
import type { MenuSection } from "./menu-rules";

/** Who has to do with applications: either side of one, and who oversees both. */
const SHARING = [
  "share.application.submit",
  "share.application.review_provider",
  "share.application.review_bureau",
  "share.grant.read",
];

/** The whole menu. A page that has a link here has a route in its feature's routes.tsx. */
export const MENU: readonly MenuSection[] = [
  {
    title: pair("工作台", "Workbench"),
    Icon: SolutionOutlined,
    links: [
      { to: "/workbench/waiting", title: WAITING },
      { to: "/workbench/decided", title: DECIDED },
      { to: "/workbench/opened", title: OPENED },
      { to: "/workbench/jobs", title: JOBS },
      { to: "/imports", title: IMPORTS, needs: ["uploads.file.add"] },
    ],
  },
  {
    title: catalogue.CATALOGUE,
    Icon: BookOutlined,
    links: [
      { to: "/catalogue", title: catalogue.SEARCH, end: true },
      {
        to: "/catalogue/compile",
        title: catalogue.COMPILE,
        needs: [
          "catalogue.entry.compile",
          "catalogue.entry.review_department",
          "catalogue.entry.review_bureau",
        ],
      },
      {
        to: "/catalogue/updates",
        title: catalogue.UPDATES,
        needs: [
          "catalogue.entry.compile",
          "catalogue.entry.review_department",
          "catalogue.entry.review_bureau",
        ],
      },
      { to: "/catalogue/service-items", title: registers.SERVICE_ITEMS },
      { to: "/catalogue/duties", title: registers.DUTIES },
      { to: "/catalogue/systems", title: registers.SYSTEMS },
      { to: "/catalogue/coverage", title: registers.COVERAGE },
      { to: "/oversee/graph", title: oversee.GRAPH },
      { to: "/catalogue/negative", title: catalogue.NEGATIVE },
      { to: "/catalogue/as-of", title: catalogue.AS_OF },
      {
        to: "/catalogue/subscriptions",
        title: catalogue.PUSH,
        needs: ["catalogue.subscription.manage"],
      },
      {
        to: "/catalogue/duplicates",
        title: registers.DUPLICATES,
        needs: ["catalogue.duplicate.decide", "catalogue.entry.compile"],
      },
      {
        to: "/catalogue/synonyms",
        title: catalogue.SYNONYMS,
        needs: ["catalogue.synonym.manage"],
      },
      {
        to: "/catalogue/harvests",
        title: catalogue.HARVESTS,
        needs: ["catalogue.harvest.manage"],
      },
      { to: "/catalogue/open", title: catalogue.OPENNESS },
    ],
  },
  {
    title: collect.COLLECT,
    Icon: CloudDownloadOutlined,
    links: [
      { to: "/collect/sources", title: collect.SOURCES, needs: ["collect.source.manage"] },
      { to: "/collect/flows", title: collect.FLOWS, needs: ["collect.flow.manage"] },
      { to: "/collect/runs", title: collect.RUNS, needs: ["collect.flow.manage"] },
    ],
  },
  {
    title: govern.GOVERN,
    Icon: DatabaseOutlined,
    links: [{ to: "/govern/tables", title: govern.TABLES, needs: ["govern.metadata.read"] }],
  },
  {
    title: protect.PROTECT,
    Icon: SafetyOutlined,
    links: [{ to: "/protect/tables", title: protect.GRADES, needs: ["protect.grade.read"] }],
  },
  {
    title: share.SHARE,
    Icon: SwapOutlined,
    links: [
      { to: "/share/applications", title: share.APPLICATIONS, needs: SHARING },
      { to: "/share/grants", title: share.GRANTS, needs: ["share.grant.read"] },
      { to: "/share/services", title: share.SERVICES },
      { to: "/share/calls", title: share.CALLS, needs: ["share.grant.read"] },
      { to: "/share/limits", title: share.LIMITS },
    ],
  },
  {
    title: standards.STANDARDS,
    Icon: ProfileOutlined,
    links: [
      { to: "/standards/elements", title: standards.ELEMENTS },
      { to: "/standards/code-lists", title: standards.CODE_LISTS },
      { to: "/standards/naming", title: standards.NAMING },
      { to: "/standards/documents", title: standards.DOCUMENTS },
      { to: "/standards/landing", title: standards.LANDING, needs: ["govern.metadata.read"] },
      { to: "/standards/calendar", title: standards.CALENDAR },
    ],
  },
  {
    title: oversee.OVERSEE,
    Icon: EyeOutlined,
    links: [
      { to: "/oversee/overview", title: oversee.OVERVIEW, needs: ["oversee.overview.read"] },
      { to: "/oversee/ledger", title: oversee.LEDGER, needs: ["oversee.ledger.read"] },
    ],
  },
  {
    title: pair("机构人员", "Identity"),
    Icon: TeamOutlined,
    links: [
      { to: "/identity/people", title: identity.PEOPLE, needs: ["identity.person.manage"] },
      {
        to: "/identity/organisations",
        title: identity.ORGANISATIONS,
        needs: ["identity.organisation.manage"],
      },
      { to: "/identity/regions", title: identity.REGIONS },
      { to: "/identity/roles", title: identity.ROLE_LIST, needs: ["identity.person.manage"] },
      {
        to: "/identity/applications",
        title: identity.APPLICATIONS,
        needs: ["identity.key.manage"],
      },
      { to: "/identity/keys", title: identity.OWN_KEYS, needs: ["identity.key.own"] },
    ],
  },
];
