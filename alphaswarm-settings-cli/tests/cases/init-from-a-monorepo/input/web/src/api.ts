const { VITE_THEME: theme = "light" } = import.meta.env;

// import.meta.env.VITE_COMMENT
export const api = import.meta.env.VITE_API_URL + theme;
export const isDeveloped = import.meta.env.DEV;
