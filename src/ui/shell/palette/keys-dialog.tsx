"use client";

import { useTranslations } from "next-intl";
import { Button } from "../../button";
import { Dialog, DialogBody, DialogFooter } from "../../dialogs/dialog";

const KEYS = [
  ["palette", ["⌘ K", "Ctrl K"]],
  ["search", ["/"]],
  ["down", ["J", "↓"]],
  ["up", ["K", "↑"]],
  ["open", ["↵"]],
  ["close", ["Esc"]],
  ["help", ["?"]],
] as const;

/** The keys of the console. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("shell.keys");
  return (
    <Dialog isOpen onOpenChange={(isOpen) => !isOpen && onClose()} title={t("title")}>
      <DialogBody>
        <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-2 text-sm">
          {KEYS.map(([name, signs]) => (
            <div className="contents" key={name}>
              <dt className="text-foreground">{t(name)}</dt>
              <dd className="flex justify-end gap-1.5">
                {signs.map((sign) => (
                  <kbd
                    className="rounded-sm px-1.5 font-sans text-xs text-muted shadow-[inset_0_0_0_1px_var(--border)]"
                    key={sign}
                  >
                    {sign}
                  </kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </DialogBody>
      <DialogFooter>
        <Button onPress={onClose}>{t("done")}</Button>
      </DialogFooter>
    </Dialog>
  );
}
