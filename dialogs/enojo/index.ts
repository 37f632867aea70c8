import { defineDialog } from '#sdk';
import { texts } from './texts.ts';

const insult =
  '(pinches?|maldit[oa]|mugros[oa]|estupid[oa]|inutil(es)?|tont[oa]|pendej[oa]s?|idiota|imbecil|inservible|porqueria|basura|mierda|bruto|menso|mensa|useless|stupid|dumb|crap|garbage|trash|idiot)';
const you = '(bot|robot|blinky|chatbot|asistente|maquina|cosa|sistema|chat|servicio|chafa)';

/** Below this it may be a complaint about something else: "ya lo reinicié y nada". */
const SURE = 0.88;

export default defineDialog({
  sdk: 1,
  id: 'enojo',
  summary: 'Recognises anger at the assistant, apologises and offers a person.',
  intents: [
    {
      name: 'enojo',
      description:
        'The user is angry at the assistant or says that it does not understand or help; not anger at a boss or colleague, and not a complaint about a work matter that has an answer.',
      examples: [
        'no sirves para nada',
        'no me entiendes',
        'eso no fue lo que pregunté',
        'pinche bot inútil',
        'ya te lo dije tres veces',
        'estoy harto de este chat',
        'otra vez lo mismo!!',
        'no me estás ayudando',
        'qué pésimo servicio',
        'esto es una pérdida de tiempo',
        'no entiendes nada',
        'me estás haciendo enojar',
        'siempre contestas lo mismo',
        'qué bot tan malo',
        'ya me desesperaste',
        'this is useless',
        "you don't understand me",
        'stupid bot',
        'qué lento eres',
        'tardas muchísimo en contestar',
        'llevo horas esperando y nada',
        'nunca me resuelves nada',
        'nomás me haces perder el tiempo',
        'puras vueltas contigo',
        'me traes dando vueltas',
        'das respuestas sin sentido',
        'no das una',
        'qué porquería de bot',
        'eres una basura',
        'no manches, qué inútil eres',
        'estás bien menso',
        'qué coraje me das',
        'ya me cansé de ti',
        'ya me tienen harta',
        'me choca hablar contigo',
        'esto es un desastre',
        'pésima atención',
        'qué mala experiencia',
        'siempre es lo mismo con ustedes',
        'nadie me hace caso en esta empresa',
        'llevan semanas sin resolverme',
        'qué falta de respeto, nadie contesta',
        'me siento ignorado por todos ustedes',
        'esta empresa es un relajo',
        'es una burla lo que hacen',
        'ya estuvo bueno de largas',
        'estoy furioso con ustedes',
        'no sirves ni para eso',
        'ni para qué te pregunto, no sabes nada',
        'contestas puras tonterías',
        'qué bot tan chafa',
        'me sacas de quicio',
        'deja de repetirme eso',
        'ya basta',
        'lo mismo de siempre, qué fastidio',
        'estoy indignada con el servicio',
        'your answers are terrible',
        'this bot is so slow',
        'worst service ever',
        "i'm sick of this",
        'stop wasting my time',
      ],
      patterns: [
        '^(pero )?(tu )?(es que )?(ya )?no (me )?(sirves?|sirvio|sirvieron|ayudas?|ayudo|ayudaste|estas ayudando|entiendes?|entendiste|estas entendiendo|resuelves?|resolviste|contestas?|respondes?|escuchas?)( (para|en|de))?( (nada|lo que (te )?(pregunte|pregunto|dije|digo|pido)))?( bot| blinky)?$',
        '^(pero )?(eso|esa|asi)? ?no (es|fue|era) (eso )?(lo )?que (te |yo )?(pregunte|pedi|dije|queria|estoy preguntando)( bot)?$|^no te pregunte eso$',
        '^(ya )?(te )?(lo )?(dije|pregunte|explique|repeti)( ya)? (mil|dos|tres|varias|muchas|cien|como \\w+) veces$|^(ya )?te (lo )?dije( que no)?$|^(otra vez|siempre|de nuevo)( con| dices| contestas| respondes| me dices| me contestas)? lo mismo$',
        `^(que |eres |es |son |este |eres un |que ${you} (tan|mas) |${you} |un |una |es un |es una |esto es |this is |you are |you re |what a |this )*(a |an |un |una )?${insult}( ${you}| ${insult}| de ${you})*$`,
        `^(que |este |el |eres un |eres el |que )*(pesim[oa]|malisim[oa]|horrible|mal|peor|terrible|chafa) ${you}.{0,20}$|^que (mal|pesimo|horrible|terrible) (servicio|bot|asistente|chat)$|^que ${you} tan (mal[oa]|chaf[oa]|tont[oa]|inutil|lent[oa])$`,
        `^(ya )?(estoy|me tienes?|toy) (hart[oa]|cansad[oa]|desesperad[oa]|enojad[oa]|molest[oa]|furios[oa]|encabronad[oa])( (de|con|por) (ti|esto|este ${you}|que no (me )?(entiendas|respondas|ayudes|contestes).*))?$`,
        '^(ya )?(me )?(estas haciendo (enojar|perder (el|mi) tiempo)|desesperas(te)?|hartaste|enojas|caes mal|frustras)$|^(esto )?(es )?(una )?(perdida de tiempo|burla|tonteria|estupidez)$|^(que|es un|eres un) (asco|fraude|chiste)$',
        '^(ok |pues |si |uy |ay )*(gracias por nada|de nada me sirvio|thanks for nothing)$|^(tu )?vales (gorro|madre|cacahuate)s?$|^(vete|vayanse|andate) (al (diablo|demonio|carajo)|a la (chingada|fregada|mierda|goma|verga))$|^(chinga|chingas) .*|^no mames.{0,10}$|^(que )?(no )?(chingad[ao]s?|carajo|puta madre|verga|ptm|fuck( you| this)?)$',
        '^(you (do not|don t|never|can t) (understand|get|help)( me| it| anything)?|you are not helping( me)?|you re not helping( me)?|that s not what i (asked|meant|said)|that is not what i (asked|meant|said)|i already (told|asked) you( .{1,20})?|this (bot |chat )?(sucks|is (useless|terrible|awful|ridiculous|a waste of time))|i m (so )?(angry|frustrated|fed up)( with (you|this|this bot))?)$',
      ],
    },
  ],
  create: (host) => async (turn) => {
    const speak = texts[turn.locale];
    const contact = speak.contact(host.company().contacts.handoff);
    const opening = turn.confidence < SURE ? speak.unsolved : speak.sorry;
    await turn.say({ text: `${opening}\n${contact}`, options: [speak.person, speak.menu] });
    turn.conclude('handoff');
  },
});
