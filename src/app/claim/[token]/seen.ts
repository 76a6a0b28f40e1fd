import type { ClaimLink } from "@/invitations/queries";

/** Says which state of another browser's answers the page of the password showed. */
export const SEEN_FIELD = "seen";

export const seenOf = ({ draft }: ClaimLink): string => String(draft?.savedAt.getTime() ?? "");
