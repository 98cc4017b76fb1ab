/** Places in a text, as the server gives them: pairs of start and end, counted in characters. */
export type Marks = readonly (readonly [number, number] | readonly unknown[])[];

export interface Piece {
  readonly text: string;
  readonly marked: boolean;
  readonly start: number;
}

/** Cuts a text at its marks. Characters are code points: a rare Chinese character is two of ours. */
export function piecesOf(text: string, marks: Marks): Piece[] {
  const characters = Array.from(text);
  const pieces: Piece[] = [];
  let place = 0;
  const cut = (end: number, marked: boolean) => {
    if (end <= place) return;
    pieces.push({ text: characters.slice(place, end).join(""), marked, start: place });
    place = end;
  };
  for (const [start, end] of marks) {
    cut(Math.min(Number(start), characters.length), false);
    cut(Math.min(Number(end), characters.length), true);
  }
  cut(characters.length, false);
  return pieces;
}
