import { pair } from "@/shared/lib/words";
import { type States, state } from "@/shared/ui/status-tag";

export const COLLECT = pair("数据归集", "Collection");
export const SOURCES = pair("数据源", "Sources");
export const FLOWS = pair("归集任务", "Flows");
export const RUNS = pair("运行记录", "Runs");

export const NAME = pair("名称", "Name");
export const KIND = pair("类型", "Kind");
export const OWNER = pair("所属机构", "Owner");
export const NOTE = pair("备注", "Note");
export const CREATED = pair("登记时间", "Registered");
export const TESTED = pair("连接测试", "Connection");
export const TESTED_AT = pair("测试时间", "Tested at");
export const STATE = pair("状态", "State");
export const SOURCE = pair("数据源", "Source");
export const TABLE = pair("源表", "Source table");
export const TARGET = pair("湖中表", "Lake table");
export const MODE = pair("归集方式", "Mode");
export const KEYS = pair("主键", "Keys");
export const CURSOR = pair("游标字段", "Cursor column");
export const OVERLAP = pair("重叠窗口（秒）", "Overlap in seconds");
export const FLOW_TITLE = pair("任务名称", "Title");
export const COLUMN = pair("字段", "Column");
export const NATIVE = pair("源类型", "Type at the source");
export const LAKE_TYPE = pair("入湖类型", "Type in the lake");
export const LAST_RUN = pair("最近运行", "Last run");
export const ORDERED = pair("发起时间", "Ordered");
export const TOOK = pair("用时", "Took");
export const FACTS = pair("基本信息", "Facts");
export const TIMELINE = pair("留痕", "Timeline");
export const ROWS = pair("行数", "Rows");
export const YES = pair("是", "Yes");
export const NO = pair("否", "No");

export const TEST_STATES: States = {
  true: state("连接正常", "Reached", "good"),
  false: state("连接失败", "Not reached", "bad"),
  null: state("未测试", "Not tested", "plain"),
};

export const MODES = {
  full: pair("全量", "Everything"),
  incremental: pair("增量（按游标）", "What changed, by a cursor"),
  files: pair("增量（按文件）", "New and changed files"),
};

/** What a run counted, in the order in which it is read. */
export const COUNTS = {
  read: pair("读取", "Read"),
  inserted: pair("新增", "Inserted"),
  updated: pair("更新", "Updated"),
  unchanged: pair("未变", "Unchanged"),
  deleted: pair("删除", "Deleted"),
  quarantined: pair("隔离", "Set aside"),
} as const;
export const SUPERSEDED = pair("被同次后来的文件取代", "Replaced by a later file");

/** The settings of all connectors, by their names on the wire. */
export const SETTINGS = {
  host: pair("主机", "Host"),
  port: pair("端口", "Port"),
  database: pair("数据库", "Database"),
  user: pair("用户名", "User"),
  sslmode: pair("加密方式", "Encryption"),
  path: pair("目录", "Folder"),
  pattern: pair("文件匹配", "Pattern of files"),
  encoding: pair("字符编码", "Encoding"),
  delimiter: pair("分隔符", "Delimiter"),
  header: pair("表头行号", "Header row"),
  records: pair("记录位置", "Records at"),
};
/** What a setting may be, by its value on the wire. */
export const CHOICES = {
  disable: pair("不加密", "None"),
  prefer: pair("优先加密", "If the server offers it"),
  require: pair("必须加密", "Required"),
  "verify-ca": pair("加密并校验证书颁发者", "Required, issuer verified"),
  "verify-full": pair("加密并校验证书与主机名", "Required, issuer and host verified"),
};
export const SETTING_HINTS = {
  host: pair("主机名或 IP 地址", "A host name or an address"),
  path: pair("平台所在服务器上的目录", "A folder on the server of the platform"),
  pattern: pair("如 *.csv；** 表示任意层目录", "Such as *.csv; ** stands for any folders"),
  encoding: pair("留空则自动识别，如 UTF-8、GB18030", "Recognised if empty, such as GB18030"),
  delimiter: pair("留空则自动识别", "Recognised if empty"),
  header: pair("留空则自动识别；0 表示没有表头", "Recognised if empty; 0 for none"),
  records: pair(
    "JSON 对象中记录列表的位置，如 data.list；留空则自动识别",
    "Where in a JSON object the records are, such as data.list; recognised if empty",
  ),
};

export const DETAILS = {
  table: pair("表", "Table"),
  target: TARGET,
  reason: pair("原因", "Reason"),
};
