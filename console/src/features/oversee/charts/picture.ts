/** What a picture of the graph is made of, whoever draws it. */

export interface Dot {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly name: string;
  readonly colour: string;
  readonly more: number;
}
export interface Line {
  readonly key: string;
  readonly source: string;
  readonly target: string;
  readonly label: string;
}
export type Mark = "stopped" | "weakened";
export interface Picture {
  readonly dots: readonly Dot[];
  readonly lines: readonly Line[];
  /** The keys of the things and lines that stand out. */
  readonly lit: ReadonlySet<string>;
  readonly marks: ReadonlyMap<string, Mark>;
  /** The key of the thing that is looked at. */
  readonly chosen: string;
}
export interface Hands {
  readonly pick: (key: string) => void;
  readonly expand: (key: string) => void;
}
export interface Drawing {
  readonly show: (picture: Picture) => Promise<void>;
  readonly end: () => void;
}

export const MARK_COLOURS: Readonly<Record<Mark, string>> = {
  stopped: "#d32f2f",
  weakened: "#e0a030",
};
export const CHOSEN_COLOUR = "#12324d";
export const LIT_COLOUR = "#2f5d9e";
export const FAINT = 0.2;
const NAME_LETTERS = 14;

/** A name as it is written beside its dot, with how many neighbours are not drawn. */
export const titleOf = (name: string, more: number) =>
  more > 0 ? `${short(name)} +${more}` : short(name);

const short = (name: string) =>
  name.length > NAME_LETTERS ? `${name.slice(0, NAME_LETTERS)}…` : name;
