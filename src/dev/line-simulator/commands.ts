import type { Faults } from "./faults.ts";
import type { SimulatedUser } from "./user.ts";
import type { WebhookEvent } from "./webhook.ts";

/** What a typed line does: sends events, says something to the person at the terminal, or ends. */
export type Action = {
  send?: WebhookEvent[];
  say?: string;
  again?: "last" | "verify" | "forged";
  end?: true;
};

/** What commands work on. */
export type Chat = {
  user: SimulatedUser;
  faults: Faults;
  group: string;
  areas: { label: string; data: string }[];
};

type Command = { usage: string; does: string; run: (chat: Chat, argument: string) => Action };

const nothingIn = { contentProvider: { type: "line" } };

/** Every command, in the order of /help. */
const COMMANDS: Record<string, Command> = {
  say: {
    usage: "/say TEXT",
    does: "types TEXT, a number too, which alone would tap a quick reply",
    run: ({ user }, text) => (text ? { send: [user.says(text)] } : { say: "what?" }),
  },
  menu: {
    usage: "/menu [N]",
    does: "shows the rich menu, or taps its area N",
    run: ({ user, areas }, n) => {
      const area = areas[Number(n) - 1];
      if (area) return { send: [user.taps(area.data)] };
      return { say: areas.map(({ label }, i) => `${i + 1}. ${label}`).join("\n") };
    },
  },
  sticker: {
    usage: "/sticker",
    does: "sends a sticker",
    run: ({ user }) => ({ send: [user.sends({ type: "sticker", packageId: "1", stickerId: "1" })] }),
  },
  media: {
    usage: "/media image|video|audio|file",
    does: "sends one",
    run: ({ user }, type) =>
      ["image", "video", "audio", "file"].includes(type)
        ? { send: [user.sends({ type, ...nothingIn, fileName: "card.jpg", fileSize: 1 })] }
        : { say: "image, video, audio or file?" },
  },
  location: {
    usage: "/location",
    does: "sends a place",
    run: ({ user }) => ({
      send: [user.sends({ type: "location", address: "見本市1丁目", latitude: 35, longitude: 139 })],
    }),
  },
  follow: {
    usage: "/follow",
    does: "adds the bot as a friend",
    run: ({ user }) => ({ send: [user.follows()] }),
  },
  block: {
    usage: "/block",
    does: "blocks the bot (LINE's unfollow event); /follow comes back",
    run: ({ user }) => ({ send: [user.unfollows()] }),
  },
  unsend: {
    usage: "/unsend",
    does: "takes the last message back",
    run: ({ user }) => {
      const last = user.sent.pop();
      return last ? { send: [user.unsends(last)] } : { say: "there is no message to take back" };
    },
  },
  group: {
    usage: "/group TEXT",
    does: "writes in a group that the bot is in",
    run: ({ user, group }, text) => ({ send: [user.sends({ type: "text", text, quoteToken: "q" }, group)] }),
  },
  new: {
    usage: "/new",
    does: "an event that LINE may add one day",
    run: ({ user }) => ({ send: [user.doesSomethingNew()] }),
  },
  twice: {
    usage: "/twice TEXT",
    does: "sends one event two times in one webhook",
    run: ({ user }, text) => {
      const event = user.says(text || "カードをなくした");
      return { send: [event, event] };
    },
  },
  redeliver: {
    usage: "/redeliver",
    does: "the last webhook once more, as LINE does when it got no 200: no new answer may come",
    run: () => ({ again: "last" }),
  },
  expire: {
    usage: "/expire",
    does: "the next message's reply token is expired already: the answer comes as a push",
    run: ({ user }) => {
      user.nextTokenLife = 0;
      return { say: "the next reply token is expired" };
    },
  },
  fault: {
    usage: "/fault refuse|lose|hang [STATUS] [RETRY-AFTER]",
    does: "LINE's next answer: an error; an error though it was delivered; none for 15 s though it was",
    run: ({ faults }, argument) => {
      const [word = "", status = "500", after] = argument.split(/\s+/);
      const kind = { refuse: "refuse", lose: "lose-answer", hang: "hang" }[word] as "refuse" | undefined;
      if (!kind || !/^[45]\d\d$/.test(status))
        return { say: "refuse, lose or hang, and a status from 400 to 599" };
      faults.plan({ kind, status: Number(status), ...(after ? { retryAfter: Number(after) } : {}) });
      return { say: `the next send meets: ${word} ${status}` };
    },
  },
  faults: {
    usage: "/faults PERCENT",
    does: "so many of all sends meet a fault by chance; 0 for none",
    run: ({ faults }, percent) => {
      const share = Number(percent) / 100;
      if (!(share >= 0 && share <= 1)) return { say: "0 to 100" };
      faults.byChance(share);
      return { say: `${percent}% of all sends meet a fault` };
    },
  },
  verify: {
    usage: "/verify",
    does: "LINE's verification: a webhook without events",
    run: () => ({ again: "verify" }),
  },
  forged: {
    usage: "/forged",
    does: "the last webhook with a wrong signature: 401",
    run: () => ({ again: "forged" }),
  },
  quit: { usage: "/quit", does: "ends (also Ctrl+D)", run: () => ({ end: true }) },
};

/** @returns the list of commands */
export function help(): string {
  const width = Math.max(...Object.values(COMMANDS).map(({ usage }) => usage.length)) + 2;
  const lines = Object.values(COMMANDS).map(({ usage, does }) => `  ${usage.padEnd(width)}${does}`);
  return ["  Type as on a phone. A number alone taps that quick reply.", ...lines].join("\n");
}

/**
 * @param chat who types and what they can change
 * @param line as typed
 * @param quickReplies what the last message offers to tap
 * @returns what it does
 */
export function read(chat: Chat, line: string, quickReplies: string[]): Action {
  const typed = line.trim();
  if (typed === "") return {};
  const tapped = /^\d+$/.test(typed) ? quickReplies[Number(typed) - 1] : undefined;
  if (tapped) return { send: [chat.user.says(tapped)], say: `(taps ${tapped})` };
  if (!typed.startsWith("/")) return { send: [chat.user.says(typed)] };
  const [name = "", ...rest] = typed.slice(1).split(/\s+/);
  if (name === "help") return { say: help() };
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  return command
    ? command.run(chat, rest.join(" "))
    : { say: `there is no /${name}: /help lists what there is` };
}
