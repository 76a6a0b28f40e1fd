const SIZES = {
  sm: "size-6 rounded-md text-xs",
  md: "size-9 rounded-lg text-md",
  lg: "size-12 rounded-xl text-lg",
} as const;

interface BrandMarkProps {
  name: string;
  /** The address of the organisation's own picture. */
  logo?: string | undefined;
  size?: keyof typeof SIZES;
  /** On the organisation's own colour. */
  isInverted?: boolean;
}

/** An organisation's logo; without one, its first letter on its own colour. The name stands beside it. */
export function BrandMark({ name, logo, size = "sm", isInverted = false }: BrandMarkProps) {
  if (logo) return <Logo isInverted={isInverted} size={size} src={logo} />;
  const look = isInverted
    ? "bg-brand-foreground text-brand-panel"
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

/** On the colour it stands on white: nobody made their logo for that ground. */
function Logo({
  src,
  size,
  isInverted,
}: {
  src: string;
  size: keyof typeof SIZES;
  isInverted: boolean;
}) {
  return (
    <span
      aria-hidden
      className={`inline-block flex-none bg-contain bg-center bg-no-repeat bg-origin-content ${SIZES[size]} ${isInverted ? "bg-white p-1" : ""}`}
      data-logo
      style={{ backgroundImage: `url("${src}")` }}
    />
  );
}
