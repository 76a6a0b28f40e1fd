import type { Query } from "@/people/rules";
import { PeoplePage } from "../people-page";

type Props = { params: Promise<{ org: string }>; searchParams: Promise<Query> };

export default async function Users({ params, searchParams }: Props) {
  return <PeoplePage kind="USER" query={await searchParams} slug={(await params).org} />;
}
