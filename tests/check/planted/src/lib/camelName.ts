// planted: biome useFilenamingConvention
export const name = "camel";
