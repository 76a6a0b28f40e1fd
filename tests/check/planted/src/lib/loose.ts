// planted: biome noExplicitAny
// planted: biome noNonNullAssertion
// planted: biome noEnum
export const loose = (value: any): unknown => value;
export const sure = (value: string | undefined): string => value!;
export enum Colour {
  Red = "red",
}
