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
  return menu
    .map((section) => ({ ...section, links: section.links.filter((link) => isOpen(link, held)) }))
    .filter((section) => section.links.length > 0);
}

/** The page of the menu at an address that is not open to somebody with these permissions. */
export function closedPage(
  address: string,
  permissions: readonly string[],
  menu: readonly MenuSection[],
): MenuLink | undefined {
  const held = new Set(permissions);
  return menu
    .flatMap((section) => section.links)
    .find((link) => link.to === address && !isOpen(link, held));
}

const isOpen = (link: MenuLink, held: ReadonlySet<string>): boolean =>
  !link.needs || link.needs.some((word) => held.has(word));
