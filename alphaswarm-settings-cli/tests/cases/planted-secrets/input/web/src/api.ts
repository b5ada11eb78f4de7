export const apiKey = "AIzahunter29fK2mQ7xLw3vRt8Zb4Nc6Yd1Hs5J";
export const login = { clientSecret: "hunter2-5d1f0e" };
const mapsSecret = "hunter2-1c9d4e";
