import { cookies } from "next/headers";
import { z } from "zod";
import { choiceCookie } from "@/lib/i18n/choice-cookie";

/** What was typed about oneself, as it was typed; never a password. */
export type Draft = { firstName?: string; lastName?: string; language?: string };

const NAME = "claim-draft";
const A_WEEK = 7 * 24 * 3600;
/** More than any field takes, little enough for a cookie: what is too long comes back to be shortened. */
const LONGEST = 200;

const shape = z.object({
  accountId: z.string(),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  language: z.string().optional(),
});

/** Keeps a draft in the browser: also for the next link of the same account, should this one end in mid-form. */
export function draftCookie(accountId: string, { firstName, lastName, language }: Draft) {
  const cut = (value?: string) => value?.slice(0, LONGEST);
  const kept = { accountId, firstName: cut(firstName), lastName: cut(lastName), language };
  const value = Buffer.from(JSON.stringify(kept)).toString("base64url");
  return { ...choiceCookie(NAME, value), path: "/claim", maxAge: A_WEEK };
}

/** Takes the draft back out of the browser. */
export const noDraftCookie = () => ({ ...choiceCookie(NAME, ""), path: "/claim", maxAge: 0 });

/** The draft of this account, if this browser holds one; nobody else's is shown. */
export async function readDraft(accountId: string): Promise<Draft | undefined> {
  const value = (await cookies()).get(NAME)?.value ?? "";
  try {
    const kept = shape.parse(JSON.parse(Buffer.from(value, "base64url").toString()));
    return kept.accountId === accountId ? kept : undefined;
  } catch {
    return undefined;
  }
}
