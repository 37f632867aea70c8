import { defineDialog } from '#sdk';
import { createSurvey, moments } from './encuesta.dialog.ts';
import { surveySettings } from './settings.ts';

export default defineDialog({
  sdk: 1,
  id: 'encuesta',
  summary: 'Asks on day 7 and day 30 how it is going, anonymously; begun by an operator.',
  settings: surveySettings,
  proactive: moments,
  intents: [
    {
      name: 'encuesta',
      description:
        "The user wants to answer the assistant's short survey about their first days; not a question about other surveys, evaluations or work climate.",
      examples: [
        'quiero contestar la encuesta de mis primeros días',
        'contestar la encuesta de ingreso',
        'abre la encuesta de onboarding',
        'hagamos la encuesta de mi primera semana',
        'answer the onboarding survey',
      ],
      patterns: [
        '^(la |mi )?encuesta$',
        '^(hola |oye |ok |si )*(quiero |quisiera |puedo |vamos a |hay que )?(contestar|responder|llenar|hacer|abrir|abre|hagamos|empezar|iniciar) (la |mi )?encuesta( (de|del|sobre) (mi |mis |la |el )?(ingreso|onboarding|primer(a|os)? (dia|dias|mes|semana)|dia (7|30)|mes))?$',
        '^(i want to |let s |can i )?(answer|take|fill in|do|start) (the |my )?(onboarding )?survey$',
      ],
    },
  ],
  create: createSurvey,
});
