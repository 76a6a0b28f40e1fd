import { keyed, keyVersions, sameSecret } from "../secrets";

/** What is given to a browser to come back as it was; each purpose has a sub-key of its own. */
export type ProofPurpose = "put-off";

const proofsOf = (purpose: ProofPurpose, body: string): string[] =>
  keyVersions().map((version) => keyed(purpose, version, body).toString("base64url"));

/** `<mac>.<text>`: what is sealed, with its organisation and whom it is about, is nobody's to write but ours. */
export const withProof = (
  purpose: ProofPurpose,
  about: readonly [org: string, id: string],
  text: string,
): string => `${proofsOf(purpose, [...about, text].join(" "))[0]}.${text}`;

/** The text of what we gave out for this organisation and this one, under any key that is still kept; undefined for all else. */
export function provenText(
  purpose: ProofPurpose,
  about: readonly [org: string, id: string],
  given: string,
): string | undefined {
  const at = given.indexOf(".");
  const [proof, text] = [given.slice(0, Math.max(at, 0)), given.slice(at + 1)];
  const proofs = proofsOf(purpose, [...about, text].join(" "));
  return proofs.some((one) => sameSecret(one, proof)) ? text : undefined;
}
