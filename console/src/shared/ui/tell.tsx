import useMessage from "antd/es/message/useMessage";
import { createContext, type ReactNode, useContext, useMemo } from "react";

export interface Tell {
  readonly good: (text: string) => void;
}

const TellContext = createContext<Tell>({ good: () => undefined });

/** Says at the top of the window that something went well; what went wrong is said in place. */
export const useTell = (): Tell => useContext(TellContext);

export function TellProvider({ children }: { readonly children: ReactNode }) {
  const [message, holder] = useMessage();
  const tell = useMemo<Tell>(() => ({ good: (text) => void message.success(text) }), [message]);
  return (
    <TellContext value={tell}>
      {holder}
      {children}
    </TellContext>
  );
}
