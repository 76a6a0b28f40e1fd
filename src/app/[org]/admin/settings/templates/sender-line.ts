/** Who a letter comes from, as a mailbox shows it. */
export function senderLine(org: {
  name: string;
  fromName: string | null;
  fromAddress: string | null;
}): string {
  const name = org.fromName ?? org.name;
  return org.fromAddress ? `${name} <${org.fromAddress}>` : name;
}
