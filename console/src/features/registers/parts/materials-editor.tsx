import DeleteOutlined from "@ant-design/icons/es/icons/DeleteOutlined";
import Button from "antd/es/button";
import Checkbox from "antd/es/checkbox";
import Form from "antd/es/form";
import Input from "antd/es/input";
import { CodeSelect } from "@/features/catalogue/door";
import { pair, useSay } from "@/shared/lib/words";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { useTell } from "@/shared/ui/tell";
import { type MaterialDraft, type ServiceItem, useItemVerbs } from "../queries";
import * as words from "../words";
import styles from "./registers.module.css";
import { ThingSelect } from "./thing-select";

const TITLE = pair("编辑材料与办理结果", "Materials and results");
const SAVE = pair("保存", "Save");
const SAVED = pair("已保存", "Saved");
const ADD = pair("添加一项", "Add one");
const REMOVE = pair("删除", "Remove");
const WAIVES = pair(
  "含有该内容的目录：选择后可免交，输入名称查找",
  "The entry that holds it, so that nobody hands it in",
);
const NAMELESS = pair("请填写材料名称", "A name is needed");

interface Values {
  readonly materials: readonly (MaterialDraft & { readonly entry_name?: string })[];
}

interface MaterialsEditorProps {
  readonly of: ServiceItem;
  readonly close: () => void;
}

/** All materials of an item, each on two lines; the entry that makes one needless is chosen. */
export function MaterialsEditor({ of, close }: MaterialsEditorProps) {
  const say = useSay();
  const tell = useTell();
  const verbs = useItemVerbs(of.id);
  const known = new Map(of.materials.map((one) => [one.entry_id, one.entry_name]));
  const send = ({ materials }: Values) =>
    verbs.setMaterials(
      materials.map(({ name, use, source, issuer, required, entry_id }) => ({
        name,
        use,
        source,
        issuer: issuer ?? "",
        required: required ?? true,
        entry_id: entry_id ?? null,
      })),
    );
  return (
    <FormDrawer<Values, unknown>
      title={TITLE}
      submit={SAVE}
      wide
      initial={{ materials: of.materials }}
      send={send}
      sent={() => {
        tell.good(say(SAVED));
        close();
      }}
      close={close}
    >
      <Form.List name="materials">
        {(rows, { add, remove }) => (
          <>
            {rows.map((row) => (
              <div key={row.key} className={styles.row}>
                <Form.Item
                  noStyle
                  name={[row.name, "name"]}
                  rules={[{ required: true, message: say(NAMELESS) }]}
                >
                  <Input placeholder={say(words.MATERIAL)} maxLength={128} />
                </Form.Item>
                <Form.Item noStyle name={[row.name, "use"]}>
                  <CodeSelect list="material_use" label={say(words.USE)} />
                </Form.Item>
                <Form.Item noStyle name={[row.name, "source"]}>
                  <CodeSelect list="material_source" label={say(words.SOURCE)} />
                </Form.Item>
                <Form.Item noStyle name={[row.name, "issuer"]}>
                  <Input placeholder={say(words.ISSUER)} maxLength={128} />
                </Form.Item>
                <Form.Item noStyle name={[row.name, "required"]} valuePropName="checked">
                  <Checkbox>{say(words.REQUIRED)}</Checkbox>
                </Form.Item>
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={say(REMOVE)}
                  onClick={() => remove(row.name)}
                />
                <div className={styles.wide}>
                  <Form.Item noStyle name={[row.name, "entry_id"]}>
                    <Entry known={known} />
                  </Form.Item>
                </div>
              </div>
            ))}
            <Button onClick={() => add({ use: "needed", source: "applicant", required: true })}>
              {say(ADD)}
            </Button>
          </>
        )}
      </Form.List>
    </FormDrawer>
  );
}

interface EntryProps {
  readonly known: ReadonlyMap<string | null, string | undefined>;
  readonly value?: string | null;
  readonly onChange?: (id: string | undefined) => void;
}

const Entry = ({ known, ...rest }: EntryProps) => (
  <ThingSelect kind="entry" {...rest} known={known.get(rest.value ?? null)} hint={WAIVES} />
);
