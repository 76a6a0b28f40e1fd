"use client";

import { useParams } from "next/navigation";
import { ConsoleNotFound } from "@/ui/shell/console-not-found";

export default function NotFound() {
  const { org } = useParams<{ org: string }>();
  return <ConsoleNotFound homeHref={`/${org}/admin/people`} />;
}
