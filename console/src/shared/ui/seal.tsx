import { pair } from "../lib/words";

export const PRODUCT = pair("一体化政务大数据平台", "Integrated Government Data Platform");

/** The seal of the house. */
export function Seal({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="5" fill="#b23a2e" />
      <g fill="none" stroke="#fff" strokeWidth="2.4" strokeLinecap="square">
        <path d="M7 9h18M16 9v15M9 24h14M10.5 16.5h11" />
      </g>
    </svg>
  );
}
