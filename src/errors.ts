import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** An expected refusal at a door: `code` is stable and for programs, the message says the cause and the remedy. */
export class Refusal extends HTTPException {
  readonly code: string;

  /**
   * @param status the HTTP status
   * @param code PascalCase, as Bot Framework's own error codes
   * @param message for whoever wrote the request
   */
  constructor(status: ContentfulStatusCode, code: string, message: string) {
    super(status, { message });
    this.code = code;
  }
}
