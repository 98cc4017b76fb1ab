import { Navigate, Outlet, useLocation } from "react-router";
import { useMe } from "@/features/identity/door";
import { Loaded } from "@/shared/ui/loaded";
import { AskBeforeLeaving } from "@/shared/ui/unsaved";
import { ClosedPage } from "./closed-page";
import { Header } from "./header";
import { Menu } from "./menu";
import { MENU } from "./menu-list";
import { closedPage } from "./menu-rules";
import styles from "./shell.module.css";

/** The frame of every page: who am I, where can I go, what am I looking at. */
export function Shell() {
  const me = useMe();
  const { pathname, search } = useLocation();
  return (
    <Loaded query={me}>
      {(who) => {
        if (who === null) {
          const next = encodeURIComponent(pathname + search);
          return <Navigate to={pathname === "/" ? "/sign-in" : `/sign-in?next=${next}`} replace />;
        }
        if (who.must_change_password) return <Navigate to="/first-password" replace />;
        const closed = closedPage(pathname, who.permissions, MENU);
        return (
          <AskBeforeLeaving>
            <div className={styles.shell}>
              <Header me={who} />
              <Menu permissions={who.permissions} />
              <main className={styles.main}>
                {closed ? <ClosedPage title={closed.title} /> : <Outlet />}
              </main>
            </div>
          </AskBeforeLeaving>
        );
      }}
    </Loaded>
  );
}
