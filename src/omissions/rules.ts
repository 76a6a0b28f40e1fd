/** Leaving a row out of a plan, and taking it back. */
export type Omission = "leave-out" | "take-in";
