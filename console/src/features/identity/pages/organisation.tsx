import { useState } from "react";
import { Link, useParams } from "react-router";
import { pair, useSay } from "@/shared/lib/words";
import { DetailPage, type DetailTab } from "@/shared/ui/detail-page";
import { Labelled } from "@/shared/ui/labelled";
import { Panel } from "@/shared/ui/page";
import { StatusTag } from "@/shared/ui/status-tag";
import { useTell } from "@/shared/ui/tell";
import { Timeline } from "@/shared/ui/timeline";
import { VerbBar } from "@/shared/ui/verb-bar";
import type { Verbs } from "@/shared/ui/verbs";
import { Words } from "@/shared/ui/words";
import { OrganisationForm } from "../parts/organisation-form";
import {
  type Organisation,
  useChangeOrganisation,
  useOpenOrCloseOrganisation,
  useOrganisation,
  useOrganisationTimeline,
} from "../queries/organisations";
import * as words from "../words";

const CHANGED = pair("机构信息已修改", "The organisation is changed");
const PEOPLE_OF = pair("查看人员", "See its people");
const TABS: readonly DetailTab<Organisation>[] = [
  { key: "facts", title: pair("基本信息", "Facts"), body: (of) => <Facts of={of} /> },
  {
    key: "timeline",
    title: pair("留痕", "Timeline"),
    body: (of) => <OrganisationTimeline id={of.id} />,
  },
];

export function OrganisationPage() {
  const { id = "" } = useParams();
  return (
    <DetailPage
      list={{ title: words.ORGANISATIONS, to: "/identity/organisations" }}
      query={useOrganisation(id)}
      head={(of) => ({
        title: of.name,
        status: <StatusTag of={words.ACTIVE_STATES} code={String(of.active)} />,
        facts: [
          [words.USCC, of.uscc],
          [words.REGION, of.region_name],
        ],
      })}
      verbs={(of) => <OrganisationVerbs of={of} />}
      tabs={TABS}
    />
  );
}

function OrganisationVerbs({ of }: { readonly of: Organisation }) {
  const say = useSay();
  const tell = useTell();
  const [changing, setChanging] = useState(false);
  const openOrClose = useOpenOrCloseOrganisation(of.id);
  const change = useChangeOrganisation(of.id);
  return (
    <>
      <VerbBar
        offered={of.verbs}
        verbs={verbsOf(() => setChanging(true))}
        act={(verb) => openOrClose(verb === "close" ? "close" : "reopen")}
      />
      {changing && (
        <OrganisationForm
          of={of}
          send={({ name, kind, short_name, parent }) =>
            change({ name, kind, short_name, parent: parent ?? null })
          }
          sent={() => {
            tell.good(say(CHANGED));
            setChanging(false);
          }}
          close={() => setChanging(false)}
        />
      )}
    </>
  );
}

const verbsOf = (openChange: () => void): Verbs => ({
  close: {
    words: pair("停用机构", "Close the organisation"),
    tone: "danger",
    about: pair("停用后，该机构的人员不能登录。", "Its people can no longer sign in."),
  },
  reopen: {
    words: pair("恢复机构", "Reopen the organisation"),
    about: pair("恢复后，该机构的人员可以重新登录。", "Its people can sign in again."),
  },
  change: { words: pair("修改", "Change"), open: openChange },
});

function Facts({ of }: { readonly of: Organisation }) {
  const say = useSay();
  const parent = useOrganisation(of.parent ?? "");
  return (
    <Panel>
      <Labelled
        of={[
          { label: words.TITLE, value: of.name, wide: true },
          { label: words.SHORT_NAME, value: of.short_name },
          { label: words.USCC, value: of.uscc },
          { label: words.KIND, value: <Words of={words.KINDS} code={of.kind} /> },
          { label: words.REGION, value: `${of.region_name} ${of.region_code}` },
          { label: words.PARENT, value: parent.data?.name ?? of.parent },
          {
            label: words.PEOPLE,
            value: <Link to={`/identity/people?organisation=${of.uscc}`}>{say(PEOPLE_OF)} ›</Link>,
          },
        ]}
      />
    </Panel>
  );
}

function OrganisationTimeline({ id }: { readonly id: string }) {
  return <Timeline query={useOrganisationTimeline(id)} />;
}
