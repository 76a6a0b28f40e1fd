import { LacksRight } from "./lacks-right";

export default function Forbidden() {
  return <LacksRight needed={["admins.manage"]} />;
}
