import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useContext,
  useEffect,
  useMemo,
  useState,
} from "react";
import { type Location, useBlocker } from "react-router";

type IsUnsaved = () => boolean;
type Way = () => void;

interface Asking {
  /** The forms that are open; each tells whether leaving it now would lose something. */
  readonly forms: Set<IsUnsaved>;
  readonly ask: (way: Way) => void;
  /** Lets the question come, so that it is there when it is due. */
  readonly prepare: () => void;
}

const AskingContext = createContext<Asking>({
  forms: new Set(),
  ask: (way) => way(),
  prepare: () => undefined,
});

/** A dialog weighs too much to come with the first page: it comes with the first form. */
const UnsavedQuestion = lazy(async () => ({
  default: (await import("./unsaved-question")).UnsavedQuestion,
}));

/** The same page: another tab of it is another one, another field or filter of it is not. */
const isSame = (one: Location, other: Location): boolean =>
  one.pathname === other.pathname && tabOf(one) === tabOf(other);

const tabOf = ({ search }: Location) => new URLSearchParams(search).get("tab");

/** Asks before what was typed in a form and not saved is left: by a link, a tab, or the window's close. */
export function AskBeforeLeaving({ children }: { readonly children: ReactNode }) {
  const [forms] = useState(() => new Set<IsUnsaved>());
  const [isPrepared, setPrepared] = useState(false);
  const [way, setWay] = useState<{ readonly go: Way }>();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      !isSame(currentLocation, nextLocation) && isAnyUnsaved(forms),
  );
  useAskBeforeUnload(forms);
  const asking = useMemo(
    () => ({
      forms,
      ask: (go: Way) => setWay({ go }),
      prepare: () => setPrepared(true),
    }),
    [forms],
  );
  const stay = () => {
    setWay(undefined);
    blocker.reset?.();
  };
  const leave = () => {
    setWay(undefined);
    way?.go();
    blocker.proceed?.();
  };
  return (
    <AskingContext value={asking}>
      {children}
      {isPrepared && (
        <Suspense>
          <UnsavedQuestion
            open={way !== undefined || blocker.state === "blocked"}
            leave={leave}
            stay={stay}
          />
        </Suspense>
      )}
    </AskingContext>
  );
}

function useAskBeforeUnload(forms: ReadonlySet<IsUnsaved>) {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (isAnyUnsaved(forms)) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [forms]);
}

const isAnyUnsaved = (forms: ReadonlySet<IsUnsaved>) => [...forms].some((isUnsaved) => isUnsaved());

/** Has a form asked about when it is left; gives what closes it, after a question where one is due. */
export function useUnsaved(isUnsaved: IsUnsaved): (way: Way) => void {
  const { forms, ask, prepare } = useContext(AskingContext);
  useEffect(prepare, [prepare]);
  useEffect(() => {
    forms.add(isUnsaved);
    return () => void forms.delete(isUnsaved);
  });
  return (way) => (isUnsaved() ? ask(way) : way());
}

/** Leaves all forms for good, after a question if one of them would lose something. */
export function useLeave(): (way: Way) => void {
  const { forms, ask } = useContext(AskingContext);
  return (way) => {
    const go = () => {
      forms.clear();
      way();
    };
    return isAnyUnsaved(forms) ? ask(go) : way();
  };
}
