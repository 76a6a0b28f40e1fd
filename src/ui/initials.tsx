const SIZES = {
  sm: "size-6 text-[0.625rem]",
  md: "size-8 text-2xs",
  lg: "size-11 text-md",
} as const;

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = [...(words[0] ?? "")][0] ?? "";
  const last = words.length > 1 ? ([...(words.at(-1) ?? "")][0] ?? "") : "";
  return (first + last).toLocaleUpperCase();
}

/** The same person has the same hue everywhere; it means nothing. */
function hueOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360;
  return sum;
}

/** A person without a picture. Decoration, so the letters are no text: the name stands beside it. */
export function Initials({ name, size = "sm" }: { name: string; size?: keyof typeof SIZES }) {
  const hue = hueOf(name);
  return (
    <span
      aria-hidden
      className={`inline-flex flex-none items-center justify-center rounded-full font-medium before:content-[attr(data-letters)] ${SIZES[size]}`}
      data-letters={initialsOf(name)}
      style={{
        background: `color-mix(in oklab, oklch(0.6 0.13 ${hue}) 15%, var(--surface))`,
        color: `color-mix(in oklab, oklch(0.6 0.1 ${hue}) 30%, var(--foreground))`,
      }}
    ></span>
  );
}
