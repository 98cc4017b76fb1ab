import Button from "antd/es/button";
import Modal from "antd/es/modal";
import { useEffect } from "react";
import { type Location, useBlocker } from "react-router";
import { pair, useSay } from "../lib/words";

const TITLE = pair("有未保存的修改", "Not saved yet");
const ABOUT = pair("离开后，未保存的修改将丢失。", "What was not saved is lost if you leave.");
const LEAVE = pair("放弃修改并离开", "Leave and lose it");
const STAY = pair("继续编辑", "Go on editing");

/** The same form: another tab of the page is another one, another field of it is not. */
const isSame = (one: Location, other: Location): boolean =>
  one.pathname === other.pathname && tabOf(one) === tabOf(other);

const tabOf = ({ search }: Location) => new URLSearchParams(search).get("tab");

/** Asks before what was typed and not saved is left: by a link, a tab, or the window's close. */
export function Unsaved({ when }: { readonly when: boolean }) {
  const say = useSay();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => when && !isSame(currentLocation, nextLocation),
  );
  useEffect(() => {
    if (!when) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [when]);
  return (
    <Modal
      open={blocker.state === "blocked"}
      title={say(TITLE)}
      onCancel={() => blocker.reset?.()}
      footer={
        <>
          <Button danger onClick={() => blocker.proceed?.()}>
            {say(LEAVE)}
          </Button>
          <Button type="primary" onClick={() => blocker.reset?.()}>
            {say(STAY)}
          </Button>
        </>
      }
    >
      {say(ABOUT)}
    </Modal>
  );
}
