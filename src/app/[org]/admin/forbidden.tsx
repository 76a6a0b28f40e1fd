import { LacksRight } from "./roles/lacks-right";

/** For acts of a page that was open when the right was taken; folders that need more than looking say what. */
export default function Forbidden() {
  return <LacksRight />;
}
