export const secret = import.meta.env.PUBLIC_SECRET;
