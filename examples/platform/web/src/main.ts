// The frontend: it shows the settings that it runs on.
import { loadPublic } from "./settings";

/** The settings, as every service of the platform shows them, or why there are none. */
function shown(): string {
  try {
    const { stage, patience, uploadLimit, hosts, viteApiUrl } = loadPublic();
    const page = {
      SHOP_STAGE: stage,
      SHOP_PATIENCE: patience,
      SHOP_UPLOAD_LIMIT: uploadLimit,
      SHOP_HOSTS: hosts,
      VITE_API_URL: viteApiUrl,
    };
    return JSON.stringify(page, null, 2);
  } catch (error) {
    return String(error);
  }
}

const element = document.querySelector("#settings");
if (element) {
  element.textContent = shown();
}
