import SearchOutlined from "@ant-design/icons/es/icons/SearchOutlined";
import type { FormEvent } from "react";
import { useNavigate } from "react-router";
import { pair, useSay } from "@/shared/lib/words";
import styles from "./shell.module.css";

const SEARCH = pair("搜索数据目录、信息项、资源", "Search entries, items, resources");

/** The catalogue is searched from everywhere. */
export function Search() {
  const say = useSay();
  const navigate = useNavigate();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const q = String(new FormData(event.currentTarget).get("q")).trim();
    void navigate(q ? `/catalogue?q=${encodeURIComponent(q)}` : "/catalogue");
  };
  return (
    <search className={styles.search}>
      <SearchOutlined />
      <form onSubmit={submit} style={{ display: "contents" }}>
        <input name="q" placeholder={say(SEARCH)} aria-label={say(SEARCH)} />
      </form>
    </search>
  );
}
