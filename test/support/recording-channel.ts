import type { Activity, Channel, ConversationReference } from '#sdk';

/** A channel in memory: keeps what was sent and forgotten; `refuse` decides what the platform says to each reply. */
export class RecordingChannel implements Channel {
  readonly routes = [];
  readonly limits = { textLength: 4_000 };
  readonly sent: Partial<Activity>[] = [];
  readonly forgotten: string[] = [];
  /** Ids of the activities that an answer was being made for. */
  readonly typing: (string | undefined)[] = [];
  /** Throw here to refuse a reply as a platform would. */
  refuse: (activity: Partial<Activity>) => void = () => {};
  readonly #waiting = new Set<() => void>();

  async send(_to: unknown, activity: Partial<Activity>): Promise<{ providerId: string }> {
    this.refuse(activity);
    this.sent.push(activity);
    for (const look of this.#waiting) look();
    return { providerId: String(this.sent.length) };
  }

  /** Like a telephone: anybody can be written to. */
  reference(to: string): Partial<ConversationReference> {
    const user = { id: to, name: '' };
    return {
      channelId: 'test',
      user,
      bot: { id: 'blinky', name: '' },
      conversation: { id: to, isGroup: false, conversationType: '', name: '' },
    };
  }

  showTyping({ id }: Partial<Activity>): void {
    this.typing.push(id);
  }

  async forget(conversationId: string): Promise<void> {
    this.forgotten.push(conversationId);
  }

  /** Resolves with everything sent so far as soon as there are `count` replies. */
  async received(count: number): Promise<readonly Partial<Activity>[]> {
    while (this.sent.length < count) await this.#next();
    return this.sent;
  }

  #next(): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
    });
  }
}
