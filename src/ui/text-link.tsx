import Link from "next/link";
import type { ComponentProps } from "react";

const LOOKS = {
  /** inside a sentence */
  prose: "prose-link",
  /** the name in a row */
  name: "font-medium text-foreground underline-offset-4 hover:underline",
  /** a column's head, a breadcrumb: told by its place */
  plain: "text-muted underline-offset-4 hover:text-foreground hover:underline",
  /** beside the main act */
  quiet: "text-muted underline decoration-border underline-offset-4 hover:text-foreground",
} as const;

interface TextLinkProps extends ComponentProps<typeof Link> {
  look?: keyof typeof LOOKS;
}

export function TextLink({ look = "prose", className, ...rest }: TextLinkProps) {
  return <Link prefetch={false} {...rest} className={`${LOOKS[look]} ${className ?? ""}`} />;
}
