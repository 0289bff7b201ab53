/** The only reader of the environment in this package. */
export function inheritedEnvironment(): NodeJS.ProcessEnv {
  return process.env;
}
