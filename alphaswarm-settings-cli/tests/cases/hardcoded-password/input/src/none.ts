// Names, places and examples of secrets are none.
export const TOKEN_URL = "/oauth2/token";
export const secretName = "db-credentials-2";
export const passwordField = "userPassword1";
export const placeholder = { token: "your-token-1234", password: "••••••••", secret: "changeme" };
export const csrfTokenHeader = "X-CSRF-Token-9a8b7c6d";
export const apiKey = process.env.APP_API_KEY;
