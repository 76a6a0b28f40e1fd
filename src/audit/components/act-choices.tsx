"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { useId, useState } from "react";
import type { ActGroup, AuditAct } from "../rules";
import { ACT_GROUPS } from "../rules";

const fold = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

interface Group {
  name: ActGroup;
  label: string;
  acts: { act: AuditAct; label: string }[];
}

function useGroups(): Group[] {
  const t = useTranslations("audit");
  return (Object.keys(ACT_GROUPS) as ActGroup[]).map((name) => ({
    name,
    label: t(`group.${name}`),
    acts: ACT_GROUPS[name].map((act) => ({ act, label: t(`named.${act}`) })),
  }));
}

/** Which acts the log shows: any number of them, by what they are about, found by a part of their name or of their code. */
export function ActChoices({ chosen }: { chosen: readonly AuditAct[] }) {
  const t = useTranslations("audit");
  const [typed, setTyped] = useState("");
  const [ticked, setTicked] = useState<ReadonlySet<AuditAct>>(new Set(chosen));
  const groups = useGroups();
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const isFound = (group: Group) => (one: Group["acts"][number]) => {
    const text = fold(`${group.label} ${one.label} ${one.act}`);
    return words.every((word) => text.includes(word));
  };
  const turn = (act: AuditAct) =>
    setTicked((before) => {
      const next = new Set(before);
      if (!next.delete(act)) next.add(act);
      return next;
    });
  const isAnyFound = groups.some((group) => group.acts.some(isFound(group)));
  const id = useId();
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 text-sm font-medium">
        {t("field.act")}{" "}
        <span className="font-normal text-muted">{t("acts.chosen", { count: ticked.size })}</span>
      </legend>
      <label className="sr-only" htmlFor={id}>
        {t("acts.search")}
      </label>
      <input
        autoComplete="off"
        className="h-9 rounded-lg border border-field-border bg-surface px-2.5 text-sm placeholder:text-subtle max-md:text-md"
        id={id}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={stayInForm}
        placeholder={t("acts.search")}
        type="search"
      />
      <div className="flex max-h-64 flex-col overflow-y-auto rounded-lg border border-border">
        {groups.map((group) => (
          <GroupChoices
            group={group}
            isFound={isFound(group)}
            isSearched={words.length > 0}
            key={group.name}
            ticked={ticked}
            turn={turn}
          />
        ))}
        {!isAnyFound && (
          <p className="p-2.5 text-xs text-muted" role="status">
            {t("acts.none")}
          </p>
        )}
      </div>
    </fieldset>
  );
}

/** Enter while one searches does not send the form. */
function stayInForm(event: KeyboardEvent) {
  if (event.key === "Enter") event.preventDefault();
}

interface GroupChoicesProps {
  group: Group;
  isFound: (one: Group["acts"][number]) => boolean;
  isSearched: boolean;
  ticked: ReadonlySet<AuditAct>;
  turn: (act: AuditAct) => void;
}

/** The acts on one thing: folded together unless one of them is ticked or found. What is hidden stays ticked. */
function GroupChoices({ group, isFound, isSearched, ticked, turn }: GroupChoicesProps) {
  const own = group.acts.filter(({ act }) => ticked.has(act)).length;
  const [isOpen, setOpen] = useState(own > 0);
  const found = group.acts.filter(isFound);
  return (
    <details
      className="group border-separator not-first:border-t"
      hidden={found.length === 0}
      onToggle={(event) => !isSearched && setOpen(event.currentTarget.open)}
      open={isSearched || isOpen}
    >
      <summary className="flex h-10 cursor-pointer items-center gap-1.5 px-2.5 text-sm font-medium select-none md:h-8">
        <ChevronRight aria-hidden className="size-3.5 text-muted group-open:rotate-90" />
        {group.label}
        {own > 0 && <span className="ms-auto text-xs text-muted tabular-nums">{own}</span>}
      </summary>
      <div className="flex flex-col pb-1.5">
        {group.acts.map((one) => (
          <label
            className={`min-h-10 cursor-pointer items-center gap-2.5 ps-7 pe-2.5 text-sm hover:bg-surface-secondary md:min-h-8 ${found.includes(one) ? "flex" : "hidden"}`}
            key={one.act}
          >
            <input
              checked={ticked.has(one.act)}
              className="tick"
              name="act"
              onChange={() => turn(one.act)}
              type="checkbox"
              value={one.act}
            />
            {one.label}
          </label>
        ))}
      </div>
    </details>
  );
}
