import Button from "antd/es/button";
import Input from "antd/es/input/Input";
import { useState } from "react";
import { pair, useSay } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { useTell } from "@/shared/ui/tell";
import { useInstallRegions } from "../queries/regions";

const INSTALL = pair("装入行政区划", "Install regions");
const PROVINCE = pair("省级行政区划代码", "Code of the province");
const HINT = pair(
  "如 420000；留空装入全国。重复装入只更新有变化的区划，不删除已有的。",
  "Such as 420000; all if left empty. Doing it again changes only what differs.",
);
const DIGITS = 6;

interface Values {
  readonly province?: string;
}
type Told = Awaited<ReturnType<ReturnType<typeof useInstallRegions>>>;

/** The divisions are installed anew, when the standard has changed or a province is missing. */
export function InstallRegions() {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say(INSTALL)}</Button>
      {open && <InstallForm close={() => setOpen(false)} />}
    </>
  );
}

function InstallForm({ close }: { readonly close: () => void }) {
  const say = useSay();
  const tell = useTell();
  const install = useInstallRegions();
  return (
    <FormDrawer<Values, Told>
      title={INSTALL}
      submit={INSTALL}
      send={({ province }) => install({ province: province?.trim() || null })}
      sent={({ installed }) => {
        tell.good(say(toldOf(installed)));
        close();
      }}
      close={close}
    >
      <Field name="province" label={PROVINCE} hint={HINT}>
        <Input maxLength={DIGITS} />
      </Field>
    </FormDrawer>
  );
}

const toldOf = (installed: number) =>
  installed === 0
    ? pair("已是最新，没有变化", "Nothing has changed")
    : pair(`新增或变更 ${installed} 个区划`, `${installed} regions are new or changed`);
