import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";
import type { NewAccount } from "@/accounts/input";
import { POST } from "@/app/api/webhooks/texts/route";
import { listDesk } from "@/desk/list-desk";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { ownUrl } from "@/lib/secrets";
import { TOKEN } from "./fake-twilio";
import { messagesOf } from "./links";
import type { TestOrg } from "./org";
import { newAccountIn } from "./org";
import { at } from "./pumping";

let numbers = 0;

/** A mobile that nobody has yet. */
function aMobile(): string {
  numbers += 1;
  return `+3361${String(numbers).padStart(7, "0")}`;
}

/** Somebody with a mobile and no address, invited at that second; by which way, or why not. */
export async function texted(
  org: TestOrg,
  phone = aMobile(),
  given: Partial<NewAccount> = {},
  seconds = 0,
) {
  const id = await newAccountIn(org, "CREATED", { email: "", externalId: phone, phone, ...given });
  const { done, refused } = await org.run(
    (tx) => inviteAccounts(tx, { ids: [id], lane: 2, withCodes: true }),
    at(seconds),
  );
  return { id, phone, channel: done[0]?.channel, refused: refused[0]?.code };
}

export const readAccount = (org: TestOrg, id: string) =>
  org.run((tx) => tx.db.account.findUniqueOrThrow({ where: { orgId_id: { orgId: tx.org, id } } }));

/** What became of somebody's only message. */
export async function messageOf(org: TestOrg, id: string) {
  const [message] = await messagesOf(org, id);
  return { state: message?.state, reason: message?.reason };
}

/** How somebody stands on the Desk; undefined where they do not. */
export async function deskOf(org: TestOrg, id: string, seconds = 0) {
  const { rows } = await org.run((tx) => listDesk(tx, {}), at(seconds));
  return rows.find((row) => row.id === id);
}

/** What Twilio posts, signed with the account's token for the address that it was given. */
export function posted(
  path: string,
  fields: Record<string, string>,
  token = TOKEN,
): Promise<Response> {
  const url = ownUrl(path);
  return POST(
    new Request(url, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers: { "x-twilio-signature": getExpectedTwilioSignature(token, url, fields) },
    }),
  );
}

/** What somebody writes back to the installation's number. */
export const answered = (From: string, Body: string, token?: string): Promise<Response> =>
  posted("/api/webhooks/texts", { From, Body, SmsStatus: "received" }, token);
