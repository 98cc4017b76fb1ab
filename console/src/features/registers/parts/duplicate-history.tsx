import Drawer from "antd/es/drawer";
import { pair, useSay } from "@/shared/lib/words";
import { Timeline } from "@/shared/ui/timeline";
import { type Duplicate, useDuplicateTimeline } from "../queries";
import * as words from "../words";

const WIDTH = 640;
const TITLE = pair("认定经过", "How it was decided");

interface DuplicateHistoryProps {
  readonly of: Duplicate;
  readonly close: () => void;
}

/** All that was decided of a case and taken back, with the reasons. */
export function DuplicateHistory({ of, close }: DuplicateHistoryProps) {
  const say = useSay();
  const query = useDuplicateTimeline(of.id);
  return (
    <Drawer open title={say(TITLE)} size={WIDTH} onClose={close}>
      <Timeline query={query} details={{ reason: words.REASON, was: words.DUPLICATE_WAS }} />
    </Drawer>
  );
}
