"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useState } from "react";
import type { ButtonLook, ButtonSize } from "./button";
import { Button } from "./button";

interface CopyButtonProps {
  text: string;
  /** Words of the button; without them it is a small icon beside the value, named "Copy". */
  children?: ReactNode;
  look?: ButtonLook;
  size?: ButtonSize;
}

const SHOWN_FOR = 2_000;

/** Copies, and says so in place; where the browser forbids it, says what to do instead. */
export function CopyButton({ text, children, look, size = "sm" }: CopyButtonProps) {
  const t = useTranslations("common.copy");
  const [outcome, setOutcome] = useState<"copied" | "failed">();
  const copy = async () => {
    const isCopied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    setOutcome(isCopied ? "copied" : "failed");
    if (isCopied) setTimeout(() => setOutcome(undefined), SHOWN_FOR);
  };
  const isBare = children === undefined && outcome !== "failed";
  return (
    <Button
      aria-label={isBare ? t(outcome ?? "copy") : undefined}
      className={isBare ? "size-6 [&_svg]:size-3.5" : ""}
      isIconOnly={isBare}
      look={look ?? (children === undefined ? "ghost" : "outline")}
      onPress={() => void copy()}
      size={size}
    >
      {outcome === "copied" ? <Check aria-hidden /> : <Copy aria-hidden />}
      {!isBare && <span aria-live="polite">{outcome ? t(outcome) : children}</span>}
    </Button>
  );
}
