import { pair } from "../lib/words";

export const PRODUCT = pair("一体化政务大数据平台", "Integrated Government Data Platform");

/** The seal of the house. */
export function Seal({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="5" fill="#b23a2e" />
      <g fill="none" stroke="#fff" strokeWidth="2.4" strokeLinecap="square">
        <path d="M7.5 9h17M16 9v8.2" />
        <circle cx="16" cy="21.4" r="4" />
      </g>
    </svg>
  );
}
