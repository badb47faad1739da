import {
  type Activity,
  BotAdapter,
  type ConversationReference,
  type ResourceResponse,
  TurnContext,
} from "botbuilder-core";

/**
 * A Bot Framework adapter without a wire: the activities that a turn sends are kept and handed back to the conversation,
 * which stores and delivers them.
 */
export class TurnAdapter extends BotAdapter {
  readonly sent: Partial<Activity>[] = [];

  /**
   * @param activity the user's
   * @param logic what the bot does with it, after all middleware
   */
  async run(activity: Partial<Activity>, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    await this.runMiddleware(new TurnContext(this, activity), logic);
  }

  override async sendActivities(
    _: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    this.sent.push(...activities);
    return activities.map((_activity, i) => ({ id: String(this.sent.length - activities.length + i) }));
  }

  override updateActivity(): Promise<undefined> {
    return Promise.reject(new Error("a turn's activities are final"));
  }

  override deleteActivity(): Promise<void> {
    return Promise.reject(new Error("a turn's activities are final"));
  }

  override continueConversation(_: Partial<ConversationReference>): Promise<void> {
    return Promise.reject(new Error("proactive messages go through the conversation's outbox"));
  }
}
