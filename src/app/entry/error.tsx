"use client";

import { ErrorPanel } from "@/ui/shell/error-panel";

export default function Failed(props: { error: unknown; retry: () => void }) {
  return <ErrorPanel {...props} away={{ href: "/", label: "start" }} />;
}
