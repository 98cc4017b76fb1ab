/** Where to go after signing in: an address of this console and no other (no open redirect). */
export function addressInside(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : "/";
}

interface Account {
  readonly active: boolean;
  readonly must_change_password: boolean;
  readonly locked_until: string | null;
}

/** Where an account stands: what keeps a person out comes first. */
export function stateOf(account: Account, now: Date): "closed" | "locked" | "first" | "active" {
  if (!account.active) return "closed";
  if (account.locked_until && new Date(account.locked_until) > now) return "locked";
  return account.must_change_password ? "first" : "active";
}

interface TreeNode {
  readonly key: string | number | bigint;
  children?: TreeNode[];
}

/** Puts the children of a node of a tree where they belong. */
export function grown<Node extends TreeNode>(nodes: Node[], key: string, children: Node[]): Node[] {
  return nodes.map((node) => {
    if (node.key === key) return { ...node, children };
    const below = node.children as Node[] | undefined;
    return below ? { ...node, children: grown(below, key, children) } : node;
  });
}

/** How the codes in a division begin: two digits of a province, four of a city, six of a county. */
export const beginningOf = (code: string): string => code.slice(0, 6).replace(/(00)+$/, "");
