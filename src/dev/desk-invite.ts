/**
 * `npm run desk:invite -- --email a@example.jp --role agent [--url http://127.0.0.1:8787] [--remote]`: prints a link that sets
 * up an account at the desk, or a new password for one that there is. No mail is sent. `--remote` invites to the desk on
 * Cloudflare and needs its `--url`.
 */
import { parseArgs } from "node:util";
import { z } from "zod";
import { asStored } from "../desk/accounts/email.ts";
import { inviteLink } from "./desk-link.ts";

const USAGE =
  "usage: npm run desk:invite -- --email a@example.jp --role agent|supervisor|admin [--url URL] [--remote]";
const LOCAL = "http://127.0.0.1:8787";

const options = z.object({
  email: z.string("--email is missing").transform(asStored).pipe(z.email("--email is no e-mail address")),
  role: z.enum(["agent", "supervisor", "admin"], "--role is agent, supervisor or admin"),
  url: z.url("--url is no address").optional(),
  remote: z.boolean().default(false),
});

const { email, role, url, remote } = read();
try {
  const origin = new URL(url ?? LOCAL).origin;
  const invited = inviteLink({ email, role }, { origin, where: remote ? "remote" : "local" });
  if (invited.role !== role) {
    console.log(`${email} has an account (${invited.role}); this link sets a new password for it:`);
  } else {
    console.log(`Give this link to ${email} (${role}). It is good once, for three days:`);
  }
  console.log(`\n  ${invited.link}\n`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(`No link was made. Locally, run npm start once first: it makes the database.`);
  process.exit(1);
}

function read(): z.infer<typeof options> {
  try {
    const { values } = parseArgs({
      options: {
        email: { type: "string" },
        role: { type: "string" },
        url: { type: "string" },
        remote: { type: "boolean" },
      },
    });
    const parsed = options.safeParse(values);
    if (!parsed.success) return stop(parsed.error.issues.map(({ message }) => message).join("\n"));
    if (parsed.data.remote && !parsed.data.url) return stop("--remote needs --url, the address of the desk");
    return parsed.data;
  } catch (error) {
    return stop(error instanceof Error ? error.message : "");
  }
}

function stop(reason: string): never {
  console.error(`${reason}\n${USAGE}`);
  process.exit(1);
}
