import { emailKey } from "@/accounts/input";
import { findTwin } from "@/accounts/queries";
import { recordEvents } from "@/accounts/record-events";
import { can } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { makeSends } from "@/messages/make-sends";
import { queueMessages } from "@/messages/queue-messages";
import type { Locked } from "./lock-to-readdress";
import { lockToReaddress } from "./lock-to-readdress";
import { readAskings, readTextBar } from "./queries";
import type { NewAddress, ProvenBy } from "./rules";
import { ADDRESS_LIFE, maskAddress, maskNumber, nextAsking } from "./rules";
import type { Readdressed } from "./store";
import { endOpenSends, insertChange, listNumber, lockMailbox } from "./store";
import { tellOldAddress } from "./tell-old-address";

type Wanted = { channel: ProvenBy; address: string; key: string };

const wantedOf = (to: NewAddress): Wanted =>
  "phone" in to
    ? { channel: "SMS", address: to.phone, key: to.phone }
    : { channel: "EMAIL", address: to.email, key: emailKey(to.email) };

async function demandNewEmail(tx: OrgTx, account: Readdressed, { key }: Wanted): Promise<void> {
  if (key === account.emailKey) throw new Refusal("email-same");
  if (can(tx.actor, "accounts.view") && (await findTwin(tx, { emailKey: key }, account.id)))
    throw new Refusal("email-taken");
}

/** A number that nobody can be texted on cannot be proven, and an unproven one is not stored. Several may share one. */
async function demandNewMobile(tx: OrgTx, account: Readdressed, { key }: Wanted): Promise<void> {
  if (key === account.phone) throw new Refusal("phone-same");
  const bar = await readTextBar(tx, key);
  if (bar) throw new Refusal(bar);
}

/**
 * A mailbox or number that nobody here has proven is anybody's: whoever may name it must not be able to flood it, by one
 * account or by many.
 */
async function demandUnderLimit(tx: OrgTx, id: string, { key, channel }: Wanted): Promise<void> {
  await lockMailbox(tx, key);
  const until = nextAsking(await readAskings(tx, id, key));
  const code = channel === "SMS" ? "mobile-too-often" : "address-too-often";
  if (until) throw new Refusal(code, { until: until.getTime() });
}

/** The link to where the account is to be reached, and word of it to where it is reached now; that is told once. */
async function send(tx: OrgTx, locked: Locked, to: Wanted, isAgain: boolean) {
  const { id: accountId, epoch, language } = locked.account;
  const { channel, address, key } = to;
  const until = new Date(tx.now.getTime() + ADDRESS_LIFE);
  const [made] = await makeSends(tx, [
    { purpose: "ADDRESS", accountId, addressKey: key, epoch, expiresAt: until },
  ]);
  if (!made) throw new Error("a send was not written");
  const { id: sendId, keyVersion } = made;
  await insertChange(tx, { accountId, sendId, channel, address, addressKey: key });
  if (channel === "SMS") await listNumber(tx, { sendId, keyVersion, accountId, phone: key });
  const locale = language ?? locked.organization.language;
  const about = { letter: "address-change", lane: 1, accountId, sendId, locale } as const;
  await queueMessages(tx, [{ ...about, channel, toAddress: address }]);
  if (!isAgain)
    await tellOldAddress(
      tx,
      locked,
      channel === "SMS"
        ? { letter: "mobile-notice", newAddress: maskNumber(address) }
        : { letter: "address-notice", newAddress: maskAddress(address) },
    );
  return { sendId, until };
}

/**
 * Names a new address or mobile for an ACTIVE account and sends it the link that proves it; until then nothing changes. Whether
 * a colleague has that address already is told to its mailbox only, unless the actor sees all accounts anyway. `isAgain` sends
 * the link once more to one that waits: the old one knows of it.
 */
export async function requestAddressChange(
  tx: OrgTx,
  { id, isAgain = false, ...to }: { id: string; isAgain?: boolean } & NewAddress,
): Promise<{ until: Date }> {
  const locked = await lockToReaddress(tx, id);
  const { account } = locked;
  const wanted = wantedOf(to);
  const isMobile = wanted.channel === "SMS";
  await (isMobile ? demandNewMobile : demandNewEmail)(tx, account, wanted);
  await demandUnderLimit(tx, id, wanted);
  await endOpenSends(tx, id, wanted.channel);
  const { sendId, until } = await send(tx, locked, wanted, isAgain);
  const before = isMobile ? { phone: account.phone } : { email: account.email };
  const act = isMobile ? "account.mobile-asked" : "account.address-asked";
  await writeAudit(tx, [{ act, accountId: id, values: { before, after: to } }]);
  const event = isMobile ? "mobile-asked" : "address-asked";
  await recordEvents(tx, [{ accountId: id, event, sendId }]);
  return { until };
}
