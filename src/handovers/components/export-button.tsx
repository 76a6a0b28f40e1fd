"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, LinkButton } from "@/ui/button";
import { Dialog, DialogBody, DialogFooter } from "@/ui/dialogs/dialog";

interface ExportButtonProps {
  href: string;
  count: number;
  /** There are more than were counted. */
  isMore: boolean;
}

/** A file of codes opens as many accounts: it asks once, with their number, and says that it is noted. */
export function ExportButton({ href, count, isMore }: ExportButtonProps) {
  const t = useTranslations("codes.export");
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={setOpen}
      title={isMore ? t("titleMore", { count }) : t("title", { count })}
      trigger={
        <Button>
          <Download aria-hidden />
          {t("button")}
        </Button>
      }
    >
      <div className="mt-2 flex min-h-0 flex-col">
        <DialogBody>
          <p>{t("text")}</p>
        </DialogBody>
        <DialogFooter>
          <Button onPress={close}>{t("back")}</Button>
          <LinkButton download href={href} look="primary" onClick={close} prefetch={false}>
            <Download aria-hidden />
            {t("do")}
          </LinkButton>
        </DialogFooter>
      </div>
    </Dialog>
  );
}
