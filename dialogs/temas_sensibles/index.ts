import { defineDialog } from '#sdk';
import { answerSensitive } from './answer.ts';
import { examples } from './examples.ts';
import { sensitivePatterns } from './patterns.ts';

/** Insults, things that are tied up, and an answer to a form: no topic of these. */
const exceptions = [
  '^no puedo$',
  '\\b(?:chinga|chingas|chinguen) (?:a )?(?:tu|su) (?:puta )?madre\\b',
  '\\b(?:donde|en donde|como) (?:la |lo |las |los )?(?:amarro|puedo amarrar|dejo amarrad[oa])\\b',
];

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
      exceptions,
      sensitive: true,
    },
  ],
  create: (host) => answerSensitive(host),
});
