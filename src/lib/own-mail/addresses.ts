import { BlockList, isIPv4, isIPv6 } from "node:net";

/* Which addresses are somebody's on the internet: everything else is this machine, this network or nobody. */

const NOT_PUBLIC_4: readonly [string, number][] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
];

const inner = new BlockList();
for (const [net, prefix] of NOT_PUBLIC_4) inner.addSubnet(net, prefix, "ipv4");

/** Of all IPv6 only this part is given out, and of that some is for documents and for tunnels to IPv4. */
const given = new BlockList();
given.addSubnet("2000::", 3, "ipv6");
const reserved = new BlockList();
for (const [net, prefix] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const)
  reserved.addSubnet(net, prefix, "ipv6");

/** Whether an address may be somebody's mail server on the internet. IPv4 in the clothes of IPv6 is none. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !inner.check(address, "ipv4");
  if (!isIPv6(address) || address.includes("%")) return false;
  return given.check(address, "ipv6") && !reserved.check(address, "ipv6");
}
