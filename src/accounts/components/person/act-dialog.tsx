"use client";

import { useFormatter, useTranslations } from "next-intl";
import { SuspendWhen } from "@/calendar/components/suspend-when";
import type { CodeAction } from "@/handovers/components/code-dialog";
import { CodeDialog } from "@/handovers/components/code-dialog";
import type { LinkAction } from "@/invitations/components/copy-link-dialog";
import { CopyLinkDialog } from "@/invitations/components/copy-link-dialog";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import { CountList } from "@/ui/dialogs/count-list";
import type { FormAction } from "@/ui/forms/form-state";
import type { Act, AskedAct } from "./acts-of";
import { ContactsChoice } from "./contacts-choice";

const ERASED = ["messages", "invitations", "sessions", "teams", "applications", "rows"] as const;
type Erased = (typeof ERASED)[number];

/** The server action of each act that asks first. */
export type PersonActions = Record<AskedAct, FormAction> & {
  copyLink: LinkAction;
  showCode: CodeAction;
  recover: CodeAction;
};

/** Who is acted on, as far as the browser needs to know. */
export interface PersonBrief {
  id: string;
  name: string;
  email: string | null;
  acts: readonly Act[];
  isUninvited: boolean;
  /** Contacts of a user that somebody else may take over: some names and how many. */
  contacts?: { names: readonly string[]; count: number } | undefined;
  /** The date on which they are suspended, if one is set. */
  suspensionDate?: Date | null | undefined;
  /** What an erasure takes, by what it is: none where it is not offered. */
  erases?: Readonly<Record<Erased, number>> | undefined;
}

export interface ActDialogProps {
  act: AskedAct | SecretAct;
  org: string;
  person: PersonBrief;
  actions: PersonActions;
  onClose: () => void;
}

const LEAVES: ReadonlySet<string> = new Set(["suspend", "close"]);
const DESTRUCTIVE: ReadonlySet<string> = new Set([...LEAVES, "erase"]);

/** The question before an act: what it touches, in words; nothing happens at one press. */
export function ActDialog({ act, org, person, actions, onClose }: ActDialogProps) {
  const t = useTranslations("people.ask");
  const { id, name, contacts } = person;
  const hidden = { org, id };
  if (isSecret(act))
    return <SecretDialog act={act} actions={actions} onClose={onClose} org={org} person={person} />;
  const isDestructive = DESTRUCTIVE.has(act);
  const handOver = LEAVES.has(act) && contacts && contacts.count > 0 && (
    <ContactsChoice contacts={contacts} id={id} name={name} org={org} />
  );
  return (
    <ConfirmDialog
      action={actions[act]}
      consequence={t(`${act}.text`, {
        address: person.email ?? "",
        reach: person.email ? "mail" : "code",
      })}
      hidden={hidden}
      isDestructive={isDestructive}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      primary={t(`${act}.do`, { name })}
      quiet={isDestructive ? t("keep") : undefined}
      title={t(`${act}.title`, { name })}
    >
      {act === "suspend" ? (
        <SuspendWhen date={person.suspensionDate}>{handOver}</SuspendWhen>
      ) : (
        handOver
      )}
      {act === "erase" && person.erases && <ErasedCounts erases={person.erases} />}
    </ConfirmDialog>
  );
}

/** What goes for good, as far as it can be counted. */
function ErasedCounts({ erases }: { erases: Readonly<Record<Erased, number>> }) {
  const t = useTranslations("people.erased");
  const format = useFormatter();
  const counts = ERASED.filter((one) => erases[one] > 0).map((one) => ({
    label: t(one),
    value: format.number(erases[one]),
  }));
  if (counts.length === 0) return null;
  return <CountList counts={counts} />;
}

type SecretAct = "copyLink" | "showCode" | "recover";
type SecretProps = ActDialogProps & { act: SecretAct };

const SECRETS: ReadonlySet<string> = new Set<SecretAct>(["copyLink", "showCode", "recover"]);
const isSecret = (act: Act): act is SecretAct => SECRETS.has(act);

/** What is handed over by hand: a link, a code, a code that recovers. */
function SecretDialog({ act, org, person, actions, onClose }: SecretProps) {
  const { id, name, isUninvited } = person;
  const props = { hidden: { org, id }, name, isUninvited, onClose };
  if (act === "copyLink") return <CopyLinkDialog {...props} action={actions.copyLink} />;
  return <CodeDialog {...props} action={actions[act]} isRecovery={act === "recover"} />;
}
