const UNITS = { B: 1n, KB: 1_024n, MB: 1_048_576n, GB: 1_073_741_824n } as const;
type Unit = keyof typeof UNITS;

/** The French count octets. */
const SIZE = /^(\d{1,9})\s*(?:([KMG]?)[BO])$/;

/** A quota as typed ("5 GB", "5 Go") in bytes; null for none, undefined for what is no size. */
export function readSize(typed: string): bigint | null | undefined {
  const text = typed.trim().toUpperCase();
  if (text === "") return null;
  const [, digits, times = ""] = SIZE.exec(text) ?? [];
  return digits ? BigInt(digits) * UNITS[`${times}B` as Unit] : undefined;
}

/** Bytes in the largest unit that says them exactly, as a reader of this language writes it. */
export function writeSize(bytes: bigint | null, locale: string): string {
  if (bytes === null) return "";
  const units = ["GB", "MB", "KB", "B"] as const;
  const unit = units.find((name) => bytes > 0n && bytes % UNITS[name] === 0n) ?? "B";
  const count = bytes / UNITS[unit];
  return locale === "fr" ? `${count}\u00A0${unit.replace("B", "o")}` : `${count} ${unit}`;
}
