import type { ReactNode } from "react";
import { PublicRoot } from "@/app/public-root";

export default function Layout({ children }: { children: ReactNode }) {
  return <PublicRoot>{children}</PublicRoot>;
}
