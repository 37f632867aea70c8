import { defineDialog } from '#sdk';
import { createFirstDays } from './lista_primer_dia.dialog.ts';

const before = '(hola |oye |ok |por favor |quiero |quisiera |puedes )*';
const list = '(lista|checklist|check list|lista de (pendientes|tareas|pasos|ingreso))';
const when =
  '( (de|del|para) (mi |mis |el |los |la )?(primer dia|primeros dias|primera semana|ingreso|onboarding|induccion|pendientes|entrada))?';

export default defineDialog({
  sdk: 1,
  id: 'lista_primer_dia',
  summary: 'Shows what to do in the first days, per role from catalog/checklists.csv, and remembers what is done.',
  retain: { days: 120 },
  intents: [
    {
      name: 'lista_primer_dia',
      description:
        'The user wants to see their checklist of the first days, or says that a step of it is done; not a question about what happens on the first day or which documents are needed.',
      examples: [
        'enséñame mi checklist de ingreso',
        'quiero ver mi lista de pendientes del onboarding',
        'cómo voy con mi lista',
        'ya hice el 2 de mi lista',
        'palomea el paso 3',
        'show me my onboarding checklist',
      ],
      patterns: [
        `^${before}((ver|veo|muestra|muestrame|dame|ensename|abre|revisar|consultar|actualizar|pasame) )*(a )?(mi |mis |la |el |una )${list}${when}( por favor)?$|^(mi )?(checklist|lista)( de (pendientes|ingreso|mis primeros dias|mi primer dia))?$`,
        `^${before}(que|cuanto|cuantos|cuales)( pasos| pendientes)? (me faltan?|llevo|tengo)( pendientes?)? (de|en|con) (mi|la) ${list}$|^como voy (con|en) (mi|la) ${list}$`,
        '^(ok |ya |listo )*(hice|termine|complete|acabe|listo|hecho|marca|marcar|marcame|palomea|tacha)( ya| con| el| la| los| paso| pasos| numero| numeros| y)*( \\d{1,2}( y| el| la)*)+( (de|en) (mi|la) lista)?( por favor)?$',
        '^(ya )?(listo|hecho|palomea|marca|tacha)( ya)? (el|la|los|las|mi|mis|lo de|lo del|con el|con la) [a-z]+( [a-z]+){0,3}$|^ya (hice|termine|complete|recogi|subi|firme|tome|active|recibi|tengo listo) (el|la|los|las|mi|mis) [a-z]+( [a-z]+){0,2}$',
        '^(ok |ya |listo )*(hice|termine|complete|acabe)( ya)? tod[oa]s?( los (pasos|pendientes))?( (de|en) (mi|la) lista)?$|^(y )?((cuales|(que|cuantos) (pasos|pendientes)) me faltan?|(cuales|cuantos|que pasos|que pendientes) tengo pendientes?)$',
        '^((uy|ups|perdon|ay|oye|no) )*(el \\d{1,2} (no|todavia no|aun no)|(todavia|aun) no el \\d{1,2})$|^(y )?que me falta(( por)? hacer)?( (en|de) (mi ingreso|la lista|mi lista))?$',
        '^(desmarca|quita|todavia no hago|aun no hago)( el| la| paso| numero)* \\d{1,2}( (de|en) (mi|la) lista)?$|^(cambiar|cambia|corregir|corrige) (de |mi |el )*(puesto|rol) (de|en) (mi |la )?lista$',
        '^(please )?(show |see |open )?(me )?(my |the )(first day |first days |onboarding )?(checklist|to do list)( please)?$|^(i )?(ve )?(already )?(did|done|finished|completed|mark|tick) (number |step |off |the |and )*\\d{1,2}$|^done with (the|my) [a-z]+( [a-z]+){0,2}$|^(unmark|untick) (number |step )*\\d{1,2}$|^change my (role|position) in (my|the) (checklist|list)$',
      ],
      exceptions: ['\\b(cuando|donde|como (le|se|hago|puedo)|quien|por que|pero|que (sigue|hago|pasa)|y (ahora|no|que))\\b.*$'],
    },
  ],
  menu: {
    'es-MX': { title: 'Mi lista de los primeros días', say: 'Mi lista' },
    en: { title: 'My list of the first days', say: 'My checklist' },
  },
  create: createFirstDays,
});
