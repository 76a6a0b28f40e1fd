"use client";

import { Toast, toast } from "@heroui/react/toast";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { startTransition, useEffect, useEffectEvent } from "react";
import type { FormAction, FormState } from "./forms/form-state";

/** Where toasts appear; once, in the console's frame. Above the bars that decide: a done act never covers the next one. */
export function Toasts() {
  return <Toast.Provider className="mb-14 max-md:mb-28" placement="bottom" width={380} />;
}

/** What a toast offers: to take the act back, or to go on where it left something to do. */
interface Offer {
  label: string;
  onPress: () => void;
}

/** A done act, with what can be done about it where there is something. Errors are never toasts: they stand where they happened. */
export function toastDone(text: string, offer?: Offer): void {
  const key = toast.success(text, {
    timeout: offer ? 10_000 : 6_000,
    ...(offer && {
      actionProps: {
        children: offer.label,
        // what was taken is offered no more
        onPress: () => {
          toast.close(key);
          offer.onPress();
        },
        size: "sm",
        variant: "outline",
      },
    }),
  });
}

/**
 * Says what an action of a form did, and offers to take it back where the action says how. What became of that is said
 * too; it cannot be undone in its turn.
 */
export function useToastDone(): (action: FormAction, answer: FormState) => void {
  const t = useTranslations("shell.toast");
  const router = useRouter();
  return (action, { done, undo, goOn }) => {
    if (!done) return;
    if (goOn) return toastDone(done, { label: goOn.label, onPress: () => router.push(goOn.href) });
    const takeBack = async () => {
      const data = new FormData();
      for (const [name, value] of Object.entries(undo ?? {})) data.set(name, value);
      const answer = await action({}, data);
      if (answer.done) toastDone(answer.done);
      else toast.danger(answer.error ?? t("notUndone"), { timeout: 10_000 });
    };
    toastDone(done, undo && { label: t("undo"), onPress: () => startTransition(takeBack) });
  };
}

/**
 * Says once what was done before a redirect (`?done=created`), and takes the word out of the address
 * so that reloading or sharing the page does not say it again.
 */
export function DoneToast({ text, parameter = "done" }: { text: string; parameter?: string }) {
  const tell = useEffectEvent(() => {
    const url = new URL(window.location.href);
    if (!url.searchParams.has(parameter)) return;
    url.searchParams.delete(parameter);
    window.history.replaceState(null, "", url);
    toastDone(text);
  });
  useEffect(() => tell(), []);
  return null;
}
