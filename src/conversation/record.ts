import { DurableObject } from "cloudflare:workers";
import { content } from "../answers/compiled.ts";
import type { Env } from "../env.ts";
import { ConversationDatabase, type ConversationRow } from "../storage/conversation/database.ts";
import { forgetOld, nextForgetting } from "./forget.ts";
import { Live } from "./live.ts";

/** Days that messages are kept. */
const KEPT_DAYS = content.office.retention.messages;

/** What is kept of one conversation, who reads it as it grows, and how it goes again. */
export abstract class ConversationRecord extends DurableObject<Env> {
  protected readonly database: ConversationDatabase;
  protected readonly live: Live;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.database = new ConversationDatabase(ctx.storage, () => this.live.push());
    this.live = new Live(ctx, this.database);
    // A guessed id must not leave tables behind: only what was started is upgraded.
    if (this.database.isMade()) void ctx.blockConcurrencyWhile(() => this.database.migrate());
  }

  /** @returns everything that is kept here, as JSON; nothing of an unknown conversation */
  async exported(): Promise<string | null> {
    return this.database.isMade() ? JSON.stringify(this.database.everything()) : null;
  }

  /** Deletes everything that is kept here; whoever writes again begins anew. */
  async vanish(): Promise<void> {
    this.live.close();
    await this.ctx.storage.deleteAlarm();
    await this.ctx.storage.deleteAll();
  }

  /** Deletes what is too old. @returns whether that was all, or there was nothing */
  protected async grewOld(): Promise<boolean> {
    if (!this.database.isMade()) return true;
    const isEmpty = this.database.atomically(() => forgetOld(this.database, KEPT_DAYS, Date.now()));
    if (isEmpty) await this.vanish();
    return isEmpty;
  }

  /** @returns when there will be something too old, Unix milliseconds */
  protected growsOldAt(): number {
    return nextForgetting(this.database, KEPT_DAYS, Date.now());
  }

  protected self(): ConversationRow | undefined {
    return this.database.isMade() ? this.database.self() : undefined;
  }
}
