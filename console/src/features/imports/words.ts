import { pair } from "@/shared/lib/words";
import { type States, state } from "@/shared/ui/status-tag";

export * from "./menu";

export const STATES: States = {
  checking: state("校验中", "Checking", "busy"),
  checked: state("已校验", "Checked", "wait"),
  applying: state("导入中", "Taking over", "busy"),
  applied: state("已导入", "Taken over", "good"),
  failed: state("无法读取", "Not readable", "bad"),
};
export const NEW_IMPORT = pair("上传文件", "Hand in a file");
export const FILE = pair("文件", "File");
export const KIND = pair("类别", "Kind");
export const STATE = pair("状态", "State");
export const AT = pair("提交时间", "Handed in");
export const APPLIED_AT = pair("导入时间", "Taken over");
export const COUNTS = {
  lines: pair("文件行数", "Lines of the file"),
  records: pair("合成条数(一条可占多行)", "Records, of one line or several"),
  new: pair("新增条数", "New"),
  changed: pair("更新条数", "Changed"),
  same: pair("不变条数", "Unchanged"),
  refused: pair("不通过条数", "Refused"),
  warned: pair("有提示条数", "With warnings"),
};
export const WEIGHT = pair("类别", "Weight");
export const WEIGHTS: States = {
  refusal: state("不通过", "Refused", "bad"),
  warning: state("提示", "Warning", "wait"),
};
export const TEMPLATE = pair("下载模板", "Template");
export const LINE = pair("行号", "Line");
export const COLUMN = pair("列", "Column");
export const REASON = pair("原因", "Reason");
