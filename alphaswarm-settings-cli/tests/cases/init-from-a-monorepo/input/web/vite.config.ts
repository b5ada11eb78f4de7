export default { base: process.env.VITE_API_URL };
