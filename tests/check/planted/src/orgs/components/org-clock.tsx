// planted: imports components-are-views
import { now } from "@/lib/clock";

export function OrgClock() {
  return <p>{now().toISOString()}</p>;
}
