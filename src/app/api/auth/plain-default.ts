/** What a CommonJS module exports by default, whether or not the loader already unwrapped it. */
export function plainDefault<T>(loaded: T): T {
  return (loaded as { default?: T }).default ?? loaded;
}
