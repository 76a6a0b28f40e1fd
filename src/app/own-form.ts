import type { PostedForm } from "@/gates/form";
import { readForm } from "@/gates/form";
import { isOwnForm } from "@/gates/origin";

/** A form that one of our own pages sent; undefined for what another site made this browser send. */
export async function ownForm(
  request: Request,
  options: { secretAddress?: boolean } = {},
): Promise<PostedForm | undefined> {
  return isOwnForm(request.headers, options) ? readForm(request) : undefined;
}

/** The fields of this name, as typed. */
export function textsOf<Name extends string>(
  form: PostedForm,
  names: readonly Name[],
): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, form.text(name)])) as Record<Name, string>;
}
