import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { inOrg } from "@/lib/in-org";
import type { Query } from "@/people/rules";
import { AddPeople } from "@/teams/components/add-people";
import { TeamActs } from "@/teams/components/team-dialogs";
import { readTeam } from "@/teams/queries";
import { PageHead } from "@/ui/page";
import { DoneToast } from "@/ui/toasts";
import { isId } from "../../chosen";
import { enter } from "../../enter";
import { MemberPage } from "../../member-page";
import { addPeople, remove, removePeople, rename } from "../actions";

type Props = { params: Promise<{ org: string; id: string }>; searchParams: Promise<Query> };

export default async function Team({ params, searchParams }: Props) {
  const { org, id } = await params;
  const gate = await enter(org, "accounts.view");
  const team = isId(id) ? await inOrg(gate.scope, (tx) => readTeam(tx, id), "page") : null;
  if (!team) notFound();
  const query = await searchParams;
  const t = await getTranslations("teams");
  const path = `/${org}/admin/teams`;
  const members = { area: "teams.members", org, id, name: team.name } as const;
  const acts = gate.permissions.includes("accounts.manage") && (
    <>
      <TeamActs org={org} remove={remove} rename={rename} team={team} />
      <AddPeople {...members} action={addPeople} source={`${path}/${id}/candidates`} />
    </>
  );
  const head = (
    <PageHead
      acts={acts}
      crumbs={[{ label: t("crumb"), href: path }]}
      fact={t("people", { count: team.members })}
      title={team.name}
    />
  );
  return (
    <MemberPage
      gate={gate}
      head={head}
      members={{ ...members, action: removePeople }}
      of={{ team: id }}
      path={`${path}/${id}`}
      query={query}
    >
      {query.done === "created" && <DoneToast text={t("done.created", { name: team.name })} />}
    </MemberPage>
  );
}
