// planted: unused Unlisted dependencies
import left from "left-out";
import { used } from "@/lib/half-used";

export default function Layout() {
  return <p>{left(used)}</p>;
}
