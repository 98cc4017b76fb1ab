import { Link } from "react-router";
import { Coded } from "@/features/catalogue/door";
import { pair } from "@/shared/lib/words";
import { Labelled } from "@/shared/ui/labelled";
import { Panel } from "@/shared/ui/page";
import * as words from "../words";
import type { Entry } from "./entry";

/** The entry that is applied for, and on which conditions its provider shares it. */
export function AskedEntry({ of }: { readonly of: Entry }) {
  return (
    <Panel>
      <Labelled
        of={[
          {
            label: words.ENTRY,
            value: <Link to={`/catalogue/entries/${of.id}`}>{of.name}</Link>,
            wide: true,
          },
          { label: words.PROVIDER, value: of.provider_name },
          {
            label: words.SHARE_TYPE,
            value: <Coded field="share_type" value={of.share_type} />,
          },
          { label: pair("共享条件", "Share condition"), value: of.share_condition, wide: true },
          { label: pair("共享范围", "Share scope"), value: of.share_scope, wide: true },
        ].filter(({ value }) => value !== "" && value !== null)}
      />
    </Panel>
  );
}
