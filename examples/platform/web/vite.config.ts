import { defineConfig } from "vite";

export default defineConfig(({ command }) => ({
  // The settings of a developer's machine are there: a build is for every machine.
  publicDir: command === "serve" && "public",
}));
