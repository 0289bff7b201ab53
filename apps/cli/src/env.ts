/** The one reader of the environment in this program. */
export const env: Readonly<Record<string, string | undefined>> = process.env;
