import { cache } from "react";
import { findOrganization, organizationGate } from "@/gates/organization";
import { findSession } from "@/gates/session";
import type { Reader } from "@/lib/i18n";
import { findAddress } from "./address/[token]/find-address";
import { findClaimReader } from "./claim/[token]/find-claim";
import { findQuestion } from "./code/[token]/find-question";
import { findEntryReader } from "./entry/[token]/find-entry";
import { findJoinReader } from "./join/[token]/find-join";
import { findReset } from "./reset/[token]/find-reset";

const NOBODY: Reader = {};

/** First parts of addresses that belong to no organisation. */
const OURS = new Set([
  "address",
  "api",
  "c",
  "code",
  "entry",
  "find",
  "go",
  "join",
  "locale",
  "mailbox",
  "proof",
  "sign-out",
  "sign-up",
  "theme",
]);

/** The signed-in person and their organisation; to everybody else, the organisation of the address. */
async function findOrgReader(slug: string): Promise<Reader> {
  const session = await findSession(slug);
  const { language, timeZone } = session?.org ?? {};
  if (session) return { language: session.account.language, orgLanguage: language, timeZone };
  if (!(await findOrganization(slug))) return NOBODY;
  const { org } = await organizationGate(slug);
  return { orgLanguage: org.language, timeZone: org.timeZone };
}

async function findResetReader(token: string): Promise<Reader> {
  const found = await findReset(token);
  if (!found || found.worth === "dead") return NOBODY;
  const { language, orgLanguage } = found.link;
  return { language, orgLanguage };
}

async function findAddressReader(token: string): Promise<Reader> {
  const found = await findAddress(token);
  if (!found || found.worth === "dead") return NOBODY;
  const { language, orgLanguage, timeZone } = found.link;
  return { language, orgLanguage, timeZone };
}

async function findCodeReader(token: string): Promise<Reader> {
  const { language, orgLanguage } = (await findQuestion(token))?.face ?? {};
  return { language, orgLanguage };
}

async function findByAddress(path: string): Promise<Reader> {
  const [first = "", second = ""] = new URL(path, "http://own.invalid").pathname
    .slice(1)
    .split("/");
  if (first === "claim") return findClaimReader(second);
  if (first === "reset") return findResetReader(second);
  if (first === "address") return findAddressReader(second);
  if (first === "join") return findJoinReader(second);
  if (first === "entry") return findEntryReader(second);
  if (first === "code" && second.startsWith("code_")) return findCodeReader(second);
  return first === "" || OURS.has(first) ? NOBODY : findOrgReader(first);
}

/**
 * Who reads the page at this address: the person's language, the organisation's language and time zone. It is
 * asked before the first text of a request, by layouts as well as pages, so it goes by the address alone; the
 * gates it asks answer once a request. It never fails: whoever is unknown reads in the browser's language, and
 * what failed here fails in the page too.
 */
export const findReader = cache(async (path: string): Promise<Reader> => {
  return findByAddress(path).catch(() => NOBODY);
});
