import { expect, test } from "vitest";
import { Problem, problemOf } from "./problem";

test("a fault of one field is told at that field", async () => {
  const told = {
    code: "identity.weak",
    message: "口令太短。",
    message_en: "Too short.",
    field: "password",
  };
  const problem = await problemOf(Response.json(told, { status: 422 }));
  expect(problem.status).toBe(422);
  expect(problem.faults).toEqual([
    { field: "password", words: { zh: "口令太短。", en: "Too short." } },
  ]);
});

test("all faults of malformed input are told, each at its field", () => {
  const faults = [
    { field: "name", message: "为必填项。", message_en: "is required." },
    { field: "items.0.length", message: "应为整数。", message_en: "must be a whole number." },
  ];
  const problem = new Problem(422, {
    code: "malformed",
    message: "",
    message_en: "",
    field: "name",
    facts: { faults },
  });
  expect(problem.faults.map((fault) => fault.field)).toEqual(["name", "items.0.length"]);
});

test("a proxy's page instead of an answer is still words for people", async () => {
  const problem = await problemOf(new Response("<html>Bad gateway</html>", { status: 502 }));
  expect(problem.told.code).toBe("console.unreadable");
});
