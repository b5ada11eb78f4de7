// Made from the schema by alphaswarm-settings. Do not edit.

interface ViteTypeOptions {
  strictImportMetaEnv: unknown;
}

interface ImportMetaEnv {
  /**
   * Where the API is; *\/ ends no comment and </script> no script, "quotes" neither.
   *
   * `VITE_API_URL`, plain, required.
   */
  readonly VITE_API_URL: string;

  /**
   * How the pages look.
   *
   * `VITE_THEME`, plain, optional, default `light`.
   */
  readonly VITE_THEME?: "light" | "dark" | 'it\'s "odd"';

  /**
   * What stands above every page.
   *
   * `VITE_BANNER`, plain, optional.
   */
  readonly VITE_BANNER?: string;
}
