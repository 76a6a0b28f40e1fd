"use client";

import { useTranslations } from "next-intl";
import { use, useEffect, useState } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { LANGUAGES, tagOf } from "@/lib/i18n/locales";
import { Button } from "@/ui/button";
import { Dialog, DialogBody, DialogFooter } from "@/ui/dialogs/dialog";
import { FormContext } from "@/ui/forms/form-context";
import { SubmitButton } from "@/ui/forms/submit-button";
import { Notice } from "@/ui/notice";
import { termsInput } from "../input";
import type { TermsText } from "../rules";
import { areAlike } from "../rules";
import { TermsWords } from "./terms-words";

interface PublishButtonProps {
  /** The id of the form. */
  form: string;
  /** In force now. */
  texts: readonly TermsText[];
  /** The number of the version that would be published. */
  version: number;
}

type Read = { texts: readonly TermsText[]; askAgain: boolean };

/** What was typed, where it can be shown before it is sent: what is wrong, or the same as before, the server says. */
function readForm(form: HTMLFormElement, before: readonly TermsText[]): Read | undefined {
  const given = Object.fromEntries(new FormData(form));
  const { data: texts } = termsInput.safeParse(given);
  const askAgain = given.askAgain === "on";
  if (!texts || (areAlike(before, texts) && !askAgain)) return undefined;
  return texts.length + before.length > 0 ? { texts, askAgain } : undefined;
}

/** Shows what is about to be published, word for word, and whom it asks; the form is sent from there. */
export function PublishButton({ form, texts, version }: PublishButtonProps) {
  const t = useTranslations("termsForm");
  const answer = use(FormContext);
  const [read, setRead] = useState<Read>();
  // whatever came of it stands in the form
  useEffect(() => {
    if (answer) setRead(undefined);
  }, [answer]);
  const review = ({ target }: { target: Element }) => {
    const own = target.closest("form");
    const found = own ? readForm(own, texts) : undefined;
    if (found) setRead(found);
    else own?.requestSubmit();
  };
  return (
    <>
      <Button look="primary" onPress={review}>
        {t("review")}
      </Button>
      {read && (
        <Review
          {...read}
          before={texts}
          close={() => setRead(undefined)}
          form={form}
          version={version}
        />
      )}
    </>
  );
}

interface ReviewProps extends Read {
  before: readonly TermsText[];
  form: string;
  version: number;
  close: () => void;
}

function Review({ texts, askAgain, before, form, version, close }: ReviewProps) {
  const t = useTranslations("termsForm");
  const isEnd = texts.length === 0;
  return (
    <Dialog
      isDestructive={isEnd}
      isOpen
      onOpenChange={(isOpen) => !isOpen && close()}
      title={isEnd ? t("endTitle") : t("publishTitle", { version })}
      width="wide"
    >
      <DialogBody>
        <p>{isEnd ? t("endText") : t("publishText")}</p>
        {!isEnd && (
          <Notice tone={askAgain ? "warning" : "quiet"}>{t(askAgain ? "asks" : "asksNot")}</Notice>
        )}
        <Texts before={before} texts={texts} />
      </DialogBody>
      <DialogFooter>
        <Button autoFocus={isEnd} onPress={close}>
          {t("back")}
        </Button>
        <SubmitButton form={form} look={isEnd ? "danger" : "primary"}>
          {isEnd ? t("end") : t("publish", { version })}
        </SubmitButton>
      </DialogFooter>
    </Dialog>
  );
}

/** Each text as it will be read, with what became of it; those taken out last. */
function Texts({ texts, before }: Pick<ReviewProps, "texts" | "before">) {
  const t = useTranslations("termsForm");
  const keyOf = ({ kind, locale }: TermsText) => `${kind} ${locale}`;
  const old = new Map(before.map((text) => [keyOf(text), text]));
  const kept = new Set(texts.map(keyOf));
  const noteOf = (text: TermsText) => {
    const one = old.get(keyOf(text));
    if (!one) return t("note.new");
    return areAlike([one], [text]) ? t("note.same") : t("note.changed");
  };
  const shown = [
    ...texts.map((text) => ({ text, note: noteOf(text) })),
    ...before
      .filter((text) => !kept.has(keyOf(text)))
      .map((text) => ({ text, note: t("note.gone") })),
  ];
  return (
    <div className="flex flex-col gap-2">
      {shown.map(({ text, note }) => (
        <TermsWords
          key={keyOf(text)}
          lang={tagOf(text.locale)}
          note={note}
          text={text}
          title={`${LANGUAGES[text.locale as Locale]} · ${t(text.kind === "TERMS" ? "terms" : "privacy")}`}
        />
      ))}
    </div>
  );
}
