"use client";

import { Link2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { toastDone } from "@/ui/toasts";

/** Copies the address of the view: search, filters and columns are in it. */
export function CopyView() {
  const t = useTranslations("list");
  const copy = async () => {
    const url = new URL(window.location.href);
    for (const name of ["after", "before", "from", "done"]) url.searchParams.delete(name);
    const isCopied = await navigator.clipboard?.writeText(url.href).then(
      () => true,
      () => false,
    );
    toastDone(t(isCopied ? "viewCopied" : "viewNotCopied"));
  };
  return (
    <Button look="ghost" onPress={() => void copy()} size="sm">
      <Link2 aria-hidden />
      {t("copyView")}
    </Button>
  );
}
