const SIZES = { sm: "size-6 rounded-md text-xs", md: "size-9 rounded-lg text-md" } as const;

/** An organisation without a logo: its first letter on its own colour. */
export function BrandMark({
  name,
  size = "sm",
  isInverted = false,
}: {
  name: string;
  size?: keyof typeof SIZES;
  isInverted?: boolean;
}) {
  const look = isInverted
    ? "bg-brand-foreground text-brand"
    : "bg-brand text-brand-foreground shadow-[inset_0_0_0_1px_color-mix(in_oklab,currentColor_12%,transparent)]";
  return (
    <span
      aria-hidden
      className={`inline-flex flex-none items-center justify-center font-semibold ${SIZES[size]} ${look}`}
    >
      {[...name.trim()][0]?.toLocaleUpperCase()}
    </span>
  );
}
