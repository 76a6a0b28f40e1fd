import { withFields } from "@/invitations/input";

/** Room for the words of an admin's own: some four segments. */
const LONGEST = 500;

/** A text of the admin's own; an empty one leaves the default. The link stands behind it. */
export const textInput = withFields(LONGEST);
