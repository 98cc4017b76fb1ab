import type { ComponentType } from "react";
import type { Pair } from "@/shared/lib/words";

export interface MenuLink {
  readonly to: string;
  readonly title: Pair;
  /** Any of these permissions opens it; open to everybody without. */
  readonly needs?: readonly string[];
  /** Other links lie below its address: it is marked only where it leads itself. */
  readonly end?: boolean;
}
export interface MenuSection {
  readonly title: Pair;
  readonly Icon: ComponentType;
  readonly links: readonly MenuLink[];
}

/** What of the menu is open to somebody with these permissions; no section stands empty. */
export function menuFor(
  permissions: readonly string[],
  menu: readonly MenuSection[],
): readonly MenuSection[] {
  const held = new Set(permissions);
  const isOpen = (link: MenuLink) => !link.needs || link.needs.some((word) => held.has(word));
  return menu
    .map((section) => ({ ...section, links: section.links.filter(isOpen) }))
    .filter((section) => section.links.length > 0);
}
