import Upload from "antd/es/upload";
import { pair, useSay } from "@/shared/lib/words";

const DROP = pair("点击或把文件拖到这里", "Click, or drop a file here");
const TYPES = pair(
  "支持 xlsx、xls、ods 工作簿和 CSV（UTF-8 或 GB18030），不超过 1 GB。",
  "Workbooks (xlsx, xls, ods) and CSV, at most 1 GB.",
);
const TAKEN = ".xlsx,.xls,.ods,.csv,.txt,.zip,.gz";

interface FileBoxProps {
  readonly file: File | undefined;
  readonly choose: (file: File | undefined) => void;
}

/** Takes one file; nothing is sent yet. */
export function FileBox({ file, choose }: FileBoxProps) {
  const say = useSay();
  return (
    <Upload.Dragger
      accept={TAKEN}
      maxCount={1}
      fileList={file ? [{ uid: file.name, name: file.name, size: file.size }] : []}
      beforeUpload={(chosen) => {
        choose(chosen);
        return false;
      }}
      onRemove={() => choose(undefined)}
    >
      <p>{say(DROP)}</p>
      <p>{say(TYPES)}</p>
    </Upload.Dragger>
  );
}
