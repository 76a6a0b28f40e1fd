import { redirect } from "next/navigation";
import { enter } from "../enter";

type Props = { params: Promise<{ org: string }> };

/** The settings begin with the general ones. */
export default async function Settings({ params }: Props) {
  const { org } = await params;
  await enter(org, "settings.manage");
  redirect(`/${org}/admin/settings/general`);
}
