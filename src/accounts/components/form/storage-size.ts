const UNITS = { B: 1n, KB: 1_024n, MB: 1_048_576n, GB: 1_073_741_824n } as const;
type Unit = keyof typeof UNITS;

const SIZE = /^(\d{1,9})\s*(B|KB|MB|GB)$/;

/** A quota as typed ("5 GB") in bytes; null for none, undefined for what is no size. */
export function readSize(typed: string): bigint | null | undefined {
  const text = typed.trim().toUpperCase();
  if (text === "") return null;
  const [, digits, unit] = SIZE.exec(text) ?? [];
  return digits && unit ? BigInt(digits) * UNITS[unit as Unit] : undefined;
}

/** Bytes in the largest unit that says them exactly. */
export function writeSize(bytes: bigint | null): string {
  if (bytes === null) return "";
  const units = ["GB", "MB", "KB", "B"] as const;
  const unit = units.find((name) => bytes > 0n && bytes % UNITS[name] === 0n) ?? "B";
  return `${bytes / UNITS[unit]} ${unit}`;
}
