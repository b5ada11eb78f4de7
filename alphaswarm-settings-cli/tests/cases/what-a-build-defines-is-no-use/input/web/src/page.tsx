export const Page = () => (
  <a href={process.env.basePath} title={process.env.releaseName}>
    {process.env.CLOUD_MODE}
    {process.env.notOfTheBuild}
  </a>
);
