/** What the registers ask the server: records, their materials and relations, coverage. */
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  type Answer,
  type Asked,
  fileAt,
  get,
  patch,
  post,
  put,
  remove,
} from "@/shared/api/client";

const REGISTERS = ["registers"] as const;
const CHOICES_MAX = 20;
const DOMAINS = "resource_subject";
const DOMAINS_MAX = 100;

export type Duty = Answer<"/api/catalogue/duties/{record_id}", "get">;
export type ServiceItem = Answer<"/api/catalogue/service-items/{record_id}", "get">;
export type ServiceItemLine = Answer<"/api/catalogue/service-items", "get">["rows"][number];
export type System = Answer<"/api/catalogue/systems/{record_id}", "get">;
export type Material = ServiceItem["materials"][number];
export type MaterialDraft = NonNullable<
  Asked<"/api/catalogue/service-items/{record_id}/materials", "put">["body"]
>["materials"][number];
export type DutyDraft = NonNullable<Asked<"/api/catalogue/duties", "post">["body"]>;
export type ServiceItemDraft = NonNullable<Asked<"/api/catalogue/service-items", "post">["body"]>;
export type SystemDraft = NonNullable<Asked<"/api/catalogue/systems", "post">["body"]>;
export type Sought = NonNullable<Asked<"/api/catalogue/service-items", "get">["query"]>;
/** What the records of all registers tell. */
export type RecordLine = Pick<
  Duty,
  "id" | "name" | "code" | "status" | "level" | "organisation_name" | "changed_at" | "verbs"
>;
export type Register = "duty" | "service_item" | "system";
export type Changes = NonNullable<
  Asked<"/api/catalogue/registers/{register}/set", "post">["body"]
>["changes"];
export type Batch = Answer<"/api/catalogue/registers/{register}/set", "post">;
export type GuideLine = Answer<
  "/api/catalogue/service-items/{record_id}/guide",
  "get"
>["rows"][number];
export type Compiled = Answer<"/api/catalogue/service-items/{record_id}/compile", "post">;
export type SystemGuide = Answer<"/api/catalogue/systems/{record_id}/guide", "get">;
export type Relations = Answer<"/api/catalogue/relations/{kind}/{thing_id}", "get">;
export type Relation = Relations["rows"][number];
export type RelationDraft = NonNullable<Asked<"/api/catalogue/relations", "post">["body"]>;
export type Face = Relation["other"];
export type Coverage = Answer<"/api/catalogue/coverage/{register}", "get">;
export type CoverageRow = Coverage["rows"][number];
export type By = NonNullable<
  NonNullable<Asked<"/api/catalogue/coverage/{register}", "get">["query"]>["by"]
>;

export type DuplicateReport = NonNullable<Asked<"/api/catalogue/duplicates", "post">["body"]>;
export type Duplicate = Answer<"/api/catalogue/duplicates", "get">["rows"][number];
export type DuplicatesSought = NonNullable<Asked<"/api/catalogue/duplicates", "get">["query"]>;

export const useDuplicates = (query: DuplicatesSought) =>
  useQuery({
    queryKey: [...REGISTERS, "duplicates", query],
    queryFn: () => get("/api/catalogue/duplicates", { query }),
    placeholderData: keepPreviousData,
  });

/** The entry of the source department that an entry repeats. */
export const useSource = (entry_id: string) =>
  useQuery({
    queryKey: [...REGISTERS, "duplicates", "of", entry_id],
    queryFn: () => get("/api/catalogue/duplicates/of/{entry_id}", { path: { entry_id } }),
  });

export const useDuplicateTimeline = (duplicate_id: string) =>
  useQuery({
    queryKey: [...REGISTERS, "duplicates", duplicate_id, "timeline"],
    queryFn: () =>
      get("/api/catalogue/duplicates/{duplicate_id}/timeline", { path: { duplicate_id } }),
  });

export function useDuplicateVerbs() {
  const fresh = useFresh();
  const at = (duplicate_id: string) => ({ path: { duplicate_id } });
  return {
    find: () => fresh(post("/api/catalogue/duplicates/find", {})),
    report: (body: DuplicateReport) => fresh(post("/api/catalogue/duplicates", { body })),
    measure: () => fresh(post("/api/govern/overlaps/measure", {})),
    /** Reads anew what a job has changed. */
    reread: () => fresh(Promise.resolve()),
    confirm: (id: string, source_id: string, reason: string) =>
      fresh(
        post("/api/catalogue/duplicates/{duplicate_id}/confirm", {
          ...at(id),
          body: { source_id, reason },
        }),
      ),
    dismiss: (id: string, reason: string) =>
      fresh(
        post("/api/catalogue/duplicates/{duplicate_id}/dismiss", { ...at(id), body: { reason } }),
      ),
    /** One after the other; tells which of them were not decided, and why. */
    dismissMany: async (duplicate_ids: string[], reason: string) => {
      const body = { duplicate_ids, reason };
      return (await fresh(post("/api/catalogue/duplicates/dismiss", { body }))).rows;
    },
    reopen: (id: string, reason: string) =>
      fresh(
        post("/api/catalogue/duplicates/{duplicate_id}/reopen", { ...at(id), body: { reason } }),
      ),
  };
}

export const useDuties = (query: Sought) =>
  useQuery({
    queryKey: [...REGISTERS, "duty", query],
    queryFn: () => get("/api/catalogue/duties", { query }),
    placeholderData: keepPreviousData,
  });

export const useServiceItems = (query: Sought) =>
  useQuery({
    queryKey: [...REGISTERS, "service_item", query],
    queryFn: () => get("/api/catalogue/service-items", { query }),
    placeholderData: keepPreviousData,
  });

export const useSystems = (query: Sought) =>
  useQuery({
    queryKey: [...REGISTERS, "system", query],
    queryFn: () => get("/api/catalogue/systems", { query }),
    placeholderData: keepPreviousData,
  });

export const useDuty = (record_id: string) =>
  useQuery({
    queryKey: [...REGISTERS, "duty", record_id],
    queryFn: () => get("/api/catalogue/duties/{record_id}", { path: { record_id } }),
  });

export const useServiceItem = (record_id: string) =>
  useQuery({
    queryKey: [...REGISTERS, "service_item", record_id],
    queryFn: () => get("/api/catalogue/service-items/{record_id}", { path: { record_id } }),
  });

export const useSystem = (record_id: string) =>
  useQuery({
    queryKey: [...REGISTERS, "system", record_id],
    queryFn: () => get("/api/catalogue/systems/{record_id}", { path: { record_id } }),
  });

export const useRecordTimeline = (register: Register, record_id: string) =>
  useQuery({
    queryKey: [...REGISTERS, register, record_id, "timeline"],
    queryFn: () =>
      get("/api/catalogue/registers/{register}/{record_id}/timeline", {
        path: { register, record_id },
      }),
  });

export const useItemGuide = (record_id: string) =>
  useQuery({
    queryKey: [...REGISTERS, "service_item", record_id, "guide"],
    queryFn: () => get("/api/catalogue/service-items/{record_id}/guide", { path: { record_id } }),
  });

export const useSystemGuide = (record_id: string) =>
  useQuery({
    queryKey: [...REGISTERS, "system", record_id, "guide"],
    queryFn: () => get("/api/catalogue/systems/{record_id}/guide", { path: { record_id } }),
  });

export const useRelations = (kind: Face["kind"], thing_id: string, past: boolean) =>
  useQuery({
    queryKey: [...REGISTERS, "relations", kind, thing_id, past],
    queryFn: () =>
      get("/api/catalogue/relations/{kind}/{thing_id}", {
        path: { kind, thing_id },
        query: { past },
      }),
    placeholderData: keepPreviousData,
  });

export const useCoverage = (register: Register, by: By, region: string) =>
  useQuery({
    queryKey: [...REGISTERS, "coverage", register, by, region],
    queryFn: () =>
      get("/api/catalogue/coverage/{register}", { path: { register }, query: { by, region } }),
    placeholderData: keepPreviousData,
  });

/** Entries, or records of a register, whose name holds some text: to choose one. */
export const useThingChoices = (kind: string, q: string) =>
  useQuery({
    queryKey: [...REGISTERS, "choices", kind, q],
    queryFn: async () => {
      const query = { q, size: CHOICES_MAX };
      if (kind === "duty") return named(await get("/api/catalogue/duties", { query }));
      if (kind === "system") return named(await get("/api/catalogue/systems", { query }));
      if (kind === "service_item")
        return named(await get("/api/catalogue/service-items", { query }));
      const found = await get("/api/catalogue/entries", { query });
      return found.rows.map((row) => ({ id: row.id, name: row.name, beside: row.provider_name }));
    },
    placeholderData: keepPreviousData,
  });

const named = (found: {
  rows: readonly { id: string; name: string; organisation_name: string }[];
}) => found.rows.map((row) => ({ id: row.id, name: row.name, beside: row.organisation_name }));

/** 所属领域 of service items: the code list of the standards, empty where it is not installed. */
export const useDomains = () =>
  useQuery({
    queryKey: [...REGISTERS, "domains"],
    queryFn: () =>
      get("/api/standards/code-lists/{list_id}/codes", {
        path: { list_id: DOMAINS },
        query: { size: DOMAINS_MAX },
      }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

export const exportAt = (register: Register, query: Sought): string => {
  const asked = { query: { ...query, page: undefined, size: undefined } };
  if (register === "duty") return fileAt("/api/catalogue/duties/export", asked);
  if (register === "system") return fileAt("/api/catalogue/systems/export", asked);
  return fileAt("/api/catalogue/service-items/export", asked);
};

/** Everything that can be done to records. Each verb brings what is shown up to date. */
export function useRecordVerbs(register: Register) {
  const client = useQueryClient();
  const fresh = useFresh();
  const at = (record_id: string) => ({ path: { register, record_id } });
  const one = "/api/catalogue/registers/{register}/{record_id}";
  return {
    enable: (id: string) => fresh(post(`${one}/enable`, at(id))),
    stop: (id: string, reason: string) =>
      fresh(post(`${one}/stop`, { ...at(id), body: { reason } })),
    exclude: (id: string, reason: string) =>
      fresh(post(`${one}/exclude`, { ...at(id), body: { reason } })),
    include: (id: string) => fresh(post(`${one}/include`, at(id))),
    /** What is gone is not asked for again. */
    discard: async (id: string) => {
      await remove(one, at(id));
      await client.invalidateQueries({
        queryKey: REGISTERS,
        predicate: ({ queryKey }) => !queryKey.includes(id),
      });
    },
    setMany: (ids: string[], changes: Changes, dry_run: boolean) =>
      fresh(
        post("/api/catalogue/registers/{register}/set", {
          path: { register },
          body: { ids, changes, dry_run },
        }),
      ),
    deleteMany: (ids: string[], dry_run: boolean) =>
      fresh(
        post("/api/catalogue/registers/{register}/delete", {
          path: { register },
          body: { ids, dry_run },
        }),
      ),
  };
}

export function useDutyForm(record_id?: string) {
  const fresh = useFresh();
  return (body: DutyDraft) =>
    fresh(
      record_id
        ? patch("/api/catalogue/duties/{record_id}", { path: { record_id }, body })
        : post("/api/catalogue/duties", { body }),
    );
}

export function useServiceItemForm(record_id?: string) {
  const fresh = useFresh();
  return (body: ServiceItemDraft) =>
    fresh(
      record_id
        ? patch("/api/catalogue/service-items/{record_id}", { path: { record_id }, body })
        : post("/api/catalogue/service-items", { body }),
    );
}

export function useSystemForm(record_id?: string) {
  const fresh = useFresh();
  return (body: SystemDraft) =>
    fresh(
      record_id
        ? patch("/api/catalogue/systems/{record_id}", { path: { record_id }, body })
        : post("/api/catalogue/systems", { body }),
    );
}

export function useItemVerbs(record_id: string) {
  const fresh = useFresh();
  const path = { record_id };
  const of = (material_id: string) => ({ path: { record_id, material_id } });
  const material = "/api/catalogue/service-items/{record_id}/materials/{material_id}";
  return {
    setMaterials: (materials: MaterialDraft[]) =>
      fresh(
        put("/api/catalogue/service-items/{record_id}/materials", { path, body: { materials } }),
      ),
    compile: (material_ids: string[]) =>
      fresh(
        post("/api/catalogue/service-items/{record_id}/compile", { path, body: { material_ids } }),
      ),
    cover: (id: string, entry_id: string) =>
      fresh(post(`${material}/cover`, { ...of(id), body: { entry_id } })),
    exclude: (id: string, reason: string) =>
      fresh(post(`${material}/exclude`, { ...of(id), body: { reason } })),
    include: (id: string) => fresh(post(`${material}/include`, of(id))),
  };
}

export function useCompileSystem(record_id: string) {
  const fresh = useFresh();
  return (tables: { name: string; table: string }[]) =>
    fresh(
      post("/api/catalogue/systems/{record_id}/compile", { path: { record_id }, body: { tables } }),
    );
}

/** Relates all entries that name a system to it. */
export function useLinkSystem(record_id: string) {
  const fresh = useFresh();
  return () => fresh(post("/api/catalogue/systems/{record_id}/link", { path: { record_id } }));
}

export function useRelationVerbs() {
  const fresh = useFresh();
  return {
    relate: (body: RelationDraft) => fresh(post("/api/catalogue/relations", { body })),
    unrelate: (relation_id: string) =>
      fresh(remove("/api/catalogue/relations/{relation_id}", { path: { relation_id } })),
  };
}

function useFresh() {
  const client = useQueryClient();
  return async <T>(done: Promise<T>): Promise<T> => {
    const answer = await done;
    await client.invalidateQueries({ queryKey: REGISTERS });
    return answer;
  };
}
