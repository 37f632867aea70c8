import { redact } from '#sdk';
import type { Calls, Job } from './calls.ts';
import { Fault } from './fault.ts';
import { ModelError } from './model-error.ts';
import { currentTurn } from './session.ts';

const MODEL = 'omni-moderation-latest';

/** Whether the moderation endpoint flags the text; it costs no tokens. Throws a ModelError when it gives no answer. */
export async function isFlagged(calls: Calls, text: string, signal: AbortSignal): Promise<boolean> {
  try {
    return (await calls.run(moderationJob(redact(text)), { turn: currentTurn.getStore(), signal })).value;
  } catch (error) {
    throw error instanceof Fault ? new ModelError('request', `moderation was refused (${error.status})`) : error;
  }
}

function moderationJob(input: string): Job<boolean> {
  return {
    name: 'moderation',
    async send(client, signal) {
      const response = await client.moderations.create({ model: MODEL, input }, { signal }).asResponse();
      const body: unknown = JSON.parse(await response.text());
      const results = (body as { results?: readonly { flagged?: unknown }[] } | undefined)?.results;
      if (!Array.isArray(results) || typeof results[0]?.flagged !== 'boolean') throw new Fault('unusable');
      return { value: results.some(({ flagged }) => flagged === true), headers: response.headers };
    },
  };
}
