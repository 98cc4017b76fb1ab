"""What is said of malformed input, by pydantic's and HTTP's names for it: Chinese, English."""

MOMENT = ("应为时间,如 2026-01-31T08:00:00+08:00。", "must be a moment (ISO 8601).")

FAULTS: dict[str, tuple[str, str]] = {
    "missing": ("为必填项,请填写。", "is required."),
    "extra_forbidden": ("不是本接口的字段,请删除。", "is not a field of this interface."),
    "string_type": ("应为文本。", "must be text."),
    "string_unicode": ("含有无法编码的字符,请删除。", "holds a character that no encoding has."),
    "string_sub_type": ("应为文本。", "must be text."),
    "string_too_short": (
        "不能少于 {min_length} 个字符。",
        "needs at least {min_length} characters.",
    ),
    "string_too_long": (
        "不能超过 {max_length} 个字符。",
        "may have at most {max_length} characters.",
    ),
    "string_pattern_mismatch": ("格式不正确,应符合 {pattern}。", "must match {pattern}."),
    "int_type": ("应为整数。", "must be a whole number."),
    "int_parsing": ("应为整数。", "must be a whole number."),
    "int_from_float": ("应为整数,不能带小数。", "must be a whole number without a fraction."),
    "int_parsing_size": ("数值过大。", "is too large a number."),
    "float_type": ("应为数字。", "must be a number."),
    "finite_number": ("应为有限的数字。", "must be a finite number."),
    "float_parsing": ("应为数字。", "must be a number."),
    "bool_parsing": ("应为 true 或 false。", "must be true or false."),
    "bool_type": ("应为 true 或 false。", "must be true or false."),
    "enum": ("不在允许的取值范围内:{expected}。", "must be one of {expected}."),
    "literal_error": ("不在允许的取值范围内:{expected}。", "must be one of {expected}."),
    "date_from_datetime_parsing": ("应为日期,如 2026-01-31。", "must be a date like 2026-01-31."),
    "date_parsing": ("应为日期,如 2026-01-31。", "must be a date like 2026-01-31."),
    "date_type": ("应为日期,如 2026-01-31。", "must be a date like 2026-01-31."),
    "date_from_datetime_inexact": ("应为日期,如 2026-01-31。", "must be a date like 2026-01-31."),
    "datetime_parsing": MOMENT,
    "datetime_type": MOMENT,
    "datetime_object_invalid": MOMENT,
    "datetime_from_date_parsing": MOMENT,
    "timezone_aware": (
        "须带时区,如 2026-01-31T08:00:00+08:00。",
        "needs a time zone, as in 2026-01-31T08:00:00+08:00.",
    ),
    "greater_than": ("应大于 {gt}。", "must be greater than {gt}."),
    "less_than": ("应小于 {lt}。", "must be less than {lt}."),
    "greater_than_equal": ("不能小于 {ge}。", "must be at least {ge}."),
    "less_than_equal": ("不能大于 {le}。", "must be at most {le}."),
    "list_type": ("应为列表。", "must be a list."),
    "too_short": ("至少需要 {min_length} 项。", "needs at least {min_length} entries."),
    "too_long": ("最多允许 {max_length} 项。", "may have at most {max_length} entries."),
    "tuple_type": ("应为列表。", "must be a list."),
    "dict_type": ("应为键值对象。", "must be an object."),
    "model_type": ("应为 JSON 对象。", "must be a JSON object."),
    "model_attributes_type": ("应为 JSON 对象。", "must be a JSON object."),
    "json_invalid": (
        "不是有效的 JSON(第 {line} 行第 {column} 列),请检查括号、引号和逗号。",
        "is not valid JSON (line {line}, column {column}); look at brackets, quotes and commas.",
    ),
    "json_doubled": (
        "在同一对象中出现了两次,请只保留一个。",
        "stands twice in one object; keep one.",
    ),
    "json_deep": ("嵌套超过 {max} 层,请简化结构。", "is nested more than {max} levels deep."),
    "json_constant": (
        "含有 {word},JSON 没有这样的数值,请改为数字或 null。",
        "holds {word}, which JSON does not know; write a number or null.",
    ),
    "number_large": ("含有过大的数值 {number},请改小。", "holds the number {number}: too large."),
    "not_utf8": (
        "不是 UTF-8 编码,请以 UTF-8 保存后重新提交。",
        "is not UTF-8; encode it as UTF-8.",
    ),
    "form_unreadable": (
        "不是可以读取的表单:应为 UTF-8 编码、不超过 {max} 个字段,且不含文件;也可以改用 JSON。",
        "is no form that can be read: UTF-8, {max} fields at most, no files; or send JSON.",
    ),
    "too_many_parameters": ("参数不能超过 {max} 个。", "may have at most {max} parameters."),
    "strange_character": (
        "含有不允许的字符 {character}(控制字符或改变书写方向的字符),请删除后重新提交。",
        "holds the character {character}, a control or direction mark; remove it.",
    ),
    "filter_form": (
        '应写成一个值、一个比较 {{"op": "ge", "value": …}},或比较的列表;'
        '多个取值请写 {{"op": "in", "value": […]}}。',
        'must be a value, a comparison {{"op": "ge", "value": …}}, or a list of these; for '
        'several values write {{"op": "in", "value": […]}}.',
    ),
    "value_form": (
        "应为一个值(文本、数字、true/false 或 null),不能是对象或列表。",
        "must be one value (text, a number, true, false or null), no object and no list.",
    ),
    "value_error": ("填写不正确:{error}", "is wrong: {error}"),
}

HTTP_ERRORS: dict[int, tuple[str, str]] = {
    400: ("请求无法解析,请对照接口文档检查。", "The request cannot be read; compare the docs."),
    404: ("没有这个地址,请核对路径。", "There is nothing at this address."),
    405: ("该地址不支持这种请求方法。", "This address does not take that method."),
    413: ("提交的内容过大(上限 8 MB),请分批提交。", "The content is too large (8 MB at most)."),
    415: (
        "请求正文应为 JSON,请把请求头 Content-Type 设为 application/json。",
        "The body must be JSON: set the header Content-Type to application/json.",
    ),
}
OTHERWISE = (
    "请求无法处理,请对照接口文档检查。",
    "The request cannot be answered; compare the docs.",
)
