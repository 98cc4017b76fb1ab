/** The exits, called as an application system calls them: signed with its key, without a session. */
import type { Asked } from "@/shared/api/client";
import { type Problem, problemOf, unreachable } from "@/shared/api/problem";
import { callNow, type Key, signed } from "../signature";

export type Mode = "query" | "verify";
export type QueryBody = NonNullable<Asked<"/services/{service}/query", "post">["body"]>;
export type VerifyBody = NonNullable<Asked<"/services/{service}/verify", "post">["body"]>;

export interface Rows {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly count: number;
  readonly truncated: boolean;
  readonly masked: readonly string[];
  readonly call: string;
}
export interface Verdict {
  readonly results: Readonly<Record<string, string>>;
  readonly overall: string;
  readonly call: string;
}
/** What came back: a refusal is an answer too. */
export type Reply =
  | { readonly kind: "rows"; readonly told: Rows }
  | { readonly kind: "verdict"; readonly told: Verdict }
  | { readonly kind: "refused"; readonly told: Problem };

export async function callService(
  service: string,
  mode: Mode,
  asked: QueryBody | VerifyBody,
  key: Key,
): Promise<Reply> {
  const path = `/services/${service}/${mode}`;
  const call = callNow(path, JSON.stringify(asked));
  const headers = { ...(await signed(call, key)), "Content-Type": "application/json" };
  const init: RequestInit = { method: "POST", credentials: "omit", headers, body: call.body };
  const response = await fetch(path, init).catch(() => {
    throw unreachable();
  });
  if (!response.ok) return { kind: "refused", told: await problemOf(response) };
  return mode === "query"
    ? { kind: "rows", told: (await response.json()) as Rows }
    : { kind: "verdict", told: (await response.json()) as Verdict };
}
