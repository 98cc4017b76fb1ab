import { createHash, createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { callNow, signed } from "./signature";

const BODY = '{"filters":{"姓名":"张三"}}';

it("signs as the server's own code does", async () => {
  const call = {
    path: "/services/FW000001/query",
    body: BODY,
    timestamp: 1780000000,
    nonce: "0123456789abcdef",
  };
  expect(await signed(call, { id: "key-0001", secret: "s3cret-口令" })).toEqual({
    "X-Tongbase-Key": "key-0001",
    "X-Tongbase-Timestamp": "1780000000",
    "X-Tongbase-Nonce": "0123456789abcdef",
    // What tongbase.identity.rules.signature.sign returns for the same call.
    "X-Tongbase-Signature": "eb1fbe341ff18cd0e93011c7c567a75463815c1b6d2510f5347de4355c896bb2",
  });
});

it("signs the digest of the body and each call with a nonce of its own", async () => {
  const [first, second] = [
    callNow("/services/A/verify", BODY),
    callNow("/services/A/verify", BODY),
  ];
  expect(first.nonce).toMatch(/^[0-9a-f]{32}$/);
  expect(first.nonce).not.toBe(second.nonce);
  const digest = createHash("sha256").update(BODY).digest("hex");
  const told = ["POST", first.path, "", digest, first.timestamp, first.nonce, "k"].join("\n");
  const headers = await signed(first, { id: "k", secret: "s" });
  expect(headers["X-Tongbase-Signature"]).toBe(
    createHmac("sha256", "s").update(told).digest("hex"),
  );
});
