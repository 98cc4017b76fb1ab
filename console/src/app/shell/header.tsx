import { Link } from "react-router";
import type { Me } from "@/features/identity/door";
import { useSay } from "@/shared/lib/words";
import { LanguageSwitch } from "@/shared/ui/language-switch";
import { PRODUCT, Seal } from "@/shared/ui/seal";
import { Bell } from "./bell";
import { PersonMenu } from "./person-menu";
import { Search } from "./search";
import styles from "./shell.module.css";

export function Header({ me }: { readonly me: Me }) {
  const say = useSay();
  return (
    <header className={styles.header}>
      <Link to="/" className={styles.brand}>
        <Seal size={28} />
        {say(PRODUCT)}
        <small>TongBase</small>
      </Link>
      <Search />
      <div className={styles.right}>
        <LanguageSwitch />
        <Bell />
        <PersonMenu me={me} />
      </div>
    </header>
  );
}
