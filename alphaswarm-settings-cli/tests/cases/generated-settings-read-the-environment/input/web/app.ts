import { load } from "./settings.js";

const { basePath } = load();
console.log(basePath, process.env.APP_BASE_PATH);
