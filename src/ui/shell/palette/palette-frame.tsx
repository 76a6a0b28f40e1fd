"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { createContext, use, useState, useSyncExternalStore } from "react";
import { KeysDialog } from "./keys-dialog";
import type { PaletteProps } from "./palette";
import { Palette } from "./palette";
import { useFrameKeys } from "./use-frame-keys";

const OpenPalette = createContext<() => void>(() => undefined);
const NEVER = () => () => undefined;

/** Around the console: ⌘K (Ctrl K) opens the palette from anywhere, "?" says the keys. */
export function PaletteFrame({ children, ...palette }: PaletteProps & { children: ReactNode }) {
  const [shown, setShown] = useState<"palette" | "keys">();
  const [typed, setTyped] = useState("");
  const close = () => setShown(undefined);
  const open = () => {
    if (shown !== "palette") setTyped("");
    setShown("palette");
  };
  useFrameKeys({
    isPaletteOpen: shown === "palette",
    onPalette: open,
    onAhead: (letter) => setTyped((before) => before + letter),
    onHelp: () => setShown("keys"),
  });
  return (
    <OpenPalette value={open}>
      {children}
      {shown === "palette" && (
        <Palette {...palette} onClose={close} onType={setTyped} typed={typed} />
      )}
      {shown === "keys" && <KeysDialog onClose={close} />}
    </OpenPalette>
  );
}

/** Opens the palette: a field's look in the sidebar, an icon on a phone. */
export function PaletteButton({ look }: { look: "sidebar" | "phone" }) {
  const t = useTranslations("shell");
  const open = use(OpenPalette);
  const isMac = useSyncExternalStore(
    NEVER,
    () => /mac|iphone|ipad/i.test(navigator.userAgent),
    () => true,
  );
  if (look === "phone") {
    return (
      <button
        aria-label={t("palette.title")}
        className="flex size-10 flex-none cursor-pointer items-center justify-center rounded-lg text-muted hover:bg-default"
        onClick={open}
        type="button"
      >
        <Search aria-hidden className="size-5" />
      </button>
    );
  }
  return (
    <button
      className="flex h-8 cursor-pointer items-center gap-2 rounded-lg border border-border bg-(--button-paper) px-2.5 text-sm text-muted hover:text-foreground"
      onClick={open}
      type="button"
    >
      <Search aria-hidden className="size-4 flex-none" />
      <span className="flex-1 truncate text-start">{t("palette.open")}</span>
      <kbd className="rounded-sm px-1 font-sans text-2xs shadow-[inset_0_0_0_1px_var(--border)]">
        {isMac ? "⌘K" : "Ctrl K"}
      </kbd>
    </button>
  );
}
