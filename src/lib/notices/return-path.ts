import { timingSafeEqual } from "node:crypto";
import { env } from "../env";
import { shortProofs } from "../secrets/short";

/** Servers may change the case of an address: base32 survives it. */
const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
/** Message and organisation, 16 bytes each, and 8 of proof are exactly the 64 letters that stand before an @ at most. */
const IDS = 32;

function toBase32(bytes: Buffer): string {
  let bits = "";
  for (const byte of bytes) bits += byte.toString(2).padStart(8, "0");
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)]).join("");
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, "0"));
  const bytes = bits.join("").match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((eight) => Number.parseInt(eight, 2)));
}

const packed = (id: string): Buffer => Buffer.from(id.replaceAll("-", ""), "hex");
const unpacked = (bytes: Buffer): string =>
  bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

/** The address that failures of this message are reported to; undefined where no domain is set up for it. */
export function returnPathOf(org: string, message: string): string | undefined {
  if (!env.BOUNCE_DOMAIN) return undefined;
  const ids = Buffer.concat([packed(message), packed(org)]);
  const [proof = Buffer.alloc(0)] = shortProofs("return-path", ids);
  return `${toBase32(Buffer.concat([ids, proof]))}@${env.BOUNCE_DOMAIN}`;
}

/** What an address of ours names, if its proof is right under any key that is kept; undefined for everything else. */
export function readReturnPath(address: string): { org: string; message: string } | undefined {
  const [local = "", domain, ...more] = address.trim().toLowerCase().split("@");
  const isOurs = more.length === 0 && domain !== undefined && domain === env.BOUNCE_DOMAIN;
  if (!isOurs || !/^[a-z2-7]{64}$/.test(local)) return undefined;
  const bytes = fromBase32(local);
  const [ids, given] = [bytes.subarray(0, IDS), bytes.subarray(IDS)];
  const isProven = shortProofs("return-path", ids).some((proof) => timingSafeEqual(proof, given));
  if (!isProven) return undefined;
  return { message: unpacked(ids.subarray(0, 16)), org: unpacked(ids.subarray(16)) };
}
