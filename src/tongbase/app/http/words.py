"""What is said of malformed input, by pydantic's and HTTP's names for it: Chinese, English."""

FAULTS: dict[str, tuple[str, str]] = {
    "missing": ("为必填项,请填写。", "is required."),
    "extra_forbidden": ("不是本接口的字段,请删除。", "is not a field of this interface."),
    "string_type": ("应为文本。", "must be text."),
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
    "float_parsing": ("应为数字。", "must be a number."),
    "bool_parsing": ("应为 true 或 false。", "must be true or false."),
    "bool_type": ("应为 true 或 false。", "must be true or false."),
    "enum": ("不在允许的取值范围内:{expected}。", "must be one of {expected}."),
    "literal_error": ("不在允许的取值范围内:{expected}。", "must be one of {expected}."),
    "date_from_datetime_parsing": ("应为日期,如 2026-01-31。", "must be a date like 2026-01-31."),
    "date_parsing": ("应为日期,如 2026-01-31。", "must be a date like 2026-01-31."),
    "date_type": ("应为日期,如 2026-01-31。", "must be a date like 2026-01-31."),
    "datetime_parsing": ("应为时间,如 2026-01-31T08:00:00Z。", "must be a moment (ISO 8601)."),
    "datetime_from_date_parsing": (
        "应为时间,如 2026-01-31T08:00:00Z。",
        "must be a moment (ISO 8601).",
    ),
    "greater_than_equal": ("不能小于 {ge}。", "must be at least {ge}."),
    "less_than_equal": ("不能大于 {le}。", "must be at most {le}."),
    "list_type": ("应为列表。", "must be a list."),
    "too_short": ("至少需要 {min_length} 项。", "needs at least {min_length} entries."),
    "too_long": ("最多允许 {max_length} 项。", "may have at most {max_length} entries."),
    "dict_type": ("应为键值对象。", "must be an object."),
    "model_attributes_type": ("应为 JSON 对象。", "must be a JSON object."),
    "json_invalid": ("不是有效的 JSON,请检查括号、引号和编码。", "is not valid JSON."),
    "value_error": ("填写不正确:{error}", "is wrong: {error}"),
}

HTTP_ERRORS: dict[int, tuple[str, str]] = {
    404: ("没有这个地址,请核对路径。", "There is nothing at this address."),
    405: ("该地址不支持这种请求方法。", "This address does not take that method."),
    413: ("提交的内容过大。", "The content is too large."),
}
