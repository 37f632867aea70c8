import { defineDialog } from '#sdk';
import { answerSensitive } from './answer.ts';
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
      examples: [
        'mi jefe me acosa',
        'un compañero me toca sin mi permiso',
        'me manda mensajes subidos de tono',
        'me insultan y me humillan frente a todos',
        'me tratan mal por ser mujer',
        'no me ascienden por mi orientación',
        'se burlan de mí por mi acento',
        'mi pareja me pega',
        'me amenazaron en el trabajo',
        'tengo miedo de ir a la oficina por lo que me hacen',
        'quiero denunciar acoso de mi supervisor',
        'me quiero morir',
        'he pensado en hacerme daño',
        'ya no le veo sentido a nada',
        'un compañero dice que se quiere quitar la vida',
        'me está dando un ataque de pánico',
        'no dejo de llorar y no tengo con quién hablar',
        'estoy pasando por una crisis muy fuerte',
        'volví a consumir y no puedo parar',
        'I am being harassed by my boss',
        'I want to hurt myself',
      ],
      patterns: [...sensitivePatterns.crisis, ...sensitivePatterns.violence],
      sensitive: true,
    },
  ],
  create: (host) => answerSensitive(host),
});
