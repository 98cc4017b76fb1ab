import BellOutlined from "@ant-design/icons/es/icons/BellOutlined";
import Button from "antd/es/button";
import Dropdown from "antd/es/dropdown";
import { Link } from "react-router";
import { useNotices, useReadAllNotices } from "@/features/workbench/door";
import { formatMoment } from "@/shared/lib/formats";
import { pair, useSay } from "@/shared/lib/words";
import styles from "./shell.module.css";

const NOTICES = pair("通知", "Notices");
const READ_ALL = pair("全部已读", "Mark all as read");
const NONE = pair("没有通知", "No notices");

/** Short news, and how much of it is unread. */
export function Bell() {
  const say = useSay();
  const unread = useNotices().data?.unread ?? 0;
  return (
    <Dropdown trigger={["click"]} placement="bottomRight" popupRender={() => <Notices />}>
      <button type="button" className={styles.icon} aria-label={say(NOTICES)}>
        <BellOutlined />
        {unread > 0 && <span className={styles.count}>{unread}</span>}
      </button>
    </Dropdown>
  );
}

function Notices() {
  const say = useSay();
  const notices = useNotices().data;
  const readAll = useReadAllNotices();
  const rows = notices?.rows ?? [];
  return (
    <div className={styles.notices}>
      <header>
        {say(NOTICES)}
        {!!notices?.unread && (
          <Button type="link" size="small" onClick={() => readAll.mutate()}>
            {say(READ_ALL)}
          </Button>
        )}
      </header>
      {rows.length === 0 && <p className={styles.none}>{say(NONE)}</p>}
      <ul>
        {rows.map((notice) => (
          <li key={notice.id}>
            <Link to={notice.link} data-read={notice.read}>
              {say(notice)}
              <time dateTime={notice.at}>{formatMoment(notice.at)}</time>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
