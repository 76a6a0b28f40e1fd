import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { AccountForm } from "@/accounts/components/form/account-form";
import type { AddressLock } from "@/accounts/components/form/key-fields";
import type { FormValues } from "@/accounts/components/form/profile-fields";
import { FIELDS } from "@/accounts/components/form/profile-fields";
import { writeSize } from "@/accounts/components/form/storage-size";
import type { Person } from "@/accounts/components/person/profile-panel";
import { displayName } from "@/accounts/input";
import { inOrg } from "@/lib/in-org";
import { readOwnOrganization } from "@/orgs/queries";
import { readTexting } from "@/texts/queries";
import { Page, PageHead } from "@/ui/page";
import { enter } from "../../../enter";
import { languageChoices } from "../../language-choices";
import { editPerson } from "../actions";
import { readPersonPage } from "../read-person-page";

/** A field as the form shows it. */
function shown(value: Person[keyof Person], locale: string): string {
  if (typeof value === "bigint") return writeSize(value, locale);
  if (typeof value === "boolean") return value ? "on" : "";
  return typeof value === "string" ? value : "";
}

const valuesOf = (person: Person, locale: string): FormValues =>
  Object.fromEntries(FIELDS.map((field) => [field, shown(person[field], locale)]));

/** Whether the address can be changed here, and how it comes to count. */
function lockOf(person: Person, above: boolean, self: string): AddressLock | undefined {
  if (person.id === self) return "own";
  if (!above) return "aboveHint";
  if (person.status === "ACTIVE") return "proof";
  return person.claimedAt ? "claimed" : undefined;
}

type Props = { params: Promise<{ org: string; id: string }> };

export default async function EditPerson({ params }: Props) {
  const { org: slug, id } = await params;
  const { scope, account, permissions } = await enter(slug, "accounts.manage");
  const { person, place, rights, name } = await readPersonPage(slug, id);
  const path = `/${slug}/admin/people`;
  if (!rights.acts.includes("edit")) redirect(`${path}/${id}`);
  const [organization, { canText }] = await inOrg(
    scope,
    async (tx) => [await readOwnOrganization(tx), await readTexting(tx)] as const,
    "page",
  );
  const t = await getTranslations("person");
  const crumbs = [
    { label: t("crumb"), href: path },
    { label: name, href: `${path}/${id}` },
  ];
  const owner = place.owner && { id: place.owner.id, name: displayName(place.owner) };
  return (
    <Page head={<PageHead crumbs={crumbs} title={t("form.editTitle", { name })} />} width="prose">
      <AccountForm
        action={editPerson}
        addressLock={lockOf(person, rights.above, account.id)}
        offersInvitation={person.status === "INVITED" && permissions.includes("accounts.invite")}
        allowsPrevention={organization.modificationPrevention}
        backHref={`${path}/${id}`}
        hasTexts={canText}
        org={slug}
        owner={owner ?? undefined}
        person={{ id, kind: person.kind }}
        values={valuesOf(person, await getLocale())}
        {...(await languageChoices(organization.language))}
      />
    </Page>
  );
}
