"use client";

import {
  Archive,
  ArchiveRestore,
  CirclePause,
  CirclePlay,
  Eraser,
  KeyRound,
  Link2,
  Pencil,
  Send,
  Undo2,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useEffect, useRef, useState } from "react";
import { Button, LinkButton } from "@/ui/button";
import type { MenuEntry } from "@/ui/menu";
import { ActsMenu } from "@/ui/menu";
import type { ActDialogProps, PersonActions, PersonBrief } from "./act-dialog";
import { ActDialog } from "./act-dialog";
import type { Act } from "./acts-of";

const ICONS: Record<Act, ReactNode> = {
  invite: <Send aria-hidden />,
  resend: <Send aria-hidden />,
  inviteCode: <KeyRound aria-hidden />,
  reinstate: <Send aria-hidden />,
  showCode: <KeyRound aria-hidden />,
  recover: <KeyRound aria-hidden />,
  copyLink: <Link2 aria-hidden />,
  withdraw: <Undo2 aria-hidden />,
  edit: <Pencil aria-hidden />,
  reactivate: <CirclePlay aria-hidden />,
  reopen: <ArchiveRestore aria-hidden />,
  suspend: <CirclePause aria-hidden />,
  close: <Archive aria-hidden />,
  erase: <Eraser aria-hidden />,
};

const PAGES: Partial<Record<Act, string>> = { invite: "invite", resend: "invite", edit: "edit" };
const PRIMARY: readonly Act[] = [
  "invite",
  "inviteCode",
  "resend",
  "reinstate",
  "reactivate",
  "reopen",
];
const DANGER: ReadonlySet<Act> = new Set(["suspend", "close", "erase"]);
/** They ask first who looks after the contacts. */
const LEAVES: ReadonlySet<string> = new Set(["suspend", "close"]);

type Asked = ActDialogProps["act"];

interface ActsProps {
  org: string;
  person: PersonBrief;
  actions: PersonActions;
}

function useEntries({ org, person }: ActsProps, ask: (act: Asked) => void) {
  const t = useTranslations("people.act");
  const path = `/${org}/admin/people/${person.id}`;
  return (act: Act): MenuEntry => {
    const page = PAGES[act];
    const aim = page ? { href: `${path}/${page}` } : { onChoose: () => ask(act as Asked) };
    return { id: act, label: t(act), icon: ICONS[act], isDanger: DANGER.has(act), ...aim };
  };
}

/** The menu at the end of a row: what fits this person's state and the reader's rights. */
export function RowActs(props: ActsProps & { ownsContacts: boolean }) {
  const { org, person, actions, ownsContacts } = props;
  const [asked, setAsked] = useState<Asked>();
  const entry = useEntries(props, setAsked);
  // who owns contacts leaves on their own page, where the contacts are listed; what an erasure takes is counted there
  const entries = person.acts.map(entry).map((made) => {
    const isAskedThere = made.id === "erase" || (ownsContacts && LEAVES.has(made.id));
    if (!isAskedThere) return made;
    return { ...made, href: `/${org}/admin/people/${person.id}?ask=${made.id}` };
  });
  return (
    <>
      <ActsMenu entries={entries} name={person.name} />
      {asked && (
        <ActDialog
          act={asked}
          actions={actions}
          onClose={() => setAsked(undefined)}
          org={org}
          person={person}
        />
      )}
    </>
  );
}

/** The acts of a person's page: the next one as a button, the link beside it, the rest in the menu. */
export function HeadActs(props: ActsProps & { ask?: Asked | undefined }) {
  const { org, person, actions } = props;
  const [asked, setAsked] = useState<Asked>();
  const entry = useEntries(props, setAsked);
  const wanted = props.ask;
  // an address that asks ("?ask=suspend") opens its dialog once, and is not shared or reloaded with it
  const wasAsked = useRef(false);
  useEffect(() => {
    if (!wanted || wasAsked.current) return;
    wasAsked.current = true;
    setAsked(wanted);
    const url = new URL(window.location.href);
    url.searchParams.delete("ask");
    window.history.replaceState(null, "", url);
  }, [wanted]);
  const primary = PRIMARY.find((act) => person.acts.includes(act));
  // who has no mailbox is handed a code
  const handed: Act =
    person.email === null && person.acts.includes("showCode") ? "showCode" : "copyLink";
  const beside: Act | undefined = person.acts.find((act) => act === handed);
  const rest = person.acts.filter((act) => act !== primary && act !== beside);
  return (
    <>
      {beside && <HeadAct entry={entry(beside)} look={primary ? "outline" : "primary"} />}
      {primary && <HeadAct entry={entry(primary)} look="primary" />}
      <ActsMenu entries={rest.map(entry)} look="head" name={person.name} />
      {asked && (
        <ActDialog
          act={asked}
          actions={actions}
          onClose={() => setAsked(undefined)}
          org={org}
          person={person}
        />
      )}
    </>
  );
}

function HeadAct({ entry, look }: { entry: MenuEntry; look: "primary" | "outline" }) {
  if (entry.href)
    return (
      <LinkButton href={entry.href} look={look}>
        {entry.icon}
        {entry.label}
      </LinkButton>
    );
  return (
    <Button look={look} onPress={() => entry.onChoose?.()}>
      {entry.icon}
      {entry.label}
    </Button>
  );
}
