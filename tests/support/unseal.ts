import { createDecipheriv } from "node:crypto";

/** Opens what lib/secrets sealed, written down a second time: 12 bytes nonce, 16 bytes tag, text; the organisation bound. */
export function unseal(key: Buffer, org: string, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
  decipher.setAAD(Buffer.from(org));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
}
