/** What imports ask: what can be imported, checks of files, their faults, taking over. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Answer, type Asked, fileAt, get, handIn, post } from "@/shared/api/client";

export type Kind = Answer<"/api/imports/kinds", "get">["rows"][number];
export type Import = Answer<"/api/imports/{import_id}", "get">;
export type Fault = Answer<"/api/imports/{import_id}/faults", "get">["rows"][number];
export interface PageAsk {
  readonly page: number;
  readonly size: number;
}
type FaultsAsk = NonNullable<Asked<"/api/imports/{import_id}/faults", "get">["query"]>;
export type Weight = NonNullable<FaultsAsk["weight"]>;
export interface HandIn {
  readonly kind: string;
  readonly file: File;
}

const IMPORTS = ["imports"] as const;
const POLL_MS = 1_000;
const UNDER_WAY = new Set(["checking", "applying"]);

export const useKinds = () =>
  useQuery({ queryKey: [...IMPORTS, "kinds"], queryFn: () => get("/api/imports/kinds", {}) });

export const useImports = ({ page, size }: PageAsk) =>
  useQuery({
    queryKey: [...IMPORTS, "list", page, size],
    queryFn: () => get("/api/imports", { query: { page, size } }),
    placeholderData: keepPreviousData,
  });

/** One import, asked for again every second while its file is walked through. */
export const useImport = (import_id: string) =>
  useQuery({
    queryKey: [...IMPORTS, import_id],
    queryFn: () => get("/api/imports/{import_id}", { path: { import_id } }),
    refetchInterval: ({ state }) => (UNDER_WAY.has(state.data?.state ?? "") ? POLL_MS : false),
  });

export const useFaults = (import_id: string, query: FaultsAsk) =>
  useQuery({
    queryKey: [...IMPORTS, import_id, "faults", query],
    queryFn: () => get("/api/imports/{import_id}/faults", { path: { import_id }, query }),
    placeholderData: keepPreviousData,
  });

/** Hands a file in and lets it be checked. */
export function useCheck() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ kind, file }: HandIn) => {
      const upload = await handIn(file);
      return post("/api/imports", { body: { kind, upload: upload.id } });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: IMPORTS }),
  });
}

export function useApply(import_id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => post("/api/imports/{import_id}/apply", { path: { import_id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: IMPORTS }),
  });
}

export const templateAt = (kind: string) =>
  fileAt("/api/imports/kinds/{kind}/template", { path: { kind } });
export const reportAt = (import_id: string) =>
  fileAt("/api/imports/{import_id}/report", { path: { import_id } });
export const refusedAt = (import_id: string) =>
  fileAt("/api/imports/{import_id}/refused", { path: { import_id } });
