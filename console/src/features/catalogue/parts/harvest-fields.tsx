/** The fields of a foreign catalogue that can be changed. */

import Input from "antd/es/input/Input";
import Password from "antd/es/input/Password";
import { type Pair, pair, useSay } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { OwnWords } from "@/shared/ui/own-words";
import { CodeSelect } from "./coded";

const NAME = pair("名称", "Name");
const ADDRESS = pair("地址", "Address");
const WHERE = pair(
  "门户的网址，如 https://data.example.cn；文件则填写服务器收件目录中的路径。",
  "The portal's address, or for files a path in the inbox of the server.",
);
const KEY = pair("对方签发的密钥", "Key of the other side");
const SCHEDULE_HINT = pair(
  "按“分 时 日 月 星期”填写（北京时间），分为一个数；不填则只在点击“采集”时采集。",
  "Minute, hour, day, month and weekday as in cron, China time; empty: when ordered.",
);
const USUAL = [
  ["30 2 * * *", pair("每天 2:30", "Every day at 2:30")],
  ["30 2 * * 1", pair("每周一 2:30", "Mondays at 2:30")],
  ["30 2 1 * *", pair("每月 1 日 2:30", "The first of every month at 2:30")],
] as const;
export const SCHEDULE = pair("采集计划", "Schedule");

const CLASSIFY = pair("缺省分类码", "Default classification");
const SHARE = pair("缺省共享类型", "Default share type");
const CYCLE = pair("缺省更新周期", "Default update cycle");
const WHERE_SILENT = pair(
  "对方没有说明时采用，草稿中仍可修改。",
  "Used where the source says nothing; drafts can be changed.",
);

export function NameField() {
  return (
    <Field name="name" label={NAME} required>
      <Input maxLength={128} />
    </Field>
  );
}

export function AddressField() {
  return (
    <Field name="address" label={ADDRESS} hint={WHERE} required>
      <Input maxLength={1000} />
    </Field>
  );
}

export function KeyField({ hint }: { readonly hint: Pair }) {
  return (
    <Field name="key" label={KEY} hint={hint}>
      <Password maxLength={500} autoComplete="off" />
    </Field>
  );
}

/** What drafts say where the source says nothing. */
export function DefaultFields() {
  return (
    <>
      <Field name={["defaults", "classify_code"]} label={CLASSIFY} hint={WHERE_SILENT}>
        <Input maxLength={30} />
      </Field>
      <Field name={["defaults", "share_type"]} label={SHARE}>
        <CodeSelect list="share_type" />
      </Field>
      <Field name={["defaults", "update_cycle"]} label={CYCLE}>
        <CodeSelect list="update_cycle" />
      </Field>
    </>
  );
}

/** When a source is harvested: one of the usual times, or any in the form of cron. */
export function ScheduleField() {
  const say = useSay();
  const options = USUAL.map(([value, label]) => ({ value, label: `${value}　${say(label)}` }));
  return (
    <Field name="schedule" label={SCHEDULE} hint={SCHEDULE_HINT}>
      <OwnWords
        options={options}
        allowClear
        showSearch={{ filterOption: (typed, option) => option?.label?.includes(typed) ?? false }}
      />
    </Field>
  );
}
