"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useActionState, useId, useState } from "react";
import { Button } from "@/ui/button";
import { CopyButton } from "@/ui/copy-button";
import { Dialog, DialogBody, DialogFooter } from "@/ui/dialogs/dialog";
import type { FormState } from "@/ui/forms/form-state";
import { SubmitButton } from "@/ui/forms/submit-button";
import { Notice } from "@/ui/notice";

export type LinkState = FormState & { link?: string };
export type LinkAction = (state: LinkState, data: FormData) => Promise<LinkState>;

interface CopyLinkDialogProps {
  action: LinkAction;
  hidden: Record<string, string>;
  name: string;
  /** Nobody invited this person yet: showing the link does. */
  isUninvited: boolean;
  onClose: () => void;
}

/** Makes the link and copies it in the same press; where the browser forbids that, it stands there to be copied by hand. */
function useCopying(action: LinkAction) {
  const [isCopied, setCopied] = useState(false);
  const copying: LinkAction = async (before, data) => {
    const answer = await action(before, data);
    if (answer.link)
      await navigator.clipboard?.writeText(answer.link).then(
        () => setCopied(true),
        () => undefined,
      );
    return answer;
  };
  const [state, submit] = useActionState<LinkState, FormData>(copying, {});
  return { ...state, isCopied, submit };
}

/** Says what a copied link is, then copies it and shows it once. */
export function CopyLinkDialog({
  action,
  hidden,
  name,
  isUninvited,
  onClose,
}: CopyLinkDialogProps) {
  const t = useTranslations("people.link");
  const { link, error, isCopied, submit } = useCopying(action);
  const { refresh } = useRouter();
  const leave = () => {
    onClose();
    if (link) refresh();
  };
  return (
    <Dialog isOpen onOpenChange={(isOpen) => !isOpen && leave()} title={t("title", { name })}>
      <form action={submit} className="mt-2 flex min-h-0 flex-col">
        {Object.entries(hidden).map(([key, value]) => (
          <input key={key} name={key} type="hidden" value={value} />
        ))}
        <DialogBody>
          <p>{t("text")}</p>
          {error && (
            <Notice isLive tone="danger">
              {error}
            </Notice>
          )}
          {isCopied && (
            <Notice isLive tone="success">
              {t("copied")}
            </Notice>
          )}
          {link ? <ShownLink link={link} /> : isUninvited && <p>{t("invites")}</p>}
        </DialogBody>
        <DialogFooter>
          <Button onPress={leave}>{link ? t("close") : t("back")}</Button>
          {link ? (
            <CopyButton look="primary" size="md" text={link}>
              {t("copy")}
            </CopyButton>
          ) : (
            <SubmitButton>{t("do")}</SubmitButton>
          )}
        </DialogFooter>
      </form>
    </Dialog>
  );
}

function ShownLink({ link }: { link: string }) {
  const t = useTranslations("people.link");
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <label className="text-sm font-medium text-foreground" htmlFor={id}>
        {t("field")}
      </label>
      <input
        className="input w-full font-mono text-xs"
        id={id}
        onFocus={(event) => event.target.select()}
        readOnly
        value={link}
      />
      <p className="text-xs text-muted">{t("shown")}</p>
    </div>
  );
}
