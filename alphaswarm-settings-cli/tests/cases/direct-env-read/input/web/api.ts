export const port = process.env.APP_PORT ?? "8000";
