import { PublicNotFound } from "@/ui/public/public-not-found";

export default function NotFound() {
  return <PublicNotFound />;
}
