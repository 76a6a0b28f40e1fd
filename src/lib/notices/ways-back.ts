import { linkOf, makeToken } from "../secrets";
import { returnPathOf } from "./return-path";

type Named = { id: string; letter: string; sendId: string | null; keyVersion: number | null };

const plain = (id: string): string => id.replaceAll("-", "");

/** Both ids, so that whoever quotes it names the organisation too. Stable over every retry and restart: a mailbox shows a message once. */
const messageIdOf = (id: string, org: string, from: string): string =>
  `<${plain(id)}.${plain(org)}@${from.slice(from.lastIndexOf("@") + 1)}>`;

/** The address that ends further reminders at one press (RFC 8058); only reminders have one. */
function unsubscribeLink({ letter, sendId, keyVersion }: Named, org: string): string | null {
  if (letter !== "reminder" || !sendId || !keyVersion) return null;
  return linkOf(makeToken("unsubscribe", org, sendId, keyVersion));
}

/**
 * What of a mail leads back to its message: its Message-ID, where failures are reported to, how its reader ends more of them.
 * A server that the organisation brought itself (`isOwnServer`) may send for no domain but its own: failures come to the sender.
 */
export const waysBack = (message: Named, org: string, from: string, isOwnServer: boolean) => ({
  messageId: messageIdOf(message.id, org, from),
  envelopeFrom: (isOwnServer ? undefined : returnPathOf(org, message.id)) ?? null,
  listUnsubscribe: unsubscribeLink(message, org),
});

const HEX = /(?<![\da-f])([\da-f]{32})\.([\da-f]{32})(?![\da-f])/i;
const dashed = (hex: string): string =>
  hex.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

/** What a Message-ID of ours names, or the envelope id made of it; undefined for any other. The ids are random: nobody guesses a pair. */
export function readMessageId(text: string): { org: string; message: string } | undefined {
  const [, message, org] = HEX.exec(text) ?? [];
  return message && org ? { message: dashed(message), org: dashed(org) } : undefined;
}
