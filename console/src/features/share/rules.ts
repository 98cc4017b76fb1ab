import { type Pair, pair } from "@/shared/lib/words";
import type { ApplicationLine, AskedItem, Content, Review } from "./queries/applications";
import type { GrantLine } from "./queries/grants";

interface EntryItem {
  readonly share_type: string | null;
  readonly data_level: string | null;
  readonly no_share_basis_citation?: string | null;
}

/** Why an item cannot be applied for; null if it can. */
export function whyLocked(item: EntryItem): Pair | null {
  if (item.share_type === "not_shared") {
    const basis = item.no_share_basis_citation;
    return basis
      ? pair(`不予共享：${basis}`, `Not shared: ${basis}`)
      : pair("不予共享", "Not shared");
  }
  if (item.data_level === "CORE") {
    return pair("核心数据，不通过本平台共享", "Core data is not shared here");
  }
  return null;
}

const UNDER_WAY = ["draft", "supplement_required", "provider_review", "bureau_review"];
const HELD = ["active", "suspended"];

type Asking = Pick<ApplicationLine, "id" | "state" | "serial" | "system_id" | "system_name">;
type Holding = Pick<GrantLine, "id" | "status" | "is_over" | "system_id" | "system_name">;

/** Applications that are not decided yet: nobody asks twice for one thing. */
export const underWay = <A extends Pick<Asking, "state">>(applications: readonly A[]): A[] =>
  applications.filter(({ state }) => UNDER_WAY.includes(state));

/** Grants that still hold, or will again. */
export const stillHeld = <G extends Pick<Holding, "status" | "is_over">>(
  grants: readonly G[],
): G[] => grants.filter(({ status, is_over }) => HELD.includes(status) && !is_over);

/** The systems for which an entry has been asked for or is held already, each with the reason. */
export function takenSystems(
  applications: readonly Asking[],
  grants: readonly Holding[],
  own: string | undefined,
): Record<string, Pair> {
  const asked = underWay(applications)
    .filter(({ id }) => id !== own)
    .map((one) => [one.system_id, pair(`已申请 ${one.serial}`, `applied: ${one.serial}`)] as const);
  const held = stillHeld(grants).map(
    (one) => [one.system_id, pair("已有授权", "holds a grant")] as const,
  );
  return Object.fromEntries([...asked, ...held].filter(([system]) => system !== ""));
}

interface Day {
  readonly format: (pattern: string) => string;
}

/** A form of an application: days are chosen, empty fields may be anything. */
export type FormValues = Partial<Omit<Content, "until">> & { readonly until?: Day | null };

/** What a form says, as the server takes it: what is empty is empty and not left out. */
export function contentOf(values: FormValues): Content {
  return {
    system_id: values.system_id ?? "",
    items: values.items ?? [],
    divisions: values.divisions ?? [],
    modes: values.modes ?? [],
    use_basis: values.use_basis ?? "",
    use_scene: values.use_scene ?? null,
    use_scope: values.use_scope ?? "",
    use_purpose: values.use_purpose ?? "",
    until: values.until?.format("YYYY-MM-DD") ?? null,
  };
}

/** An item shown as it is, in a form: a choice needs a value. */
export const AS_IS = "";
export type MaskChoice = Record<string, string>;

export const masksOf = (items: readonly AskedItem[]): MaskChoice =>
  Object.fromEntries(items.map((item) => [item.code, item.mask ?? AS_IS]));

/** The masks that a reviewer chose differently; nothing is sent of those that stay. */
export function masksChanged(items: readonly AskedItem[], chosen: MaskChoice): Review["masks"] {
  const changed = items
    .filter(({ code, mask }) => (chosen[code] ?? AS_IS) !== (mask ?? AS_IS))
    .map(({ code }) => [code, chosen[code] || null]);
  return Object.fromEntries(changed);
}

/** The division in which somebody stands, read from a place such as `/420000/420100/11…`. */
export function divisionOf(place: string): string {
  return (
    place
      .split("/")
      .filter((part) => /^\d{6}$/.test(part))
      .at(-1) ?? ""
  );
}

/** The last day on which a grant holds: the server names the first moment after it. */
export function lastDay(until: string): Date {
  return new Date(new Date(until).getTime() - 1);
}
