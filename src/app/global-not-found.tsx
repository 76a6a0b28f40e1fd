import { PublicNotFound } from "@/ui/public/public-not-found";
import { PublicRoot } from "./public-root";

/** Every address that no page has: a whole document, so that it reads without script too. */
export default function GlobalNotFound() {
  return (
    <PublicRoot>
      <PublicNotFound />
    </PublicRoot>
  );
}
