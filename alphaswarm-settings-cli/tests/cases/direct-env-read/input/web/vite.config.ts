export default { server: { port: Number(process.env.APP_PORT) } };
