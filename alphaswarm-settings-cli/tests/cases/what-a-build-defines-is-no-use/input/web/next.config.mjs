const basePath = process.env.BASE_PATH || "";

export default {
  env: { basePath, CLOUD_MODE: process.env.CLOUD_MODE, "releaseName": "one" },
  experimental: { env: { notOfTheBuild: "1" } },
};
