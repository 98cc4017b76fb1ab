import LoadingOutlined from "@ant-design/icons/es/icons/LoadingOutlined";
import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import ConfigProvider from "antd/es/config-provider";
import zhCN from "antd/es/locale/zh_CN";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { forgetMe, KnownName } from "@/features/identity/door";
import { Problem } from "@/shared/api/problem";
import { OrganisationNameContext } from "@/shared/lib/organisation-name";
import { type Language, type Speech, SpeechContext } from "@/shared/lib/words";
import { TellProvider } from "@/shared/ui/tell";
import { THEME } from "./theme";

const LANGUAGE_KEY = "tongbase.language";
const FRESH_MS = 5_000;
const RETRIES_MAX = 2;

/** Only what may pass by itself is tried again: the network, never the server's refusal. */
const isPassing = (error: unknown): boolean =>
  error instanceof Problem && (error.status === 0 || error.status === 502 || error.status === 503);

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      if (error instanceof Problem && error.status === 401) forgetMe(client);
    },
  }),
  defaultOptions: {
    // A browser without the internet calls itself offline; the house may stand in the same room.
    mutations: { networkMode: "always" },
    queries: {
      networkMode: "always",
      staleTime: FRESH_MS,
      retry: (count, error) => count < RETRIES_MAX && isPassing(error),
    },
  },
});

/** Everything that pages take for granted: server state, language, look. */
export function Providers({ children }: { readonly children: ReactNode }) {
  const [language, speak] = useState<Language>(() =>
    localStorage.getItem(LANGUAGE_KEY) === "en" ? "en" : "zh",
  );
  const speech = useMemo<Speech>(() => ({ language, speak }), [language]);
  useEffect(() => {
    localStorage.setItem(LANGUAGE_KEY, language);
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  }, [language]);
  return (
    <SpeechContext value={speech}>
      {/* Ant Design speaks English by itself. */}
      <ConfigProvider
        theme={THEME}
        locale={language === "zh" ? zhCN : undefined}
        // By default the turning circle leaves by a transition, which may never end where it had
        // hardly begun: an unseen circle then goes on telling screen readers that it loads.
        button={{ autoInsertSpace: false, loadingIcon: <LoadingOutlined /> }}
      >
        <QueryClientProvider client={client}>
          <OrganisationNameContext value={KnownName}>
            <TellProvider>{children}</TellProvider>
          </OrganisationNameContext>
        </QueryClientProvider>
      </ConfigProvider>
    </SpeechContext>
  );
}
