import { createServer } from "node:http";

/**
 * Serves a handler over HTTP on the loopback.
 *
 * @param port where; 0 for any
 * @param handle what answers
 * @returns its address and how to end it
 * @throws Error when the port is taken
 */
export async function serve(
  port: number,
  handle: (request: Request) => Promise<Response>,
): Promise<{ url: string; close: () => void }> {
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const { method = "GET", url = "/" } = incoming;
    const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]);
    const body = method === "GET" ? {} : { body: Buffer.concat(chunks) };
    const response = await handle(new Request(`http://line.invalid${url}`, { method, headers, ...body }));
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(await response.text());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  const bound = typeof address === "object" && address ? address.port : port;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${bound}`, close };
}
