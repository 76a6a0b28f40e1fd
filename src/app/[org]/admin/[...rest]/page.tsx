import { notFound } from "next/navigation";

/** An address of the console that no page has: answered inside the frame. */
export default function Nowhere(): never {
  notFound();
}
