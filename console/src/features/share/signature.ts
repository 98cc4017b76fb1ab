/** How a call is signed: the same text as the server's, made and signed where the secret is typed. */

export interface Key {
  readonly id: string;
  readonly secret: string;
}

interface Call {
  readonly path: string;
  readonly body: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  /** 16 to 64 letters or digits, used once. */
  readonly nonce: string;
}

const NONCE_BYTES = 16;
const MS_A_SECOND = 1_000;
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Browsers lend their cryptography to secure addresses only: https, or this very machine. */
export const canSign = (): boolean => globalThis.crypto?.subtle !== undefined;

/** A POST at this moment, to be signed once. */
export function callNow(path: string, body: string): Call {
  const nonce = hexOf(crypto.getRandomValues(new Uint8Array(NONCE_BYTES)));
  return { path, body, timestamp: Math.floor(Date.now() / MS_A_SECOND), nonce };
}

/** The headers of a signed POST without a query. The secret signs and goes nowhere. */
export async function signed(call: Call, key: Key): Promise<Record<string, string>> {
  const secret = await crypto.subtle.importKey(
    "raw",
    bytesOf(key.secret),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );
  const told = await canonical(call, key.id);
  return {
    "X-Tongbase-Key": key.id,
    "X-Tongbase-Timestamp": String(call.timestamp),
    "X-Tongbase-Nonce": call.nonce,
    "X-Tongbase-Signature": hexOf(await crypto.subtle.sign("HMAC", secret, bytesOf(told))),
  };
}

/** Method, path, query, digest of the body, timestamp, nonce, key id: a line each. */
async function canonical(call: Call, key: string): Promise<string> {
  const digest = hexOf(await crypto.subtle.digest("SHA-256", bytesOf(call.body)));
  return ["POST", call.path, "", digest, call.timestamp, call.nonce, key].join("\n");
}

function hexOf(buffer: ArrayBuffer | Uint8Array): string {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
