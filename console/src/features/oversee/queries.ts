/** What oversight asks the server: the live numbers, the ledger and its proof. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Answer, type Asked, get, post } from "@/shared/api/client";

const LEDGER = ["oversee", "ledger"] as const;

export type Overview = Answer<"/api/oversee/overview", "get">;
export type Bar = Overview["entries_by_status"][number];
export type Line = Answer<"/api/oversee/ledger", "get">["rows"][number];
export type Verdict = Answer<"/api/oversee/ledger/verify", "post">;
type LedgerAsk = NonNullable<Asked<"/api/oversee/ledger", "get">["query"]>;

const REFRESH_MS = 60_000;

export const useOverview = () =>
  useQuery({
    queryKey: ["oversee", "overview"],
    queryFn: () => get("/api/oversee/overview", {}),
    refetchInterval: REFRESH_MS,
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
