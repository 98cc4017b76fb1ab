/** The walls of the console. Each rule says in its comment why it stands. */
module.exports = {
  forbidden: [
    {
      name: "no-circles",
      severity: "error",
      comment: "A circle means two files are one.",
      from: {},
      to: { circular: true },
    },
    {
      name: "only-queries-call-the-api",
      severity: "error",
      comment:
        "What the server knows is asked for in queries.ts (or a folder of them), where keys and staleness live too.",
      from: { pathNot: "(/queries\\.ts$)|(/queries/[^/]+\\.ts$)|(^src/shared/api/)" },
      to: { path: "^src/shared/api/client\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "features-meet-at-doors",
      severity: "error",
      comment: "A feature shows others what it offers in door.ts and nothing else.",
      from: { path: "^src/features/([^/]+)/" },
      to: { path: "^src/features/([^/]+)/", pathNot: "^src/features/(?:$1/|[^/]+/door\\.tsx?$)" },
    },
    {
      name: "app-enters-by-routes-and-doors",
      severity: "error",
      comment:
        "The shell knows every feature, but only by its routes, its titles, its words and its door.",
      from: { path: "^src/app/" },
      to: {
        path: "^src/features/",
        pathNot: "^src/features/[^/]+/(door|routes|menu|words)\\.tsx?$",
      },
    },
    {
      name: "shared-knows-no-feature",
      severity: "error",
      comment: "shared is the floor that features stand on.",
      from: { path: "^src/shared/" },
      to: { path: "^src/(features|app)/" },
    },
    {
      name: "features-know-no-app",
      severity: "error",
      comment: "The shell comes last.",
      from: { path: "^src/features/" },
      to: { path: "^src/app/" },
    },
    {
      name: "charts-are-lazy",
      severity: "error",
      comment: "ECharts and G6 are heavy: they may only be reached through import().",
      from: { pathNot: "/charts?/" },
      to: { path: "node_modules/(echarts|@antv)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-orphans",
      severity: "error",
      comment: "What breaks if this file is gone? Nothing: it goes. (shared/ui is a kit.)",
      from: { orphan: true, pathNot: "(\\.d\\.ts$)|(\\.test\\.ts$)|(^src/shared/ui/)" },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "\\.css$" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types"] },
  },
};
