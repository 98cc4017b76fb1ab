import { expect, test } from "vitest";
import type { AskedItem } from "./queries/applications";
import { contentOf, divisionOf, masksChanged, takenSystems, whyLocked } from "./rules";

test.each([
  [{ share_type: "conditional", data_level: "G4" }, undefined],
  [{ share_type: null, data_level: null }, undefined],
  [{ share_type: "not_shared", data_level: "G2" }, "不予共享"],
  [
    { share_type: "not_shared", data_level: "G2", no_share_basis_citation: "某法第一条" },
    "不予共享：某法第一条",
  ],
  [{ share_type: "conditional", data_level: "CORE" }, "核心数据，不通过本平台共享"],
])("the item %o is locked because of %s", (item, why) => {
  expect(whyLocked(item)?.zh).toBe(why);
});

const asked = (id: string, system_id: string, state: "draft" | "rejected" | "provider_review") => ({
  id,
  state,
  serial: `SQ-${id}`,
  system_id,
  system_name: "",
});
const held = (system_id: string, status: "active" | "revoked", is_over: boolean) => ({
  id: "g",
  status,
  is_over,
  system_id,
  system_name: "",
});

test("a system is taken by what is under way and by what holds, not by its own application", () => {
  const applications = [
    asked("1", "a", "provider_review"),
    asked("2", "b", "rejected"),
    asked("3", "c", "draft"),
    asked("4", "", "draft"),
  ];
  const grants = [
    held("d", "active", false),
    held("e", "active", true),
    held("f", "revoked", false),
  ];
  const taken = takenSystems(applications, grants, "3");
  expect(Object.keys(taken).sort()).toEqual(["a", "d"]);
  expect(taken.a?.zh).toBe("已申请 SQ-1");
});

test("an empty form says nothing, in every field", () => {
  expect(contentOf({})).toEqual({
    system_id: "",
    items: [],
    divisions: [],
    modes: [],
    use_basis: "",
    use_scene: null,
    use_scope: "",
    use_purpose: "",
    until: null,
  });
});

test("only masks that a reviewer changed are sent, and null shows an item as it is", () => {
  const item = (code: string, mask: AskedItem["mask"]) => ({ code, mask }) as AskedItem;
  const items = [item("01", null), item("02", "citizen_id"), item("03", null), item("04", "stars")];
  const chosen = { "01": "", "02": "", "03": "hidden", "04": "stars" };
  expect(masksChanged(items, chosen)).toEqual({ "02": null, "03": "hidden" });
});

test.each([
  ["/420000/420100/11420100MA0000031D", "420100"],
  ["/420000/11420000MA0000015J", "420000"],
  ["/", ""],
])("who stands at %s stands in the division %s", (place, division) => {
  expect(divisionOf(place)).toBe(division);
});
