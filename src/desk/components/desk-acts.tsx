"use client";

import { Inbox, KeyRound, Link2, Pencil, Send, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useState } from "react";
import type { LinkAction } from "@/invitations/components/copy-link-dialog";
import { CopyLinkDialog } from "@/invitations/components/copy-link-dialog";
import { Button, LinkButton } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import type { FormAction } from "@/ui/forms/form-state";
import { TextField } from "@/ui/forms/text-field";
import { ActsMenu } from "@/ui/menu";
import type { NextAct } from "../rules";

/** The server action of each act that asks first. */
export type DeskActions = Record<
  "correct" | "again" | "code" | "newCode" | "dismiss" | "takeBack",
  FormAction
> & {
  copyLink: LinkAction;
};

/** Who is helped, as far as the browser needs to know. */
export interface DeskBrief {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  /** It is their mobile that the invitation goes to. */
  isTexted: boolean;
  isUninvited: boolean;
  /** What was sent went to an address before theirs. */
  isElsewhere: boolean;
  /** What they answered, where they said no. */
  declined: "not-me" | "not-wanted" | undefined;
  /** The act that helps most, and all that the reader may do. */
  next: NextAct | undefined;
  may: readonly NextAct[];
}

interface DeskActsProps {
  org: string;
  person: DeskBrief;
  actions: DeskActions;
}

/** What a dialog asks; the others lead to the person's own page. */
type AskedHere = Exclude<NextAct, "edit" | "recover">;

const ICONS: Record<NextAct, ReactNode> = {
  correct: <Pencil aria-hidden />,
  edit: <Pencil aria-hidden />,
  again: <Send aria-hidden />,
  code: <KeyRound aria-hidden />,
  newCode: <KeyRound aria-hidden />,
  recover: <KeyRound aria-hidden />,
  copyLink: <Link2 aria-hidden />,
  dismiss: <Inbox aria-hidden />,
  takeBack: <Undo2 aria-hidden />,
};

/** The next best act as a button, the others in the menu; each asks before anything goes out. */
export function DeskActs({ org, person, actions }: DeskActsProps) {
  const t = useTranslations("desk.act");
  const common = useTranslations("common");
  const [asked, setAsked] = useState<AskedHere>();
  const { next, may, name } = person;
  const page = `/${org}/admin/people/${person.id}`;
  const hrefs: Partial<Record<NextAct, string>> = {
    edit: `${page}/edit`,
    recover: `${page}?ask=recover`,
  };
  const aim = (act: NextAct) => {
    const href = hrefs[act];
    return href ? { href } : { onChoose: () => setAsked(act as AskedHere) };
  };
  const nextHref = next && hrefs[next];
  const others = may.filter((act) => act !== next);
  const word = next === "again" && person.isElsewhere ? t("sendNew") : next && t(next);
  const label = word && common("labelled", { label: word, value: name });
  return (
    <span className="flex items-center justify-end gap-1">
      {nextHref && (
        <LinkButton aria-label={label} className="md:h-7 md:min-h-7" href={nextHref} size="sm">
          {word}
        </LinkButton>
      )}
      {next && !nextHref && (
        <Button
          aria-label={label}
          className="md:h-7 md:min-h-7"
          onPress={() => setAsked(next as AskedHere)}
          size="sm"
        >
          {word}
        </Button>
      )}
      <span className="max-md:hidden">
        <ActsMenu
          entries={others.map((act) => ({ id: act, label: t(act), icon: ICONS[act], ...aim(act) }))}
          name={name}
        />
      </span>
      {asked && (
        <DeskDialog
          act={asked}
          actions={actions}
          onClose={() => setAsked(undefined)}
          org={org}
          person={person}
        />
      )}
    </span>
  );
}

interface DeskDialogProps extends DeskActsProps {
  act: AskedHere;
  onClose: () => void;
}

function DeskDialog({ act, org, person, actions, onClose }: DeskDialogProps) {
  const t = useTranslations("desk");
  const { id, name, email, phone, isTexted, isUninvited, declined } = person;
  const hidden = { org, id };
  if (act === "copyLink")
    return (
      <CopyLinkDialog
        action={actions.copyLink}
        hidden={hidden}
        isUninvited={isUninvited}
        name={name}
        onClose={onClose}
      />
    );
  const words = act === "correct" && isTexted ? "correctMobile" : act;
  const text = t(`${words}.text`, { address: (isTexted ? phone : email) ?? "" });
  const isAsking = declined && (act === "again" || act === "code" || act === "newCode");
  const consequence = isAsking ? `${t(`saidNo.${declined}`)} ${text}` : text;
  return (
    <ConfirmDialog
      action={actions[act]}
      consequence={consequence}
      hidden={hidden}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      primary={t(`${words}.do`)}
      title={t(`${words}.title`, { name })}
    >
      {act === "correct" && <Corrected person={person} />}
    </ConfirmDialog>
  );
}

/** The address that is not right yet: a mobile where texts go to one. */
function Corrected({ person: { email, phone, isTexted } }: { person: DeskBrief }) {
  const t = useTranslations("desk");
  return (
    <TextField
      autoComplete="off"
      autoFocus
      defaultValue={(isTexted ? phone : email) ?? ""}
      inputMode={isTexted ? "tel" : "email"}
      label={t(isTexted ? "correctMobile.label" : "correct.label")}
      name={isTexted ? "phone" : "email"}
      spellCheck={false}
    />
  );
}
