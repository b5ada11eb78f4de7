export const path = process.env.basePath;
