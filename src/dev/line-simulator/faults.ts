import { z } from "zod";

/**
 * What goes wrong with a send. `refuse`: an error, nothing delivered. `lose-answer`: delivered, but the answer is an error.
 * `hang`: delivered, but no answer comes for longer than anybody waits.
 */
export const fault = z.object({
  kind: z.enum(["refuse", "lose-answer", "hang"]),
  status: z.number().int().min(400).max(599).default(500),
  /** seconds, as LINE's Retry-After */
  retryAfter: z.number().optional(),
  /** whose next send it is; everybody's unless given */
  to: z.string().optional(),
});
export type Fault = z.infer<typeof fault>;

/** What faults come by chance: half of them leave open whether the message was delivered. */
const BY_CHANCE: Fault[] = [
  { kind: "refuse", status: 500 },
  { kind: "lose-answer", status: 500 },
  { kind: "refuse", status: 429 },
  { kind: "lose-answer", status: 503 },
  { kind: "refuse", status: 503, retryAfter: 1 },
  { kind: "hang", status: 500 },
];

/** The faults to come: those asked for, in their order, and a share of all sends by chance. */
export class Faults {
  /** how many have happened, by kind */
  readonly happened: Record<Fault["kind"], number> = { refuse: 0, "lose-answer": 0, hang: 0 };
  private readonly planned: Fault[] = [];
  private readonly random: () => number;
  private share = 0;

  /** @param random from 0 to 1 */
  constructor(random: () => number) {
    this.random = random;
  }

  /** The next send, or that person's next, meets this fault. */
  plan(next: Fault): void {
    this.planned.push(next);
  }

  /** @param share 0 to 1 of all sends meet a fault by chance */
  byChance(share: number): void {
    this.share = share;
  }

  /** @returns the fault that a send to this chat meets */
  next(chat: string): Fault | undefined {
    const at = this.planned.findIndex(({ to }) => to === undefined || to === chat);
    const chosen = at >= 0 ? this.planned.splice(at, 1)[0] : this.chance();
    if (chosen) this.happened[chosen.kind]++;
    return chosen;
  }

  private chance(): Fault | undefined {
    if (this.random() >= this.share) return undefined;
    return BY_CHANCE[Math.floor(this.random() * BY_CHANCE.length)];
  }
}
