"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useActionState } from "react";
import { Button } from "@/ui/button";
import { CopyButton } from "@/ui/copy-button";
import { Dialog, DialogBody, DialogFooter } from "@/ui/dialogs/dialog";
import type { FormState } from "@/ui/forms/form-state";
import { SubmitButton } from "@/ui/forms/submit-button";
import { CheckboxField } from "@/ui/forms/tick-field";
import { Notice } from "@/ui/notice";

/** A code as it is shown: in groups, until when it counts (null before its person is invited), where it is typed. */
export type CodeState = FormState & {
  shown?: { code: string; until: string | null; address: string; isNew: boolean };
  /** Wrong answers locked it: nothing was shown, and a new one is made only when that is asked for. */
  isLocked?: boolean;
};
export type CodeAction = (state: CodeState, data: FormData) => Promise<CodeState>;

interface CodeDialogProps {
  action: CodeAction;
  hidden: Record<string, string>;
  name: string;
  /** Nobody invited this person yet: whether showing the code does, is asked. */
  isUninvited: boolean;
  /** For who has an account already and no way into it. */
  isRecovery: boolean;
  onClose: () => void;
}

/** Says what an access code is, then shows it; from there a new one can be made in its place. */
export function CodeDialog(props: CodeDialogProps) {
  const { action, hidden, name, isRecovery, onClose } = props;
  const t = useTranslations("codes.dialog");
  const [{ shown, error, isLocked }, submit] = useActionState<CodeState, FormData>(action, {});
  const { refresh } = useRouter();
  const leave = () => {
    onClose();
    if (shown) refresh();
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && leave()}
      title={t(isRecovery ? "recoveryTitle" : "title", { name })}
    >
      <form action={submit} className="mt-2 flex min-h-0 flex-col">
        {Object.entries(hidden).map(([key, value]) => (
          <input key={key} name={key} type="hidden" value={value} />
        ))}
        {shown?.until && <input name="invites" type="hidden" value="on" />}
        {(shown || isLocked) && <input name="replaces" type="hidden" value="on" />}
        <DialogBody>
          {error && <Wrong>{error}</Wrong>}
          {shown ? <ShownCode {...shown} /> : <Before {...props} isLocked={isLocked === true} />}
        </DialogBody>
        <DialogFooter>
          <Button onPress={leave}>{t(shown ? "close" : "back")}</Button>
          <SubmitButton look={shown ? "outline" : "primary"}>
            {t(shown || isLocked ? "replace" : "do")}
          </SubmitButton>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

/** What pressing does, before a code is shown. */
function Before({
  name,
  isUninvited,
  isRecovery,
  isLocked,
}: CodeDialogProps & { isLocked: boolean }) {
  const t = useTranslations("codes.dialog");
  return (
    <>
      {isLocked ? (
        <Wrong>{t("locked", { name })}</Wrong>
      ) : (
        <p>{t(isRecovery ? "recoveryText" : "text")}</p>
      )}
      {isUninvited && (
        <CheckboxField
          defaultChecked
          hint={t("inviteNowHint")}
          label={t("inviteNow", { name })}
          name="invites"
        />
      )}
    </>
  );
}

const Wrong = ({ children }: { children: ReactNode }) => (
  <Notice isLive tone="danger">
    {children}
  </Notice>
);

function ShownCode({ code, until, address, isNew }: NonNullable<CodeState["shown"]>) {
  const t = useTranslations("codes.dialog");
  return (
    <>
      {isNew && (
        <Notice isLive tone="success">
          {t("replaced")}
        </Notice>
      )}
      <div className="flex flex-wrap items-center justify-between gap-2 rounded-[0.625rem] bg-surface-secondary px-4 py-3">
        <output className="font-mono text-lg font-medium text-foreground">{code}</output>
        <CopyButton text={code}>{t("copy")}</CopyButton>
      </div>
      <p>{t("where", { address })}</p>
      <p>{until ? t("until", { when: until }) : t("untilInvited")}</p>
      <p className="text-xs text-muted">{t("replaceHint")}</p>
    </>
  );
}
