import { useTranslations } from "next-intl";
import { Moment } from "@/ui/moment";
import { displayName } from "../../input";
import type { Person, Place } from "./profile-panel";

/** One grey line: kind, team or owner, and when they were last here. */
export function PersonFact({ person, place }: { person: Person; place: Place }) {
  const t = useTranslations("person.fact");
  const teams = place.teams.join(", ");
  const isContact = person.kind === "CONTACT";
  const who = isContact
    ? place.owner
      ? t("contactOf", { owner: displayName(place.owner) })
      : t("CONTACT")
    : teams
      ? t("userIn", { teams })
      : t("USER");
  const { lastSignInAt } = person;
  return (
    <>
      {who}
      {lastSignInAt && (
        <>
          {", "}
          {t.rich("signedIn", { when: () => <Moment at={lastSignInAt} /> })}
        </>
      )}
    </>
  );
}
