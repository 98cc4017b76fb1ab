import { type Pair, pair } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Page, Panel } from "@/shared/ui/page";

const CLOSED = pair("您没有打开此页面的权限", "This page is not open to you");
const NEXT = pair(
  "工作需要时，请联系本单位的平台管理员授予相应角色。",
  "If your work needs it, ask the operator of your organisation for the role.",
);

/** Whoever types the address of a page that the menu does not offer. */
export function ClosedPage({ title }: { readonly title: Pair }) {
  return (
    <Page title={title}>
      <Panel>
        <div role="alert">
          <Empty title={CLOSED} next={NEXT} />
        </div>
      </Panel>
    </Page>
  );
}
