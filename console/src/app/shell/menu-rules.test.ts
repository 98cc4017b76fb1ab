import { expect, test } from "vitest";
import { pair } from "@/shared/lib/words";
import { closedPage, type MenuSection, menuFor } from "./menu-rules";

const MENU: MenuSection[] = [
  {
    title: pair("工作台", "Workbench"),
    Icon: () => null,
    links: [{ to: "/a", title: pair("甲", "A") }],
  },
  {
    title: pair("系统", "System"),
    Icon: () => null,
    links: [
      { to: "/b", title: pair("乙", "B"), needs: ["identity.person.manage"] },
      { to: "/c", title: pair("丙", "C"), needs: ["x.y.z", "identity.role.manage"] },
    ],
  },
];
const open = (permissions: string[]) =>
  menuFor(permissions, MENU).flatMap((section) => section.links.map((link) => link.to));

test("without permissions only what is open to everybody is shown, and no empty section", () => {
  expect(open([])).toEqual(["/a"]);
  expect(menuFor([], MENU)).toHaveLength(1);
});

test("any one of the permissions that a page names opens it", () => {
  expect(open(["identity.role.manage"])).toEqual(["/a", "/c"]);
});

test("a page that the menu does not offer is closed to who types its address", () => {
  expect(closedPage("/b", ["identity.role.manage"], MENU)?.to).toBe("/b");
  expect(closedPage("/b", ["identity.person.manage"], MENU)).toBeUndefined();
  expect(closedPage("/b/of-somebody", [], MENU)).toBeUndefined();
});
