import { most } from "./rules";

export const least = (): number => most() - 1;
