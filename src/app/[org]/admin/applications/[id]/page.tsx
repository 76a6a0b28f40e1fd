import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ApplicationFacts } from "@/applications/components/application-facts";
import { ApplicationMenu } from "@/applications/components/application-menu";
import { GivePeople } from "@/applications/components/give-people";
import { readApplication } from "@/applications/queries";
import { inOrg } from "@/lib/in-org";
import type { Query } from "@/people/rules";
import { PageHead } from "@/ui/page";
import { DoneToast } from "@/ui/toasts";
import { isId } from "../../chosen";
import { enter } from "../../enter";
import { MemberPage } from "../../member-page";
import { givePeople, remove, takeFromPeople } from "../actions";

const DONE = ["created", "changed", "unchanged"] as const;

type Props = { params: Promise<{ org: string; id: string }>; searchParams: Promise<Query> };

export default async function Application({ params, searchParams }: Props) {
  const { org, id } = await params;
  const gate = await enter(org, "accounts.view");
  const found = isId(id) ? await inOrg(gate.scope, (tx) => readApplication(tx, id), "page") : null;
  if (!found) notFound();
  const query = await searchParams;
  const t = await getTranslations("applications");
  const path = `/${org}/admin/applications`;
  const { name, used, licences } = found;
  const done = DONE.find((word) => word === query.done);
  const acts = (
    <>
      {gate.permissions.includes("settings.manage") && (
        <ApplicationMenu
          application={found}
          editHref={`${path}/${id}/edit`}
          org={org}
          remove={remove}
        />
      )}
      {gate.permissions.includes("accounts.manage") && (
        <GivePeople
          action={givePeople}
          id={id}
          name={name}
          org={org}
          source={`${path}/${id}/candidates`}
          stock={{ used, licences }}
        />
      )}
    </>
  );
  const fact = licences === null ? t("openFact", { used }) : t("licencesFact", { used, licences });
  const crumbs = [{ label: t("crumb"), href: path }];
  return (
    <MemberPage
      gate={gate}
      head={<PageHead acts={acts} crumbs={crumbs} fact={fact} title={name} />}
      members={{ area: "applications.holders", org, id, name, action: takeFromPeople }}
      of={{ application: id }}
      path={`${path}/${id}`}
      query={query}
    >
      {done && <DoneToast text={t(`done.${done}`, { name })} />}
      <ApplicationFacts application={found} />
    </MemberPage>
  );
}
