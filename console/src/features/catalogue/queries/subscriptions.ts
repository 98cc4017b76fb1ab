/** What change push asks the server: subscriptions, their delivery log, what is to be sent again. */
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Answer, type Asked, get, patch, post, remove } from "@/shared/api/client";

const SUBSCRIPTIONS = ["catalogue", "subscriptions"] as const;
const ONE = "/api/catalogue/subscriptions/{subscription_id}";
const POLL_MS = 2000;
const POLL_QUIET_MS = 10_000;

export type Subscriptions = Answer<"/api/catalogue/subscriptions", "get">;
export type Subscription = Subscriptions["rows"][number];
export type Wanted = Subscription["wanted"];
export type SubscriptionMade = Answer<"/api/catalogue/subscriptions", "post">;
export type NewSubscription = NonNullable<Asked<"/api/catalogue/subscriptions", "post">["body"]>;
export type SubscriptionChange = NonNullable<Asked<typeof ONE, "patch">["body"]>;
export type Replay = NonNullable<Asked<`${typeof ONE}/replay`, "post">["body"]>;
type Search = NonNullable<Asked<"/api/catalogue/subscriptions", "get">["query"]>;
type LogSearch = NonNullable<Asked<`${typeof ONE}/deliveries`, "get">["query"]>;
export type Delivery = Answer<`${typeof ONE}/deliveries`, "get">["rows"][number];

/** While something waits to be sent, the numbers move. */
const moves = (of: Subscription): boolean =>
  of.state === "active" && ((of.deliveries.waiting ?? 0) > 0 || of.replay_next !== null);

export const useSubscriptions = (query: Search) =>
  useQuery({
    queryKey: [...SUBSCRIPTIONS, "list", query],
    queryFn: () => get("/api/catalogue/subscriptions", { query }),
    placeholderData: keepPreviousData,
  });

export const useSubscription = (subscription_id: string) =>
  useQuery({
    queryKey: [...SUBSCRIPTIONS, subscription_id],
    queryFn: () => get(ONE, { path: { subscription_id } }),
    refetchInterval: ({ state }) => (state.data && moves(state.data) ? POLL_MS : POLL_QUIET_MS),
  });

/** The log is read anew whenever the numbers of its subscription have changed. */
export const useDeliveries = (of: Subscription, query: LogSearch) =>
  useQuery({
    queryKey: [...SUBSCRIPTIONS, of.id, "deliveries", query, of.deliveries],
    queryFn: () => get(`${ONE}/deliveries`, { path: { subscription_id: of.id }, query }),
    placeholderData: keepPreviousData,
    refetchInterval: moves(of) ? POLL_MS : false,
  });

export const useDelivery = (subscription_id: string, delivery_id: string) =>
  useQuery({
    queryKey: [...SUBSCRIPTIONS, subscription_id, "delivery", delivery_id],
    queryFn: () =>
      get(`${ONE}/deliveries/{delivery_id}`, { path: { subscription_id, delivery_id } }),
    refetchInterval: ({ state }) => (state.data?.state === "waiting" ? POLL_MS : false),
  });

export const useSubscriptionTimeline = (subscription_id: string) =>
  useQuery({
    queryKey: [...SUBSCRIPTIONS, subscription_id, "timeline"],
    queryFn: () => get(`${ONE}/timeline`, { path: { subscription_id } }),
  });

export function useAddSubscription() {
  const client = useQueryClient();
  return async (body: NewSubscription) => {
    const made = await post("/api/catalogue/subscriptions", { body });
    await client.invalidateQueries({ queryKey: SUBSCRIPTIONS });
    return made;
  };
}

/** Everything that can be done to a subscription. */
export function useSubscriptionVerbs(subscription_id: string) {
  const client = useQueryClient();
  const path = { subscription_id };
  const fresh = async <T>(done: Promise<T>): Promise<T> => {
    const answer = await done;
    await client.invalidateQueries({ queryKey: SUBSCRIPTIONS });
    return answer;
  };
  return {
    change: (body: SubscriptionChange) => fresh(patch(ONE, { path, body })),
    pause: () => fresh(post(`${ONE}/pause`, { path })),
    resume: () => fresh(post(`${ONE}/resume`, { path })),
    rotate: () => fresh(post(`${ONE}/rotate-secret`, { path })),
    test: () => fresh(post(`${ONE}/test`, { path })),
    replay: (body: Replay) => fresh(post(`${ONE}/replay`, { path, body })),
    replayDead: () => fresh(post(`${ONE}/replay-dead`, { path })),
    replayOne: (delivery_id: string) =>
      fresh(
        post(`${ONE}/deliveries/{delivery_id}/replay`, { path: { subscription_id, delivery_id } }),
      ),
    /** What is gone is not asked for again. */
    remove: async () => {
      await remove(ONE, { path });
      await client.invalidateQueries({ queryKey: [...SUBSCRIPTIONS, "list"] });
    },
  };
}
