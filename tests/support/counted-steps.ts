import { limitLooks, limitMails, limitSignIn, limitStep, limitStops } from "@/gates/limits";
import { makeToken, readToken } from "@/lib/secrets";
import type { Form, World } from "./counted-forms";
import { headersOf, tokenOf } from "./counted-forms";
import { openSession, PASSWORD } from "./e2e-org";

/** A form on the way to a claim. */
const step =
  (act: string, form: Record<string, string> = {}) =>
  async ({ org, address }: World): Promise<Form> => {
    const token = tokenOf((await org.invited()).link);
    const sendId = readToken("claim", token)?.row ?? "";
    return {
      path: `/claim/${token}/${act}`,
      form,
      count: () => limitStep(sendId, { headers: headersOf(address), org: org.id }),
    };
  };

const looks =
  ({ address }: World) =>
  () =>
    limitLooks(headersOf(address));

/** Routes that count tries and cost little: what leads on, looks up or stops reminders. */
export const STEP_FORMS: Record<string, (world: World) => Promise<Form>> = {
  "claim/[token]/save": step("save", { language: "fr" }),
  "claim/[token]/agree": step("agree", { version: "1" }),
  "claim/[token]/decline": step("decline", { reason: "not-me" }),
  "claim/[token]/switch": step("switch"),
  "[org]/me/mobile": async ({ org, person, address }) => ({
    path: `/${org.slug}/me/mobile`,
    form: { phone: "+33612345679", mobilePassword: PASSWORD },
    count: () => limitMails(headersOf(address), ["mobile", org.id, person.id]),
    cookie: `next-auth.session-token=${await openSession(org, person.id)}`,
  }),
  "(public)/go": async (world) => ({
    path: "/go",
    form: { slug: world.org.slug },
    count: looks(world),
  }),
  "[org]/sign-in/switch/submit": async (world) => ({
    path: `/${world.org.slug}/sign-in/switch/submit`,
    form: { ticket: "ticket_none" },
    count: looks(world),
  }),
  "[org]/me/leave/submit": async ({ org, person, address }) => ({
    path: `/${org.slug}/me/leave/submit`,
    form: { password: PASSWORD },
    cookie: `next-auth.session-token=${await openSession(org, person.id)}`,
    count: async () => {
      const who = { org: org.id, identifier: person.id, known: true };
      return (await limitSignIn(headersOf(address), who)).wait;
    },
  }),
  "unsubscribe/[token]": async ({ org }) => {
    const sendId = readToken("claim", tokenOf((await org.invited()).link))?.row ?? "";
    return {
      path: `/unsubscribe/${makeToken("unsubscribe", org.id, sendId)}`,
      form: {},
      count: () => limitStops(sendId),
    };
  },
};
