// planted: imports ui-is-dumb
import { now } from "@/lib/clock";

export function CleverButton() {
  return <p>{now().toISOString()}</p>;
}
