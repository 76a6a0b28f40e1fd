/** How high the rows of lists are, as a person likes it. */
export const DENSITIES = ["COMPACT", "DEFAULT", "ROOMY"] as const;
export type Density = (typeof DENSITIES)[number];
