import { defineDialog } from '#sdk';
import { answerSensitive } from './answer.ts';
import { examples } from './examples.ts';
import { sensitivePatterns } from './patterns.ts';

export default defineDialog({
  sdk: 1,
  id: 'temas_sensibles',
  summary: 'Harassment, discrimination, violence, self-harm, a crisis: a person and a line to call, and nothing kept.',
  intents: [
    {
      name: 'temas_sensibles',
      description:
        'The user suffers, sees or fears harassment, discrimination, violence, self-harm or a personal crisis; not a question about benefits, sick leave, courses or policies.',
      examples,
      patterns: [...sensitivePatterns.crisis, ...sensitivePatterns.violence],
      sensitive: true,
    },
  ],
  create: (host) => answerSensitive(host),
});
