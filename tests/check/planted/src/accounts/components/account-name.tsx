// innocent
import type { OrgRow } from "@/orgs/queries";
import { slug } from "@/orgs/rules";
import { Button } from "@/ui/button";

export function AccountName({ row }: { row: OrgRow }) {
  return <Button label={slug.parse(row.org)} />;
}
