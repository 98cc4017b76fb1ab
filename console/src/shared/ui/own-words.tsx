import AutoComplete, { type AutoCompleteProps } from "antd/es/auto-complete";

interface Offered {
  readonly value: string;
  readonly label?: string;
}

type OwnWordsProps = Omit<
  AutoCompleteProps<string, Offered>,
  "options" | "onChange" | "onSelect"
> & {
  readonly options?: readonly Offered[];
  readonly onChange?: (words: string | undefined) => void;
  readonly onSelect?: (words: string) => void;
};

/** A sign that nobody types: the list makes the first one active that begins as what was typed. */
const OFFERED = "\u200b";

const offered = ({ value, label = value, ...more }: Offered) => ({
  ...more,
  value: OFFERED + value,
  label,
});
const bare = (words: string) => words.replace(OFFERED, "");

/** Words of one's own, completed by what is offered: Enter takes what was typed, unless one chose. */
export function OwnWords({ options, onChange, onSelect, ...props }: OwnWordsProps) {
  return (
    <AutoComplete<string, Offered>
      {...props}
      options={options?.map(offered)}
      onChange={(words: string | undefined) => onChange?.(words && bare(words))}
      onSelect={(words) => onSelect?.(bare(words))}
    />
  );
}
