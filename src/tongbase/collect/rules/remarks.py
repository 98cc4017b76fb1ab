"""What is to be told of how a source is understood, as sentences: one for each kind of remark."""

from collections.abc import Iterator, Sequence

from tongbase.base.connectors.terms import Remark, RemarkKind, Words

WHOLE = frozenset({RemarkKind.RECORDS, RemarkKind.WRAPPED})
COLUMNS_TOLD_MAX = 20
EXAMPLE_CHARACTERS_MAX = 20
SENTENCES = {
    RemarkKind.RECORDS: Words(
        "JSON 文件中的记录取自:{told};包在外面的内容(如返回码、总数)不入湖。",
        "The records of the JSON files are taken from {told}; what wraps them does not land.",
    ),
    RemarkKind.WRAPPED: Words(
        "JSON 文件只有一个对象,按一行入湖;其中有记录列表:{told}。"
        "如需逐条入湖,请在数据源设置中填写记录位置(records)。",
        "The JSON file is one object and lands as one row, with lists of records in it: {told}. "
        "Set records in the source to land one of them record by record.",
    ),
    RemarkKind.NOTHING: Words("以下写法按空值入湖:{told}。", "These land as empty: {told}."),
    RemarkKind.GROUPED: Words(
        "以下字段的数写有千分位逗号,入湖时去掉:{told}。",
        "These numbers are written in groups of three digits, whose commas are left out: {told}.",
    ),
    RemarkKind.SET_ASIDE: Words(
        "以下字段按数或时间入湖,值不能识别的行放入隔离区:{told};"
        "如需原样入湖,请在采集任务中指定类型文本 string。",
        "These land as numbers or moments, and rows with a value that is none are set aside: "
        "{told}. Set the type string in the flow to land them as they are.",
    ),
    RemarkKind.TEXT: Words(
        "以下字段多是数或时间,但不能识别的值较多,整列按文本入湖:{told};"
        "如需按数或时间入湖,请在采集任务中指定类型(如双精度小数 double、日期 date),"
        "不能识别的行将放入隔离区。",
        "These are mostly numbers or moments, but too many values are none, so that they land as "
        "text: {told}. Set a type (such as double or date) in the flow to set those rows aside.",
    ),
    RemarkKind.CODE: Words(
        "以下字段是代码、号码或过长的整数,按文本原样入湖:{told};如确为数量,请在采集任务中指定"
        "类型长整数 long。",
        "These are codes, numbers of somebody or too long to count with, and land as text: {told}. "
        "Set the type long in the flow if they are quantities.",
    ),
}


def tell(remarks: Sequence[Remark]) -> Iterator[Words]:
    """Tell the remarks, those of one kind in one sentence."""
    for kind, sentence in SENTENCES.items():
        if own := [remark for remark in remarks if remark.kind is kind]:
            told, more = own[:COLUMNS_TOLD_MAX], len(own) - COLUMNS_TOLD_MAX
            zh = "、".join(map(_zh, told)) + (f" 等 {len(own)} 个字段" if more > 0 else "")
            en = ", ".join(map(_en, told)) + (f" and {more} more" if more > 0 else "")
            yield Words(sentence.zh.format(told=zh), sentence.en.format(told=en))


def _zh(remark: Remark) -> str:
    written = "".join(f"“{_short(each)}”" for each in remark.examples)
    if remark.kind is RemarkKind.CODE:
        return remark.column
    if remark.kind in WHOLE:
        return "、".join(remark.examples)
    if remark.kind is RemarkKind.NOTHING:
        return f"{remark.column}(所查 {remark.of} 个值中 {remark.count} 个写作{written})"
    return f"{remark.column}(所查 {remark.of} 个值中 {remark.count} 个,如{written})"


def _en(remark: Remark) -> str:
    written = " ".join(f"“{_short(each)}”" for each in remark.examples)
    if remark.kind is RemarkKind.CODE:
        return remark.column
    if remark.kind in WHOLE:
        return ", ".join(remark.examples)
    how = "written" if remark.kind is RemarkKind.NOTHING else "such as"
    return f"{remark.column} ({remark.count} of {remark.of} values looked at, {how} {written})"


def _short(text: str) -> str:
    cut = text[:EXAMPLE_CHARACTERS_MAX]
    return cut if cut == text else f"{cut}…"
