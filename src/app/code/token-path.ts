/** The page of a token, on this site: it lies under its kind. */
export const tokenPath = (token: string): string =>
  `/${token.slice(0, token.indexOf("_"))}/${token}`;
