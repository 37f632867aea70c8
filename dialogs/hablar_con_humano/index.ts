import { defineDialog } from '#sdk';
import { createHandoff } from './hablar_con_humano.dialog.ts';
import { handoffSettings } from './settings.ts';

const person =
  '(una |un |otra |la |el |alguna )?(persona|human[oa]|alguien|agente|asesor[a]?|ejecutiv[oa]|operador[a]?|representante|ser humano|gente|encargad[oa]|responsable|alguien de (recursos humanos|talento|capital humano|la empresa)|recursos humanos|capital humano|talento|soporte humano)( (real|de verdad|humana?|de (recursos humanos|talento|carne y hueso|la empresa)|que no sea (un )?(bot|robot|maquina)|viva|del equipo( de (recursos humanos|talento))?|mas))*';
const polite = '( (por favor|ya|ahora|ahorita|urgente|mejor|please|now|gracias))*';
const someone =
  '(a |an |the |some)? ?(real |live |actual |human )*(person|human( being)?|one|body|someone|somebody|agent|representative|rep|operator|people|hr|human resources)( real)?( (in|from) (hr|human resources))?';

export default defineDialog({
  sdk: 1,
  id: 'hablar_con_humano',
  summary: 'Hands over to a person: says who to contact, announces it with consent, and goes quiet.',
  settings: handoffSettings,
  intents: [
    {
      name: 'hablar_con_humano',
      interrupts: true,
      description:
        'The user wants to talk to a person instead of the assistant; not a question about who is in charge of something or how to contact an area.',
      examples: [
        'quiero hablar con una persona',
        'me comunicas con alguien de RH',
        'pásame con un humano',
        'hablar con un asesor',
        'necesito que me atienda una persona real',
        'hay alguien que me pueda atender que no sea un bot?',
        'puedo hablar con alguien?',
        'mejor quiero hablar con recursos humanos',
        'agente por favor',
        'comunícame con un ejecutivo',
        'no quiero hablar con un robot',
        'quiero que me atienda alguien',
        'me urge hablar con alguien de talento',
        'conéctame con soporte humano',
        'prefiero que me conteste una persona',
        'can I talk to a person?',
        'human please',
        'I want to speak with someone from HR',
        'quiero que me marque alguien',
        'que me llame una persona',
        'me puede contactar un ejecutivo',
        'pásame a un operador',
        'me urge que me atienda alguien de verdad',
        'comunícame con tu supervisor',
        'quiero hablar con el encargado',
        'mejor con una persona, por favor',
        'ya no quiero el bot, pásame a alguien',
        'transfiéreme con un asesor',
        'hay forma de hablar con alguien en vivo',
        'atención personal por favor',
        'quiero atención humana',
        'no quiero máquina, quiero persona',
        'ponme con recursos humanos',
        'me conectas con alguien real',
        'dame con un agente',
        'alguien que me ayude en vivo',
        'prefiero hablar con una persona de carne y hueso',
        'let me talk to a real person',
        'get me a human',
        'transfer me to an agent',
      ],
      patterns: [
        `^(hola |oye |mejor |por favor |disculpa |ya |si )*(yo )?(quiero|quisiera|necesito|deseo|me urge|me gustaria|prefiero|ocupo|puedo|podria|se puede|es posible|como (puedo|le hago para)|hay forma de|solo quiero) (poder )?(hablar|platicar|comunicarme|contactar(me)?|chatear|conversar|que me (atienda|conteste|comuniques?|contacte|pases|ayude|llame|responda))( directamente)?( con| a)? ${person}${polite}$`,
        `^(hola |oye |mejor |por favor |disculpa |si )*(me )?(pasa|pasas|comunica|comunicas|conecta|conectas|contacta|enlaza|transfiere|transfieres|canaliza|puedes (pasar|comunicar|conectar|transferir|canalizar)|podrias (pasar|comunicar|conectar|transferir|canalizar))(me|rme)? (con|a) ${person}${polite}$`,
        `^(hablar|platicar|comunicarme|contactar|chatear) (con|a) ${person}${polite}$|^(una |un )?(persona|human[oa]|agente|asesor[a]?|ejecutiv[oa]|operador[a]?|representante)( real| human[oa])?${polite}$`,
        '^(ya )?no quiero (hablar|platicar|tratar|chatear) (con|contigo)( (un |una |este |el )?(bot|robot|maquina|chatbot|asistente))?.{0,25}$|^quiero (a )?(un |una )?(persona|humano|alguien)( real)?( por favor)?$',
        `^(hay|esta|esta disponible|tienen) ${person} (que (me )?(pueda )?(atender|atienda|ayudar|ayude|contestar|conteste)(me)?|disponible|con quien (pueda )?hablar)( que no sea (un )?(bot|robot|maquina))?${polite}$|^(atencion|soporte) human[oa]${polite}$`,
        `^(hi |hello |please )*((can|could|may) i |i (want|need|d like|would like|prefer) to |let me )?(please )?(talk|speak|chat|connect me|transfer me|put me through|get me|be transferred)( directly)?( to| with)? ${someone}${polite}$|^(human|person|agent|representative|operator|real person)${polite}$`,
      ],
    },
  ],
  menu: {
    'es-MX': { title: 'Hablar con una persona', say: 'Quiero hablar con una persona' },
    en: { title: 'Talk to a person', say: 'I want to talk to a person' },
  },
  create: createHandoff,
});
