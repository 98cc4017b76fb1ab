"""What PostgreSQL is asked about its tables, and what its refusals mean."""

from tongbase.base.connectors import errors
from tongbase.kernel.errors import TongBaseError

VERSION = "select split_part(version(), ' on ', 1)"

TABLES = """
select n.nspname, c.relname, obj_description(c.oid, 'pg_class')
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition
    and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_'
    and has_table_privilege(c.oid, 'select')
order by 1, 2
"""

FIND = """
select c.oid, obj_description(c.oid, 'pg_class')
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'v', 'm', 'f')
    and (n.nspname || '.' || c.relname = %(table)s
        or (n.nspname = 'public' and c.relname = %(table)s))
    and has_table_privilege(c.oid, 'select')
order by n.nspname <> 'public' limit 1
"""

PLACE = """
select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.oid = %(table)s
"""

COLUMNS = """
select a.attname, format_type(a.atttypid, a.atttypmod), col_description(a.attrelid, a.attnum),
    coalesce(a.attnum = any(i.indkey), false)
from pg_attribute a left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
where a.attrelid = %(table)s and a.attnum > 0 and not a.attisdropped
order by a.attnum
"""

CANCEL = """
select pg_cancel_backend(pid) from pg_stat_activity
where application_name = %(reader)s and state = 'active'
"""

Sign = tuple[str, type[TongBaseError], str, str, str]

SIGNS: tuple[Sign, ...] = (
    (
        "authentication failed|no password supplied|role .* does not exist|认证失败|角色.*不存在",
        errors.PasswordWrongError,
        "settings.user",
        "用户“{user}”的用户名或口令不正确,请重新填写。",
        "The user {user} or its password is wrong; enter them again.",
    ),
    (
        "database .* does not exist|数据库.*不存在",
        errors.DatabaseMissingError,
        "settings.database",
        "服务器 {where} 上没有名为“{database}”的数据库,请检查库名。",
        "The server {where} has no database {database}; check the name.",
    ),
    (
        "no pg_hba.conf entry",
        errors.NotPermittedBySourceError,
        "settings.host",
        "数据库服务器 {where} 不允许本平台的地址连接,请让对方在 pg_hba.conf 中放行。",
        "The server {where} does not let this platform's address in; have pg_hba.conf changed.",
    ),
    (
        "connection refused|no such file or directory",
        errors.ConnectionRefusedBySourceError,
        "settings.port",
        "{where} 拒绝连接:该端口没有数据库在监听,请检查端口和防火墙。",
        "{where} refuses: no database listens there; check the port and the firewall.",
    ),
    (
        "timeout expired|timed out|no route to host|network is unreachable",
        errors.SourceTimeoutError,
        "settings.host",
        "{where} 没有应答,请检查网络是否连通、防火墙是否放行。",
        "{where} does not answer; check the network and the firewall.",
    ),
    (
        "statement timeout",
        errors.SourceTimeoutError,
        "settings.host",
        "数据源 {where} 执行超时,请稍后再试。",
        "The source {where} took too long; try again later.",
    ),
    (
        "lock timeout",
        errors.SourceTimeoutError,
        "table",
        "数据源 {where} 上的表正被其他操作锁定,请等对方完成后再试。",
        "The table in the source {where} is locked by somebody; try again when that is over.",
    ),
    (
        "does not support SSL|SSL error|certificate",
        errors.NotPermittedBySourceError,
        "settings.sslmode",
        "与 {where} 的加密连接建立失败,请检查 sslmode 设置。",
        "No encrypted connection to {where}; check sslmode.",
    ),
)
