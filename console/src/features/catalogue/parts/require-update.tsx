import { useSay } from "@/shared/lib/words";
import { useTell } from "@/shared/ui/tell";
import { useUpdateVerbs } from "../queries/updates";
import { REQUIRE, REQUIRED } from "../words-updates";
import { UpdateNoteForm } from "./update-note";

/** Notes of one entry that it must be updated. */
export function RequireUpdate({ id, close }: { readonly id: string; readonly close: () => void }) {
  const say = useSay();
  const tell = useTell();
  const verbs = useUpdateVerbs();
  return (
    <UpdateNoteForm
      title={REQUIRE}
      send={(note) => verbs.require(id, note)}
      sent={() => {
        tell.good(say(REQUIRED));
        close();
      }}
      close={close}
    />
  );
}
