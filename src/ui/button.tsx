"use client";

import { Button as HeroButton } from "@heroui/react/button";
import { Spinner } from "@heroui/react/spinner";
import { buttonVariants } from "@heroui/styles/components/button";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";

export type ButtonLook = "primary" | "outline" | "ghost" | "danger" | "danger-soft";
export type ButtonSize = "md" | "sm";

interface ButtonProps
  extends Omit<ComponentProps<typeof HeroButton>, "variant" | "size" | "children"> {
  /** One primary a view; outline for the others. */
  look?: ButtonLook;
  size?: ButtonSize;
  /** Keeps its place and focus, shows a spinner, ignores presses. */
  isPending?: boolean;
  /** Icon (lucide, no size) and words; an icon alone needs `aria-label` and `isIconOnly`. */
  children: ReactNode;
}

export function Button({
  look = "outline",
  size = "md",
  isPending,
  children,
  className,
  ...rest
}: ButtonProps) {
  return (
    <HeroButton
      {...rest}
      className={`data-[pending=true]:opacity-45 ${className ?? ""}`}
      isPending={isPending ?? false}
      size={size}
      variant={look}
    >
      {isPending && <Spinner color="current" size="sm" />}
      {children}
    </HeroButton>
  );
}

interface LinkButtonProps extends Omit<ComponentProps<typeof Link>, "children"> {
  look?: ButtonLook;
  size?: ButtonSize;
  isIconOnly?: boolean;
  isFullWidth?: boolean;
  children: ReactNode;
}

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function LinkButton(props: LinkButtonProps) {
  const {
    look = "outline",
    size = "md",
    isIconOnly = false,
    isFullWidth = false,
    className,
    ...rest
  } = props;
  const classes = buttonVariants({ variant: look, size, isIconOnly, fullWidth: isFullWidth });
  return <Link prefetch={false} {...rest} className={`${classes} ${className ?? ""}`} />;
}
