import { limitClaim, limitJoins } from "@/gates/limits";
import { makeToken } from "@/lib/secrets";
import type { Form, World } from "./counted-forms";
import { headersOf, proofOf } from "./counted-forms";
import { askToJoin, openLink } from "./joins";

const EMAIL = "mia@halden.example";

/** The forms of an open join link. */
export const JOIN_FORMS: Record<string, (world: World) => Promise<Form>> = {
  "join/[token]/submit": async ({ org, address }) => ({
    path: `/join/${makeToken("join", org.id, await openLink(org))}/submit`,
    form: { firstName: "Mia", lastName: "Kruse", email: EMAIL, language: "de" },
    count: () => limitJoins(headersOf(address), { org: org.id, email: EMAIL }),
  }),
  "entry/[token]/submit": async ({ org, request, address }) => {
    const sendId = await askToJoin(org, await openLink(org), EMAIL);
    const token = makeToken("entry", org.id, sendId);
    return {
      path: `/entry/${token}/submit`,
      form: { proof: await proofOf(request, `/entry/${token}`) },
      count: () => limitClaim(sendId, { headers: headersOf(address), org: org.id }),
    };
  },
};
