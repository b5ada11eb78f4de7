export const level = process.env.APP_WEB_LEVEL ?? "debug";
