/** Where an organisation texts to: in the countries that it switched on, else in its own. */
export const countriesOf = ({
  country,
  textCountries,
}: {
  country: string;
  textCountries: readonly string[];
}): string[] => (textCountries.length > 0 ? [...textCountries] : [country]);

/** To a country in a day, by how far an organisation is trusted; who is trusted has the cap that it set itself. */
const TEXTS_A_DAY: readonly number[] = [50, 200, 1_000];
export const mostTexts = (step: number, own: number): number =>
  Math.min(own, TEXTS_A_DAY[step] ?? own);
