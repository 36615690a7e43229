/** The tool's version; a test holds that package.json says the same. */
export const toolVersion = '0.1.0';
