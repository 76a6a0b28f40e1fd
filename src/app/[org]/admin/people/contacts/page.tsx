import type { Query } from "@/people/rules";
import { PeoplePage } from "../people-page";

type Props = { params: Promise<{ org: string }>; searchParams: Promise<Query> };

export default async function Contacts({ params, searchParams }: Props) {
  return <PeoplePage kind="CONTACT" query={await searchParams} slug={(await params).org} />;
}
