import Select from "antd/es/select";
import { columnType } from "@/shared/lib/column-types";
import { useSay } from "@/shared/lib/words";
import { Named } from "@/shared/ui/named";
import { type Column, Table } from "@/shared/ui/table";
import type { Description } from "../queries";
import * as words from "../words";
import styles from "./collect.module.css";

const TYPES = [
  "string",
  "long",
  "int",
  "double",
  "decimal(18, 2)",
  "boolean",
  "date",
  "timestamp",
  "timestamptz",
];
type Types = Readonly<Record<string, string>>;
type SourceColumn = Description["columns"][number];

interface ColumnTypesProps {
  readonly columns: readonly SourceColumn[];
  /** A form hands these in; only columns whose type was changed stand in the value. */
  readonly value?: Types;
  readonly onChange?: (types: Types) => void;
}

/** The type of each column as it lands. */
export function ColumnTypes({ columns, value = {}, onChange }: ColumnTypesProps) {
  const say = useSay();
  const choose = (column: SourceColumn, type: string) => {
    const { [column.name]: _, ...others } = value;
    onChange?.(type === column.type ? others : { ...others, [column.name]: type });
  };
  const shown: Column<SourceColumn>[] = [
    {
      key: "name",
      title: words.COLUMN,
      cell: (of) => <Named zh={of.comment} physical={of.name} />,
    },
    { key: "native", title: words.NATIVE, tight: true, cell: (of) => of.native },
    {
      key: "type",
      title: words.LAKE_TYPE,
      tight: true,
      cell: (of) => (
        <Select
          size="small"
          className={styles.typeSelect}
          aria-label={of.name}
          value={value[of.name] ?? of.type}
          options={[...new Set([of.type, ...TYPES])].map((type) => ({
            value: type,
            label: say(columnType(type)),
          }))}
          onChange={(type) => choose(of, type)}
        />
      ),
    },
  ];
  return (
    <div className={styles.types}>
      <Table rows={columns} columns={shown} id={(of) => of.name} />
    </div>
  );
}
