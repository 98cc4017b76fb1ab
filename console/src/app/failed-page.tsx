import { useRouteError } from "react-router";
import { pair } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { GoTo } from "@/shared/ui/go-to";
import { Page, Panel } from "@/shared/ui/page";
import { ProblemNote } from "@/shared/ui/problem-note";

const FAILED = pair("页面出错", "This page has failed");
const NOT_FOUND = pair("没有这个页面", "No such page");
const NOT_FOUND_NEXT = pair(
  "地址可能已变更，或您没有打开它的权限。请从左侧菜单重新进入。",
  "The address may have changed, or it is not open to you. Start again from the menu.",
);
const HOME = pair("回到工作台", "To the workbench");

/** A bug of the console, or a part of it that could not be loaded. */
export function FailedPage() {
  const error = useRouteError();
  return (
    <Page title={FAILED}>
      <ProblemNote error={error} again={() => window.location.reload()} />
    </Page>
  );
}

export function NotFoundPage() {
  return (
    <Page title={NOT_FOUND}>
      <Panel>
        <Empty title={NOT_FOUND} next={NOT_FOUND_NEXT} action={<GoTo to="/" words={HOME} />} />
      </Panel>
    </Page>
  );
}
