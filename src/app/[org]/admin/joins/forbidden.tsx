import { LacksRight } from "../roles/lacks-right";

export default function Forbidden() {
  return <LacksRight needed={["accounts.view"]} />;
}
