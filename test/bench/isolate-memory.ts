import { once } from "node:events";
import { readFileSync } from "node:fs";
import { WebSocket } from "ws";
import { z } from "zod";

const MIB = 1024 * 1024;

const heapUsage = z.object({ usedSize: z.number(), backingStorageSize: z.number() });

/**
 * @param inspectorPort workerd's inspector
 * @returns MiB of the isolate's heap and its buffers, garbage included: workerd's inspector collects none
 */
export async function isolateMemory(inspectorPort: number): Promise<number> {
  // wrangler's inspector takes connections of known origins only.
  const socket = new WebSocket(`ws://127.0.0.1:${inspectorPort}/ws`, { origin: "http://localhost" });
  await once(socket, "open");
  const answered = new Promise<unknown>((resolve) => {
    socket.on("message", (data) => {
      const message = z.looseObject({ id: z.number().optional() }).parse(JSON.parse(String(data)));
      if (message.id === 1) resolve(message.result);
    });
  });
  socket.send(JSON.stringify({ id: 1, method: "Runtime.getHeapUsage" }));
  const usage = heapUsage.parse(await answered);
  socket.close();
  return (usage.usedSize + usage.backingStorageSize) / MIB;
}

/** @returns MiB of memory that a process holds (Linux) */
export function processMemory(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) / 1024;
}
