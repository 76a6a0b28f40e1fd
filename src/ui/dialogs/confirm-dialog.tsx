"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useState } from "react";
import { Button } from "../button";
import { ActionForm } from "../forms/action-form";
import type { FormAction, FormState } from "../forms/form-state";
import { SubmitButton } from "../forms/submit-button";
import type { Count } from "./count-list";
import { CountList } from "./count-list";
import { Dialog, DialogBody, DialogFooter } from "./dialog";

export interface ConfirmDialogProps {
  /** A question ("Send 1,124 invitations?"), or the thing's name for a destructive act. */
  title: string;
  /** One sentence: what happens, to whom. */
  consequence?: ReactNode;
  counts?: readonly Count[];
  /** Who is left out and why, further fields: between the counts and the buttons. */
  children?: ReactNode;
  action: FormAction;
  hidden?: Record<string, string>;
  /** A verb with its object and number: "Send 1,124". */
  primary: ReactNode;
  /** The act would do nothing as things are chosen; why stands among the children. */
  isBarred?: boolean;
  /** The safe way out; "Back" if not named. */
  quiet?: ReactNode;
  isDestructive?: boolean;
  width?: "narrow" | "wide";
  trigger?: ReactNode;
  /** Only without a trigger. */
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  onDone?: (state: FormState) => void;
}

/** Asks before an act, sends it, says what came of it; a refusal stays in the dialog with what was typed. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, isDestructive = false, width = "narrow", trigger } = props;
  const [isOwnOpen, setOwnOpen] = useState(false);
  const isOpen = props.isOpen ?? isOwnOpen;
  const setOpen = (open: boolean) => {
    setOwnOpen(open);
    props.onOpenChange?.(open);
  };
  return (
    <Dialog
      isDestructive={isDestructive}
      isOpen={isOpen}
      onOpenChange={setOpen}
      title={title}
      trigger={trigger}
      width={width}
    >
      <ConfirmForm {...props} close={() => setOpen(false)} />
    </Dialog>
  );
}

function ConfirmForm(props: ConfirmDialogProps & { close: () => void }) {
  const { action, hidden, onDone, close, consequence, counts = [], children } = props;
  const { isDestructive = false, quiet, primary, isBarred = false } = props;
  const t = useTranslations("common.dialog");
  const finish = (state: FormState) => {
    close();
    onDone?.(state);
  };
  return (
    <ActionForm
      action={action}
      className="mt-2 flex min-h-0 flex-col"
      hidden={hidden ?? {}}
      onDone={finish}
    >
      <DialogBody>
        {consequence && <p>{consequence}</p>}
        {counts.length > 0 && <CountList counts={counts} />}
        {children}
      </DialogBody>
      <DialogFooter>
        <Button autoFocus={isDestructive} onPress={close}>
          {quiet ?? t("back")}
        </Button>
        <SubmitButton isDisabled={isBarred} look={isDestructive ? "danger" : "primary"}>
          {primary}
        </SubmitButton>
      </DialogFooter>
    </ActionForm>
  );
}
