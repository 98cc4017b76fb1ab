/** Data elements in the catalogue: what items may hold, which items hold one. */
import { useMutation } from "@tanstack/react-query";
import { type Answer, post } from "@/shared/api/client";
import type { ItemDraft } from "../queries";

export type Suggested = Answer<
  "/api/govern/landing/entries/{entry_id}/suggestions",
  "post"
>["rows"][number];

/** Elements for items as they stand in the editor, in their order. */
export const useItemSuggestions = (entry_id: string) =>
  useMutation({
    mutationFn: async (items: readonly ItemDraft[]) => {
      const body = {
        items: items.map(({ name, field_name, code_list_id }) => ({
          name,
          field_name: field_name ?? "",
          code_list_id: code_list_id ?? "",
        })),
      };
      const path = { entry_id };
      const found = await post("/api/govern/landing/entries/{entry_id}/suggestions", {
        path,
        body,
      });
      return found.rows;
    },
  });
