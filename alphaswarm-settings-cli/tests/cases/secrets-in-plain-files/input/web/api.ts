export const secret = import.meta.env.VITE_SECRET;
