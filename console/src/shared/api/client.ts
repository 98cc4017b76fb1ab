/**
 * The one way to the server, typed by the server's own description (schema.d.ts).
 *
 * `get("/api/jobs/{run_id}", { path: { run_id } })` is checked by the compiler: the address, what
 * it takes and what comes back. Only `queries.ts` files may import this.
 */
import { Problem, problemOf, unreachable } from "./problem";
import type { paths } from "./schema";

type Method = "get" | "post" | "put" | "patch" | "delete";
type Operation<P extends keyof paths, M extends Method> = NonNullable<paths[P][M]>;
type PathWith<M extends Method> = {
  [P in keyof paths]: paths[P] extends { [K in M]: object } ? P : never;
}[keyof paths];

type JsonOf<T> = T extends { content: { "application/json": infer Body } } ? Body : undefined;
type Success<R> = {
  [Status in keyof R & (200 | 201 | 202 | 204)]: JsonOf<R[Status]>;
}[keyof R & (200 | 201 | 202 | 204)];

export type Answer<P extends keyof paths, M extends Method> =
  Operation<P, M> extends { responses: infer R } ? Success<R> : never;

type Optional<K extends string, V> = [V] extends [undefined]
  ? { [Key in K]?: undefined }
  : Needed<K, V>;
type Needed<K extends string, V> = undefined extends V ? { [Key in K]?: V } : { [Key in K]: V };
type PathOf<O> = O extends { parameters: { path: infer V } } ? V : undefined;
type QueryOf<O> = O extends { parameters: { query?: infer V } } ? V | undefined : undefined;
type BodyOf<O> = O extends { requestBody: { content: { "application/json": infer V } } }
  ? V
  : undefined;
export type Asked<P extends keyof paths, M extends Method> = Optional<
  "path",
  PathOf<Operation<P, M>>
> &
  Optional<"query", QueryOf<Operation<P, M>>> &
  Optional<"body", BodyOf<Operation<P, M>>>;

interface Loose {
  readonly path?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

/** Fills `{names}` of an address and adds the query; empty values are left out. */
export function addressOf(template: string, asked: Loose): string {
  const path = (asked.path ?? {}) as Record<string, string | number>;
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(path[name])),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked.query ?? {})) {
    for (const one of [value].flat().filter(isFilled)) query.append(name, String(one));
  }
  return query.size > 0 ? `${filled}?${query}` : filled;
}

const isFilled = (value: unknown): boolean => value !== undefined && value !== null && value !== "";

/** Foreign pages cannot set this header: the server takes changes by cookie only with it. */
const MARK = { "X-Tongbase-Request": "1" };

function send(method: Method, template: string, asked: Loose): Promise<unknown> {
  const init: RequestInit = { method: method.toUpperCase(), headers: MARK };
  if (asked.body !== undefined) {
    init.body = JSON.stringify(asked.body);
    init.headers = { ...MARK, "Content-Type": "application/json" };
  }
  return answerTo(addressOf(template, asked), init);
}

async function answerTo(address: string, init: RequestInit): Promise<unknown> {
  const response = await fetch(address, { credentials: "same-origin", ...init }).catch(() => {
    throw unreachable();
  });
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return undefined;
  return response.json().catch(() => {
    throw new Problem(response.status, {
      code: "console.unreadable",
      message: "服务器的回答不是 JSON，请检查代理设置。",
      message_en: "The server's answer is not JSON. Check the proxy.",
    });
  });
}

export const get = <P extends PathWith<"get">>(path: P, asked: Asked<P, "get">) =>
  send("get", path, asked as Loose) as Promise<Answer<P, "get">>;
export const post = <P extends PathWith<"post">>(path: P, asked: Asked<P, "post">) =>
  send("post", path, asked as Loose) as Promise<Answer<P, "post">>;
export const put = <P extends PathWith<"put">>(path: P, asked: Asked<P, "put">) =>
  send("put", path, asked as Loose) as Promise<Answer<P, "put">>;
export const patch = <P extends PathWith<"patch">>(path: P, asked: Asked<P, "patch">) =>
  send("patch", path, asked as Loose) as Promise<Answer<P, "patch">>;
export const remove = <P extends PathWith<"delete">>(path: P, asked: Asked<P, "delete">) =>
  send("delete", path, asked as Loose) as Promise<Answer<P, "delete">>;

/** Hands in a file as it is; the server reads it piece by piece. */
export const handIn = (file: File) =>
  answerTo(addressOf("/api/uploads", { query: { name: file.name } }), {
    method: "POST",
    headers: { ...MARK, "Content-Type": "application/octet-stream" },
    body: file,
  }) as Promise<Answer<"/api/uploads", "post">>;

/** Where the browser fetches a file that the server makes. */
export const fileAt = <P extends PathWith<"get">>(path: P, asked: Asked<P, "get">): string =>
  addressOf(path, asked as Loose);

/** Fetches JSON that lies beside the console. */
export const file = <T>(address: string) => answerTo(address, {}) as Promise<T>;
