import type { ComponentProps, ReactNode } from "react";

const LOOKS = {
  primary: "public-button",
  quiet: "public-button public-button-quiet",
  danger: "public-button bg-danger text-danger-foreground shadow-none hover:bg-danger-hover",
} as const;
const ICONS = "cursor-pointer [&_svg]:size-5 [&_svg]:flex-none";

interface Look {
  /** One primary a page. */
  look?: keyof typeof LOOKS;
  /** Icon (lucide) and words. */
  children: ReactNode;
}

/** The act of a public form, 48 px; submits without script. */
export function PublicButton({ look = "primary", ...rest }: Look & ComponentProps<"button">) {
  return (
    <button type="submit" {...rest} className={`${LOOKS[look]} ${ICONS} ${rest.className ?? ""}`} />
  );
}

/** Leads somewhere; a plain link, because public pages load as documents. */
export function PublicLinkButton({ look = "primary", ...rest }: Look & ComponentProps<"a">) {
  return <a {...rest} className={`${LOOKS[look]} ${ICONS} ${rest.className ?? ""}`} />;
}

const QUIET =
  "text-base text-muted underline decoration-border underline-offset-4 hover:text-foreground";

/** "This isn't me": a quiet act or link below the main one. */
export function QuietLink(props: ComponentProps<"a">) {
  return <a {...props} className={`${QUIET} ${props.className ?? ""}`} />;
}

/** The same in a form whose words go along. */
export function QuietButton(props: ComponentProps<"button">) {
  return <button type="submit" {...props} className={`cursor-pointer self-center ${QUIET}`} />;
}
