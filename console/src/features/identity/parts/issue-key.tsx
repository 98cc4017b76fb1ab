import DatePicker from "antd/es/date-picker";
import Input from "antd/es/input/Input";
import Select from "antd/es/select";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { pair } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { SecretOnce } from "@/shared/ui/secret-once";
import { type KeySecret, useIssueKey } from "../queries/keys";
import * as words from "../words";

const TITLE = pair("签发密钥", "Issue a key");
const ADDRESSES_HINT = pair(
  "输入地址或网段后回车，如 10.1.2.0/24；留空表示不限。",
  "An address or a network, then Enter; none means anywhere.",
);
const DAYS = 365;

interface IssueKeyProps {
  /** The application system it is for; one's own without. */
  readonly application?: string;
  readonly close: () => void;
}
interface Values {
  readonly name: string;
  readonly expires_at: Dayjs;
  readonly addresses?: string[];
}

/** A key is issued, and its secret shown once. */
export function IssueKey({ application, close }: IssueKeyProps) {
  const issue = useIssueKey(application);
  const [made, setMade] = useState<KeySecret | null>(null);
  if (made) {
    const values = [
      [words.KEY_ID, made.id],
      [words.SECRET, made.secret],
    ] as const;
    return <SecretOnce title={TITLE} values={values} close={close} />;
  }
  return (
    <FormDrawer<Values, KeySecret>
      title={TITLE}
      submit={TITLE}
      initial={{ expires_at: dayjs().add(DAYS, "day").endOf("day"), addresses: [] }}
      send={(values) => issue({ ...values, expires_at: values.expires_at.toISOString() })}
      sent={setMade}
      close={close}
    >
      <Field name="name" label={words.TITLE} required>
        <Input maxLength={200} />
      </Field>
      <Field name="expires_at" label={words.EXPIRES} required>
        <DatePicker showTime={{ format: "HH:mm" }} format="YYYY-MM-DD HH:mm" />
      </Field>
      <Field name="addresses" label={words.ADDRESSES} hint={ADDRESSES_HINT}>
        <Select mode="tags" open={false} suffixIcon={null} />
      </Field>
    </FormDrawer>
  );
}
