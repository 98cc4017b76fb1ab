/** Where to go after signing in: an address of this console and no other (no open redirect). */
export function addressInside(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : "/";
}
