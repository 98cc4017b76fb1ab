import { NO_FIGURE } from "@/shared/lib/formats";
import { Words } from "@/shared/ui/words";

/** 99.946 → 99.94: never rounded up to 100 while a row is bad. */
export const scoreText = (value: number): string => String(Math.floor(value * 100) / 100);

/** A score of 0 to 100; one that nobody computed says so. */
export function Score({ value }: { readonly value: number | null }) {
  return value === null ? <Words pair={NO_FIGURE} /> : scoreText(value);
}
