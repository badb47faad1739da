import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { isForFrames } from "./frames.ts";

/** Half a year. Not includeSubDomains: a municipality's other hosts are not ours to decide for. */
const HSTS = "max-age=15552000";

/**
 * The headers of every answer: nothing but our own scripts, styles and images; no frame around us, but for the chat's pages in
 * the frames of the sites that the operator has named; no address of ours to other hosts; HTTPS once HTTPS was used. /static/*
 * does not pass here: compile/page.ts writes its headers.
 *
 * @param framedBy those sites' origins
 */
export function securityHeaders(framedBy: string[]): MiddlewareHandler[] {
  const unframed = headers(["'none'"], "DENY");
  // The older header knows no list of origins: where there is one, frame-ancestors alone decides.
  const framed = framedBy.length > 0 ? headers(framedBy, false) : unframed;
  return [
    (c, next) => (isForFrames(c.req.path) ? framed(c, next) : unframed(c, next)),
    async (c, next) => {
      await next();
      // RFC 6797, 7.2: not over plain HTTP.
      if (new URL(c.req.url).protocol === "https:") c.header("strict-transport-security", HSTS);
    },
  ];
}

function headers(frameAncestors: string[], xFrameOptions: "DENY" | false): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors,
    },
    permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [], usb: [] },
    referrerPolicy: "no-referrer",
    xFrameOptions,
    strictTransportSecurity: false,
  });
}
