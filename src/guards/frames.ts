/** Where the chat's pages for frames on other sites lie. */
export const FRAME_BASE = "/embed";

/** @returns whether a path is that of a page for frames */
export function isForFrames(path: string): boolean {
  return path === FRAME_BASE || path.startsWith(`${FRAME_BASE}/`);
}
