import Button from "antd/es/button";
import type { MouseEvent } from "react";
import { useNavigate } from "react-router";
import { type Pair, useSay } from "../lib/words";

interface GoToProps {
  readonly to: string;
  readonly words: Pair;
  readonly main?: boolean;
}

/** A link that looks like a button: the next step, on another page. */
export function GoTo({ to, words, main = false }: GoToProps) {
  const say = useSay();
  const navigate = useNavigate();
  const go = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    void navigate(to);
  };
  return (
    <Button href={to} type={main ? "primary" : "default"} onClick={go}>
      {say(words)}
    </Button>
  );
}
