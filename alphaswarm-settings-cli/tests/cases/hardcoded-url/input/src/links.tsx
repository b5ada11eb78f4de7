export const api = { baseUrl: "https://api.acme.io", homepage: "https://acme.io" };
export const Links = () => <a href="https://acme.io/pricing">Pricing</a>;
const url = new URL(path, "http://x");
