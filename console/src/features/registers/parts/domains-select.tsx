import Select from "antd/es/select";
import { useSay } from "@/shared/lib/words";
import { useDomains } from "../queries";

interface DomainsSelectProps {
  readonly id?: string;
  readonly value?: string[];
  readonly onChange?: (codes: string[]) => void;
}

/** Choosing 所属领域, several if need be. */
export function DomainsSelect(props: DomainsSelectProps) {
  const say = useSay();
  const domains = useDomains();
  return (
    <Select
      {...props}
      mode="multiple"
      loading={domains.isLoading}
      showSearch={{ optionFilterProp: "label" }}
      options={domains.data?.rows.map(({ code, name }) => ({
        value: code,
        label: `${code} ${say(name)}`,
      }))}
    />
  );
}

/** Domains by their names; their codes where the list is not there. */
export function Domains({ of }: { readonly of: readonly string[] }) {
  const say = useSay();
  const domains = useDomains();
  const named = of.map((code) => {
    const known = domains.data?.rows.find((one) => one.code === code);
    return known ? say(known.name) : code;
  });
  return named.join("、") || "—";
}
