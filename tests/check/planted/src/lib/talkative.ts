// planted: biome noConsole
// planted: biome noProcessEnv
export const talk = (): void => console.log(process.env.HOME);
