/** Shorthand of chats, spelled out. No value holds a key, so that folding twice changes nothing. */
const shorthand: ReadonlyMap<string, string> = new Map(
  Object.entries({
    q: 'que',
    k: 'que',
    ke: 'que',
    qe: 'que',
    aq: 'a que',

    xq: 'porque',
    pq: 'porque',
    xk: 'porque',
    pork: 'porque',
    porq: 'porque',
    prq: 'porque',
    x: 'por',
    d: 'de',
    dl: 'del',
    pa: 'para',
    pal: 'para el',
    pra: 'para',
    tmb: 'tambien',
    tmbn: 'tambien',
    tb: 'tambien',
    tbn: 'tambien',
    bn: 'bien',
    porfa: 'por favor',
    porfis: 'por favor',
    porfas: 'por favor',
    xfa: 'por favor',
    xfis: 'por favor',
    pls: 'por favor',
    plis: 'por favor',
    plz: 'por favor',
    pliz: 'por favor',
    finde: 'fin de semana',
    findes: 'fin de semana',
    dnd: 'donde',
    dnde: 'donde',
    dond: 'donde',
    cdo: 'cuando',
    cnd: 'cuando',
    cuand: 'cuando',
    qn: 'quien',
    kien: 'quien',
    qien: 'quien',
    cm: 'como',
    cmo: 'como',
    komo: 'como',
    cnt: 'cuanto',
    kuanto: 'cuanto',
    kuando: 'cuando',
    aki: 'aqui',
    aka: 'aca',
    aya: 'alla',

    tngo: 'tengo',
    tng: 'tengo',
    kiero: 'quiero',
    qiero: 'quiero',
    msj: 'mensaje',
    msjs: 'mensajes',
    tel: 'telefono',
    cel: 'celular',
    num: 'numero',

    hrs: 'horas',
    min: 'minutos',
    mins: 'minutos',
    dr: 'doctor',
    dra: 'doctora',
    lic: 'licenciado',
    depto: 'departamento',
    dpto: 'departamento',
    compu: 'computadora',

    lap: 'laptop',

    vdd: 'verdad',
    ntc: 'no te creas',
    nd: 'nada',
    nmms: 'no manches',
    nms: 'no manches',
    tqm: 'te quiero',
    sta: 'esta',
    toy: 'estoy',
    tas: 'estas',

    grax: 'gracias',
    grx: 'gracias',
    grcs: 'gracias',
    thx: 'gracias',
    salu2: 'saludos',
    bno: 'bueno',
    weno: 'bueno',
    wenas: 'buenas',
    bnas: 'buenas',
    bns: 'buenos',
    mnn: 'manana',

    mna: 'manana',
    hno: 'hermano',
    ps: 'pues',
    pz: 'pues',
    pos: 'pues',
    pus: 'pues',
    sip: 'si',
    sep: 'si',
    nop: 'no',
    nel: 'no',
    trabj: 'trabajo',
    trab: 'trabajo',
    info: 'informacion',
    docs: 'documentos',
    doc: 'documento',
    vacas: 'vacaciones',
    whats: 'whatsapp',
    wpp: 'whatsapp',
    wsp: 'whatsapp',
    wasap: 'whatsapp',
    guats: 'whatsapp',
    rrhh: 'recursos humanos',
    rh: 'recursos humanos',

    imms: 'imss',
    nvo: 'nuevo',
    nva: 'nueva',

    uds: 'ustedes',
    ud: 'usted',
    stoy: 'estoy',
  }),
);

/**
 * The one normaliser, for messages, patterns and catalog alike: lower case, no accents (ñ becomes n: phones drop it), no
 * emoji or invisible characters, elongations shortened, shorthand spelled out, words separated by one space.
 * Idempotent, linear, never throws.
 */
export function fold(text: string): string {
  if (text === lastText) return lastFolded;
  let folded = '';
  for (const word of letters(text).split(' ')) {
    if (word !== '') folded += (folded === '' ? '' : ' ') + (shorthand.get(word) ?? word);
  }
  lastText = text;
  lastFolded = folded;
  return folded;
}

/** Whoever understands a message folds it anew: ten times for one. */
let lastText = '';
let lastFolded = '';

/** What Spanish texts are made of, folded letter by letter, by code unit; other characters take the long way. */
const latin: (string | undefined)[] = Array.from({ length: 0x180 }, (_, code) => slowly(String.fromCharCode(code)));
for (const sign of '‘’“”–—…•') latin[sign.charCodeAt(0)] = ' ';

function letters(text: string): string {
  let folded = '';
  let before = '';
  let run = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = latin[text.charCodeAt(at)];
    if (letter === undefined) return shortened(slowly(text));
    folded += letter;
    run = letter === before ? run + 1 : 1;
    before = letter;
    if (run === 3 && letter !== ' ') return shortened(slowly(text));
  }
  return folded;
}

/** "holaaa" is "hola"; figures keep their noughts. */
function shortened(folded: string): string {
  return folded.replace(/(\p{L})\1{2,}/gu, '$1');
}

/** Invisible characters join what they stand in; anything else that is no letter or digit separates. */
function slowly(text: string): string {
  return text
    .replace(/\p{Cf}|\p{Cs}|\p{Mn}|\p{Me}|[\u{1F3FB}-\u{1F3FF}]/gu, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{Nd}]+/gu, ' ');
}
