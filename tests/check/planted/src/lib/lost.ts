// planted: imports everything-resolves
// planted: types TS2307
import { nothing } from "./nowhere";

export const lost = nothing;
