export default {
  poweredByHeader: false,
  serverExternalPackages: ["pg"],
  typescript: { ignoreBuildErrors: true },
};
