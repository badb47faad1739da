import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

/** Half a year. Not includeSubDomains: a municipality's other hosts are not ours to decide for. */
const HSTS = "max-age=15552000";

/**
 * The headers of every answer: nothing but our own scripts, styles and images; no frame around us; no address of ours to
 * other hosts; HTTPS once HTTPS was used. /static/* does not pass here: compile/page.ts writes its headers.
 */
export function securityHeaders(): MiddlewareHandler[] {
  return [
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [], usb: [] },
      referrerPolicy: "no-referrer",
      xFrameOptions: "DENY",
      strictTransportSecurity: false,
    }),
    async (c, next) => {
      await next();
      // RFC 6797, 7.2: not over plain HTTP.
      if (new URL(c.req.url).protocol === "https:") c.header("strict-transport-security", HSTS);
    },
  ];
}
