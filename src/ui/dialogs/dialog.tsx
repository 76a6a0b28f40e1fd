"use client";

import { Modal } from "@heroui/react/modal";
import type { ReactNode } from "react";

export interface DialogProps {
  /** A question, or the name of the thing for a destructive act. */
  title: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** A Button that opens it; without one, the parent opens it. */
  trigger?: ReactNode;
  /** Closes by its buttons and Esc only, and is announced as an alert. */
  isDestructive?: boolean;
  /** 432 px, or 640 for a dialog with a longer form. */
  width?: "narrow" | "wide";
  children: ReactNode;
}

/** The frame: title, then what the children are. On a phone it sits at the bottom. */
export function Dialog({ trigger, isOpen, onOpenChange, ...rest }: DialogProps) {
  const open = { isOpen, onOpenChange };
  if (trigger === undefined) return <DialogPane {...rest} {...open} />;
  return (
    <Modal {...open}>
      {trigger}
      <DialogPane {...rest} />
    </Modal>
  );
}

type PaneProps = Omit<DialogProps, "trigger" | "isOpen" | "onOpenChange"> &
  Partial<Pick<DialogProps, "isOpen" | "onOpenChange">>;

function DialogPane({ title, isDestructive, width = "narrow", children, ...open }: PaneProps) {
  return (
    <Modal.Backdrop isDismissable={!isDestructive} {...open}>
      <Modal.Container scroll="inside" size={width === "wide" ? "lg" : "md"}>
        <Modal.Dialog
          className={width === "wide" ? "max-w-160" : "max-w-[27rem]"}
          role={isDestructive ? "alertdialog" : "dialog"}
        >
          <Modal.Header>
            <Modal.Heading>{title}</Modal.Heading>
          </Modal.Header>
          {children}
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}

export function DialogBody({ children }: { children: ReactNode }) {
  return (
    <Modal.Body className="text-base text-muted">
      <div className="flex flex-col gap-4">{children}</div>
    </Modal.Body>
  );
}

/** Quiet left, primary right; on a phone side by side at full width, or the primary below where both are too long for that. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return <Modal.Footer className="mt-5 flex-wrap max-md:[&>*]:flex-1">{children}</Modal.Footer>;
}
