import type { Visits } from "./visit";

/** What every member may open. */
export const members: Visits = {
  "[org]/me/page.tsx": ({ org }) => [`/${org.slug}/me`],
  "[org]/me/leave/page.tsx": ({ org }) => [`/${org.slug}/me/leave`],
  "[org]/me/profile/page.tsx": ({ org }) => [`/${org.slug}/me/profile`],
  "[org]/me/security/page.tsx": ({ org }) => [`/${org.slug}/me/security`],
  "[org]/directory/page.tsx": ({ org }) => [
    `/${org.slug}/directory`,
    `/${org.slug}/directory?q=nobody-like-it`,
  ],
  "[org]/directory/[id]/page.tsx": async ({ org, isEmpty }) => {
    if (isEmpty) return [];
    const { id } = await org.person("ACTIVE", { visibility: "PUBLIC", jobTitle: "Shift lead" });
    return [`/${org.slug}/directory/${id}`];
  },
};
