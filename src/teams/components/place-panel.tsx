"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import { SubmitButton } from "@/ui/forms/submit-button";
import { Panel } from "@/ui/panel";
import { ManyPicker } from "@/ui/pickers/many-picker";
import { TextLink } from "@/ui/text-link";

interface PlacePanelProps {
  /** Whose texts. */
  area: "teams.person" | "applications.person";
  org: string;
  person: { id: string; name: string };
  /** The person's teams, or applications, each with its page. */
  places: readonly { id: string; name: string; href: string }[];
  /** Only for those who may change it. */
  change?: { add: FormAction; remove: FormAction; source: string } | undefined;
}

/** The teams or the applications of one person: each a link, taken and given here. */
export function PlacePanel(props: PlacePanelProps) {
  const { area, places, change } = props;
  const t = useTranslations(area);
  return (
    <Panel end={change && <AddPlaces {...props} />} title={t("title")}>
      {places.length === 0 && <p className="text-sm text-muted">{t("none")}</p>}
      {places.length > 0 && (
        <ul className="flex flex-col divide-y divide-separator">
          {places.map((place) => (
            <li className="flex min-h-9 items-center justify-between gap-2 text-sm" key={place.id}>
              <TextLink className="min-w-0 truncate" href={place.href}>
                {place.name}
              </TextLink>
              {change && <RemovePlace {...props} place={place} />}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

type RemoveProps = PlacePanelProps & { place: { id: string; name: string } };

function RemovePlace({ area, org, person, place, change }: RemoveProps) {
  const t = useTranslations(area);
  if (!change) return null;
  const words = { name: person.name, team: place.name, application: place.name };
  return (
    <ActionForm
      action={change.remove}
      className="flex items-center gap-2"
      hidden={{ org, id: person.id, place: place.id }}
    >
      <SubmitButton
        aria-label={t("remove", words)}
        className="md:size-7"
        isIconOnly
        look="ghost"
        size="sm"
      >
        <X aria-hidden />
      </SubmitButton>
    </ActionForm>
  );
}

function AddPlaces({ area, org, person, change }: PlacePanelProps) {
  const t = useTranslations(area);
  const [count, setCount] = useState(0);
  if (!change) return null;
  return (
    <ConfirmDialog
      action={change.add}
      consequence={t("addText")}
      hidden={{ org, id: person.id }}
      onOpenChange={() => setCount(0)}
      primary={t("addDo", { count })}
      title={t("addTitle", { name: person.name })}
      trigger={
        <Button aria-label={t("addTitle", { name: person.name })} look="ghost" size="sm">
          <Plus aria-hidden />
          {t("add")}
        </Button>
      }
    >
      <ManyPicker
        hint={t("hint")}
        label={t("label")}
        name={area === "teams.person" ? "teamIds" : "applicationIds"}
        onChange={(chosen) => setCount(chosen.length)}
        source={change.source}
      />
    </ConfirmDialog>
  );
}
