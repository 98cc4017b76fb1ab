import Button from "antd/es/button";
import Modal from "antd/es/modal";
import { pair, useSay } from "../lib/words";

const TITLE = pair("有未保存的修改", "Not saved yet");
const ABOUT = pair("离开后，未保存的修改将丢失。", "What was not saved is lost if you leave.");
const LEAVE = pair("放弃修改并离开", "Leave and lose it");
const STAY = pair("继续编辑", "Go on editing");

interface UnsavedQuestionProps {
  readonly open: boolean;
  readonly leave: () => void;
  readonly stay: () => void;
}

/** Whether what was typed shall be lost. */
export function UnsavedQuestion({ open, leave, stay }: UnsavedQuestionProps) {
  const say = useSay();
  return (
    <Modal
      open={open}
      destroyOnHidden
      title={say(TITLE)}
      onCancel={stay}
      footer={
        <>
          <Button danger onClick={leave}>
            {say(LEAVE)}
          </Button>
          <Button type="primary" onClick={stay}>
            {say(STAY)}
          </Button>
        </>
      }
    >
      {say(ABOUT)}
    </Modal>
  );
}
