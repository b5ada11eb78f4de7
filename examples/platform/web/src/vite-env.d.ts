// Made from the schema by alphaswarm-settings. Do not edit.

interface ViteTypeOptions {
  strictImportMetaEnv: unknown;
}

interface ImportMetaEnv {
  /**
   * Where a browser finds the API.
   *
   * `VITE_API_URL`, plain, required.
   */
  readonly VITE_API_URL: string;
}
