/** What oversight asks the server: the live numbers, the ledger and its proof. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Answer, type Asked, file, fileAt, get, post } from "@/shared/api/client";

const LEDGER = ["oversee", "ledger"] as const;

export type Overview = Answer<"/api/oversee/overview", "get">;
export type Bar = Overview["entries_by_status"][number];
export type Line = Answer<"/api/oversee/ledger", "get">["rows"][number];
export type Verdict = Answer<"/api/oversee/ledger/verify", "post">;
export type FirstStep = Answer<"/api/oversee/first-steps", "get">[number];
export type Freshness = Answer<"/api/oversee/freshness", "get">["rows"][number];
type FreshnessAsk = NonNullable<Asked<"/api/oversee/freshness", "get">["query"]>;
type LedgerAsk = NonNullable<Asked<"/api/oversee/ledger", "get">["query"]>;

const REFRESH_MS = 60_000;

/** The live numbers of a division (`42`, `4201`; `000000` is everywhere), by default one's own. */
export const useOverview = (division: string | undefined) =>
  useQuery({
    queryKey: ["oversee", "overview", division],
    queryFn: () => get("/api/oversee/overview", { query: { division } }),
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });

/** What an empty house needs, in order; nothing once it lives. */
export const useFirstSteps = (enabled: boolean) =>
  useQuery({
    queryKey: ["oversee", "first-steps"],
    queryFn: () => get("/api/oversee/first-steps", {}),
    enabled,
  });

/** The lake tables of published entries by how fresh they are. */
export const useFreshness = (query: FreshnessAsk) =>
  useQuery({
    queryKey: ["oversee", "freshness", query],
    queryFn: () => get("/api/oversee/freshness", { query }),
    placeholderData: keepPreviousData,
  });

export const useLedger = (query: LedgerAsk) =>
  useQuery({
    queryKey: [...LEDGER, query],
    queryFn: () => get("/api/oversee/ledger", { query }),
    placeholderData: keepPreviousData,
  });

/** The newest signed head; null while nothing has been sealed. */
export const useHead = () =>
  useQuery({ queryKey: [...LEDGER, "head"], queryFn: () => get("/api/oversee/ledger/head", {}) });

/** Has the whole ledger recomputed; that too is a line of it. */
export function useVerify() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => post("/api/oversee/ledger/verify", {}),
    onSuccess: () => client.invalidateQueries({ queryKey: LEDGER }),
  });
}

/** The boundaries of the divisions below one; null where there is no map. */
export const useBoundaries = (code: string | null) =>
  useQuery({
    queryKey: ["oversee", "boundaries", code],
    queryFn: () => (code === null ? null : file<unknown>(`/maps/${code}.json`)),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

export type Around = Answer<"/api/oversee/graph/neighbourhood", "get">;
export type Thing = Answer<"/api/oversee/graph/things", "get">["rows"][number];
export type Placed = Around["things"][number];
export type GraphLink = Around["links"][number];
export type Kind = Thing["kind"];
export type NodeRef = Pick<Thing, "kind" | "id">;
export type Ways = Answer<"/api/oversee/graph/path", "get">;
export type Impact = Answer<"/api/oversee/graph/impact", "get">;

const GRAPH = ["oversee", "graph"] as const;
const EXPANDED_MAX = 200;
const AROUND_DEPTH = 2;

export const useThings = (q: string) =>
  useQuery({
    queryKey: [...GRAPH, "things", q],
    queryFn: () => get("/api/oversee/graph/things", { query: { q } }),
    placeholderData: keepPreviousData,
  });

export const useAround = (node: NodeRef | undefined, asked: { limit: number; on?: string }) =>
  useQuery({
    queryKey: [...GRAPH, "around", node, asked],
    queryFn: () =>
      get("/api/oversee/graph/neighbourhood", {
        query: { kind: node?.kind ?? "entry", id: node?.id ?? "", depth: AROUND_DEPTH, ...asked },
      }),
    enabled: node !== undefined,
    structuralSharing: false, // to compare ten thousand things takes longer than to draw them
  });

/** Reads what lies one link around a thing, for a graph that grows. */
export function useExpand() {
  return useMutation({
    mutationFn: ({ node, on }: { readonly node: NodeRef; readonly on?: string }) =>
      get("/api/oversee/graph/neighbourhood", {
        query: { kind: node.kind, id: node.id, depth: 1, limit: EXPANDED_MAX, on },
      }),
  });
}

export const useWays = (
  from: NodeRef | undefined,
  to: NodeRef | undefined,
  on: string | undefined,
) =>
  useQuery({
    queryKey: [...GRAPH, "ways", from, to, on],
    queryFn: () =>
      get("/api/oversee/graph/path", {
        query: {
          kind: from?.kind ?? "entry",
          id: from?.id ?? "",
          to_kind: to?.kind ?? "entry",
          to_id: to?.id ?? "",
          on,
        },
      }),
    enabled: from !== undefined && to !== undefined,
  });

export const useImpact = (node: NodeRef | undefined, on: string | undefined) =>
  useQuery({
    queryKey: [...GRAPH, "impact", node, on],
    queryFn: () =>
      get("/api/oversee/graph/impact", {
        query: { kind: node?.kind ?? "system", id: node?.id ?? "", on },
      }),
    enabled: node !== undefined,
  });

/** What has to do with one thing, a page at a time. */
export const useNeighbours = (
  node: NodeRef,
  asked: { readonly page: number; readonly size: number; readonly on?: string },
) =>
  useQuery({
    queryKey: [...GRAPH, "neighbours", node, asked],
    queryFn: () =>
      get("/api/oversee/graph/neighbours", { query: { kind: node.kind, id: node.id, ...asked } }),
    placeholderData: keepPreviousData,
  });

export const impactFile = (node: NodeRef, on: string | undefined) =>
  fileAt("/api/oversee/graph/impact/export", { query: { kind: node.kind, id: node.id, on } });
