import { defineDialog } from '#sdk';
import { texts } from './texts.ts';

export default defineDialog({
  sdk: 1,
  id: 'sample_dialog',
  summary: 'Answers the intent sample_dialog in one turn.',
  intents: [
    {
      name: 'sample_dialog',
      description: 'The user wants what sample_dialog is for; not a question that the catalog answers.',
      examples: [
        'sample dialog',
        'quiero sample dialog',
        'necesito sample dialog por favor',
        'me gustaría sample dialog',
        'cómo le hago para sample dialog',
      ],
      patterns: ['^((quiero|necesito|quisiera) )?sample dialog( por favor)?$'],
    },
  ],
  create: () => (turn) => turn.say(texts[turn.locale].done),
});
