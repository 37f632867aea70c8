import { defineDialog } from '#sdk';
import { answerSensitive } from './answer.ts';
import { examples } from './examples.ts';
import { sensitivePatterns } from './patterns.ts';

/** Insults, figures of speech, small accidents, courses, paperwork, and answers to a form: no topic of these. */
const exceptions = [
  '^(?:ya )?no puedo$',
  '^me rindo$',
  '\\b(?:chinga|chingas|chinguen) (?:a )?(?:tu|su) (?:puta )?madre\\b',
  '\\b(?:donde|en donde|como) (?:la |lo |las |los )?(?:amarro|puedo amarrar|dejo amarrad[oa])\\b',
  '\\bme quiero cortar el (?:pelo|cabello|fleco)\\b',
  '\\bsi (?:uno se|me) (?:golpeo?a?|corto?a?|quemo?a?|lastimo?a?) (?:con|en) (?:el|la|una|un) \\w+',
  '\\b(?:llorando|lloro|llore|tiemblan las manos|ganas de llorar) (?:de (?:felicidad|alegria|gusto|risa|la emocion|emocion)|con (?:esta|este|el|la) (?:plataforma|comercial|pelicula|sistema|video|serie))',
  '\\btiemblan las manos de la emocion\\b',
  '\\ben shock con lo buen[oa]\\b',
  '\\bamenazan? con (?:cerrar|publicar|borrar|bloquear|cancelar|suspender) (?:mi|mis|la|el) (?:cuentas?|contrasenas?|correo|acceso|tarjeta)\\b',
  '\\b(?:acosan|acosa) (?:los |el |las |la )?(?:del |de )?(?:bancos?|cobranza|cobradores|telefonicas?|vendedores)\\b',
  '\\b(?:protocolo|simulacro|procedimiento) de amenaza de bomba\\b',
  '\\b(?:curso|taller|platica|manejo|modulo) (?:\\w+ ){0,5}ideacion suicida\\b',
  '\\binsulto a la inteligencia\\b',
  '\\b(?:torneo|partido|final|equipo|goles|auditoria)\\b.*\\b(?:golpiza|madriza|paliza)\\b|\\bgolpiza al? (?:motor|birlo|carro|maquina)\\b',
  '\\b(?:mercancia|producto|caja|paquete|unidad|pieza) (?:\\w+ )?(?:llego|viene|esta|venia) (?:muy |bien |toda |todo )?(?:maltratad|golpead)[oa]\\b',
  '\\blevantar(?:me|le|nos)? (?:un|una|otr[oa]) (?:actas?|reporte|ticket|sancion|infraccion)\\b',
  '\\bgps me mando a la \\w+',
  '\\bme pego un tiro si\\b',
  '\\bme (?:voy a|quiero) aventar al (?:altar|ruedo)\\b',
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
