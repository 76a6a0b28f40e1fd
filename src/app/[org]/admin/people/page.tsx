import { redirect } from "next/navigation";
import { readView } from "@/people/input";
import type { Query } from "@/people/rules";
import { viewHref } from "@/people/rules";
import { PeoplePage } from "./people-page";

type Props = { params: Promise<{ org: string }>; searchParams: Promise<Query> };

export default async function People({ params, searchParams }: Props) {
  const { org } = await params;
  const query = await searchParams;
  const { filter, columns } = readView(query);
  // users and contacts have addresses of their own
  if (filter.kind) redirect(viewHref(`/${org}/admin/people`, filter, { columns }));
  return <PeoplePage query={query} slug={org} />;
}
