import { headers } from "next/headers";
import { listLinks } from "@/joins/queries";
import { prisma } from "@/lib/db";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import type { Scope } from "@/lib/org";
import { SYSTEM_ORG } from "@/lib/org";
import type { TokenKind } from "@/lib/secrets";
import { deadLink, keyVersions, makeToken, readToken, sameSecret } from "@/lib/secrets";
import {
  joinCode,
  readShortCode,
  SHORT_KINDS,
  shortDigest,
  shortDigests,
} from "@/lib/secrets/short";
import { sql } from "@/lib/sql";
import { limitShort } from "./limits";
import { findOrganization } from "./organization";
import { originOf } from "./origin";

/** A holder of a link, in the organisation that the link names. `row` is the send (or flow) it was derived from. */
export type LinkGate = { scope: Scope; row: string };

/** Verifies the link's MAC before anything else: a wrong one costs no look into the database and no hash. */
export async function linkGate(kind: TokenKind, token: string): Promise<LinkGate | undefined> {
  const read = readToken(kind, token);
  if (!read) return undefined;
  return {
    scope: mintScope(read.org, { kind: "invitee" }, originOf(await headers())),
    row: read.row,
  };
}

/** The door of /reset/<token>: undefined for whatever we did not make ourselves. */
export const resetLinkGate = (token: string): Promise<LinkGate | undefined> =>
  linkGate("reset", token);

/** The door of /unsubscribe/<token>. */
export const unsubscribeLinkGate = (token: string): Promise<LinkGate | undefined> =>
  linkGate("unsubscribe", token);

/** The door of /address/<token>. */
export const addressLinkGate = (token: string): Promise<LinkGate | undefined> =>
  linkGate("address", token);

/** The door of /join/<token>: anybody may hold the link that an organisation posted. */
export const joinLinkGate = (token: string): Promise<LinkGate | undefined> =>
  linkGate("join", token);

/** The door of /entry/<token>: who reads the mailbox that the open link's mail went to. */
export const entryLinkGate = (token: string): Promise<LinkGate | undefined> =>
  linkGate("entry", token);

/** The token that a short link stands for, or one of its shape that opens nothing; seconds to wait for who tries many. */
type Followed = { token: string; wait?: number | undefined };

/**
 * Counted before it is looked for, so that guessing ends, and forgiven where it is right. What we made nobody leads to the
 * page of a link that is worth nothing, by the same road.
 */
async function follow(
  kind: TokenKind,
  { given, org }: { given: Headers; org?: string },
  find: () => Promise<string | undefined>,
): Promise<Followed> {
  const { wait, crowded, settle } = await limitShort(given, org);
  const nowhere = deadLink(kind, SYSTEM_ORG).split("/").at(-1) ?? "";
  if (wait !== undefined) return { token: nowhere, wait };
  const token = await find();
  await settle(token !== undefined);
  return token === undefined ? { token: nowhere, wait: crowded } : { token };
}

/**
 * The door of /c/<16 symbols>, which a text has room for. It changes nothing: phones fetch addresses to show what lies
 * behind them.
 */
export const shortLinkGate = (typed: string, given: Headers): Promise<Followed> =>
  follow("claim", { given }, async () => {
    const digests = shortDigests(readShortCode(typed) ?? "");
    const [found] = await prisma().$queryRaw<{ org: string; id: string }[]>(
      sql`SELECT org_id AS org, id FROM app.find_short(${digests}::text[])`,
    );
    if (!found) return undefined;
    const { org, id } = found;
    // which kind of link it is only its own code tells
    const made = SHORT_KINDS.flatMap((kind) => keyVersions().map((version) => ({ kind, version })));
    const one = made.find(({ kind, version }) =>
      digests.includes(shortDigest(org, id, version, kind)),
    );
    return one && makeToken(one.kind, org, id, one.version);
  });

/** The door of /<slug>/join/<8 symbols>, which a poster has room for: of an open link that is on, or was. */
export const shortJoinGate = (
  { slug, typed }: { slug: string; typed: string },
  given: Headers,
): Promise<Followed> =>
  follow("join", { given, org: slug.toLowerCase() }, async () => {
    const org = (await findOrganization(slug)) ?? SYSTEM_ORG;
    const scope = mintScope(org, { kind: "invitee" }, originOf(given));
    const links = await inOrg(scope, (tx) => listLinks(tx), "page");
    const found = links
      .filter(({ keyVersion }) => keyVersions().includes(keyVersion))
      .find(({ id, keyVersion }) => sameSecret(joinCode(org, id, keyVersion), typed.toLowerCase()));
    return found && makeToken("join", org, found.id, found.keyVersion);
  });
