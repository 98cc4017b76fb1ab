import type { useEntry } from "@/features/catalogue/door";

/** An entry of the catalogue, as its door tells it. */
export type Entry = NonNullable<ReturnType<typeof useEntry>["data"]>;
