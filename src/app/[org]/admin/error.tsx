"use client";

import { useParams } from "next/navigation";
import { ErrorPanel } from "@/ui/shell/error-panel";

export default function Failed(props: { error: unknown; retry: () => void }) {
  const { org } = useParams<{ org: string }>();
  return <ErrorPanel {...props} away={{ href: `/${org}/admin/people`, label: "away" }} />;
}
