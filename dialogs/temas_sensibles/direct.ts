import { any } from './match.ts';

/** Direct words that the other lists lack, as people say them; each tells by itself. */
const boss =
  '(?:jef[ea]|supervis\\w+|gerente|encargad[oa]|lider|inge|licenciad[oa]|companer[oa]|director[a]?|duen[oa]|patron|doctor|chofer|cliente)';
const person = '(?:hij[oa]|companer[oa]|amig[oa]|herman[oa]|sobrin[oa]|espos[oa]|novi[oa]|chav[oa]|mama|papa|prim[oa]|niet[oa])';

const crisis = [
  '(?:me da|tengo) miedo (?:de )?lo que (?:yo )?(?:me )?pued[ao] hacer(?:me)?(?:$| (?:si|yo|sol[oa]))',
  `(?:mi|una|un|el|la|su) ${person} (?:\\w+ )?se (?:corta|lastima|autolesiona|hace dano)(?:$| (?:y|los brazos|las venas|las piernas|sol[oa]))`,
  'a nadie le hago falta|hoy me despido de todos|(?:quiero|quisiera) apagarme$|me he estado (?:lastimando|cortando|picando|quemando)',
  '(?:tengo|traigo|consegui|compre) (?:ya )?(?:el veneno|la soga)(?:$| (?:list[oa]|guardad[oa]|en|conmigo|para))',
  `mi ${person} no aparece|(?:estoy|sigo|ando) temblando y no|me siento (?:bien |muy )?mal ya no quiero nada`,
];

const violence = [
  `(?:mi|el|la|un|una) ${boss} (?:ayer |siempre )?(?:me|la|nos) (?:toca|toco|tocaba)(?:$| (?:y|cuando|sin|aunque|a cada rato|las? (?:pierna|nalga|espalda)s?|el (?:cuerpo|pecho)))`,
  '(?:en esta|aqui) me (?:tocan|manosean)$|me tocaron en (?:el trabajo|la oficina|la chamba|la planta|el bano|el camion)|(?:me|se me) restriega',
  '(?:me|la) tiene encerrada|no me deja salir de (?:la|mi|su) (?:casa|cuarto|oficina)|me agarraron entre (?:dos|tres|cuatro|varios|todos)',
  '(?:sueldo|aumento|puesto|planta) si (?:salia|salgo|me portaba|me porto|me acuesto|me acostaba)(?: bien)? con (?:el|ella)|quieren cobrar piso',
  'lugar seguro para mi y mis? (?:hij|famili|bebe)\\w*|no me siento segur[oa] (?:en mi (?:trabajo|casa)|con (?:el|ella|mi))|(?:acudo|denuncio|reporto) por (?:hostigamiento|acoso)',
  '(?:me|le|nos) rayaron (?:put[oa]|joto|maricon|perra|zorra)|con (?:un|una) (?:bat|machete|fierro|tubo|navaja|pistola) preguntando por',
  '(?:someone|somebody|a man|he) (?:is |keeps )?following me',
];

export const direct = { crisis: [any(...crisis)], violence: [any(...violence)] } as const;
