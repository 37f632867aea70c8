import { any, both, only } from './match.ts';

/**
 * Harassment, discrimination and violence, suffered, seen or feared. Words that a policy, a course or a joke also uses
 * ("acoso", "discriminación", "golpe") count only with somebody whom it happens to.
 */

const boss =
  'jef[ea]s?|jefecit[oa]|supervisor[ae]?s?|gerente|subgerente|director[a]?|subdirector[a]?|coordinador[a]?|lider|patron[a]?|encargad[oa]s?|duen[oa]|licenciad[oa]|lic|inge|ingenier[oa]|capataz|mayordomo|superior|mando|reclutador[a]?';
const colleague =
  'companer[oa]s?|compas?|coleg[oa]s?|cliente|proveedor[a]?|guardia|vigilantes?|vigilancia|policia|chofer|instructor[a]?|becari[oa]|montacarguista|operador|senor[a]?|don|wey|guey|we|vato|tipo|tipa|sujeto|chav[oa]|morr[oa]|fulan[oa]|alguien|uno|equipo|del almacen|de sistemas|de seguridad|de mantenimiento';
const family =
  'espos[oa]|marido|pareja|novi[oa]|ex|papa|mama|padre|madre|padrastro|madrastra|suegr[oa]|herman[oa]|tio|primo|cunado|hijo|vecino|pretendiente|roomie';
const person = `(?:${boss}|${colleague}|${family})`;
const me = '(?:me|m|nos)';
const them = '(?:la|lo|le|las|los|les)';
/** me está acosando, le andan diciendo, nos quiso pegar. */
const keeps =
  '(?:(?:esta|estan|estaba|estaban|estuvo|anda|andan|andaba|sigue|siguen|ha|han|habia|vive|viven|quiere|quieren|quiso|quisieron|intento|intentaron|trata de|trato de|llego a|empezo a|acaba de|vuelve a|volvio a|suele|acostumbra|va a|van a|iba a) )?';
const body =
  '(?:la|las|el|los|mis?|sus?|una) (?:piernas?|cintura|hombros?|cuerpo|nalgas?|trasero|pompas|pompis|pompi|espalda|cuello|cara|pechos?|senos?|bubis|chichis|pelo|cabello|partes|rodilla|muslos?|brazo|cadera|boca|entrepierna|genitales|panza)';
const ends = '(?:a|an|o|aron|ando|aba|aban|ado|ar|arme|arnos|arla|arlo|e|en|ara|aran|iendo)';
const harm =
  `(?:acos|acoz|akos|hostig|hostij|golpe|amenaz|amenas|humill|umill|maltrat|insult|manose|manoce|toquete|intimid|ridiculiz|menosprec|sobaj|denigr|extorsion|chantaje|secuestr|patea?|abofete|cachete|bulle|bule|nalgue|ultraj|stalke|ofend|agred|apuñal|asech|acech|pisote|violent|jalone|zarande)`.replace(
    'ñ',
    'n',
  );

const done = [
  `${me} ${keeps}${harm}${ends}?`,
  `${them} ${keeps}(?:acos|acoz|hostig|golpe|amenaz|humill|umill|maltrat|insult|manose|intimid|toquete|cachete|agred|nalgue)${ends}`,
  `(?:acos|acoz|hostig|golpe|amenaz|humill|insult|maltrat|agred|manose|intimid|chantaje|extorsion|discrimin|viol|tocando|tocar|grit)(?:ando|iendo|ar|ir|er)?(?:me|nos)`,
  `(?:acos|hostig|golpe|amenaz|humill|insult|maltrat|discrimin|agred|manose|intimid|grit|molest)(?:a|an|ando|o|aron|iendo|aba|aban) (?:a|y \\w+ a) (?:mi|un|una|la|las|los|otra|otro|varias|varios|alguien|todas|todos|nosotr\\w+|mujeres|nuestr\\w+|cada|su)`,
  'acosador\\w*|abusador\\w*|violador\\w*|golpeador\\w*|agresor\\w*|acosad[oa]s?|hostigad[oa]s?|violentad[oa]s?|agredid[oa]s?|humillad[oa]s?|maltratad[oa]s?|intimidad[oa]s?|violada|manoseo|tocamientos?|depredador|acoson',
  `${me} ${keeps}(?:viol(?:o|aron|ar|ando)|abus(?:o|aron|ar))|abus(?:o|a|aron|an|ando) (?:sexualmente )?de (?:mi|ella|una?|nosotr\\w+|mi \\w+|su (?:poder|puesto|autoridad))|abuso de (?:poder|autoridad)|(?:fui|fue|han sido|ha sido|me siento|sentirme) (?:violad|abusad|atacad|golpead|ultrajad|acosad|discriminad|amenazad|violentad)[oa]s?`,
];

const sexual = [
  `(?:me|m|nos|le|la|les) ${keeps}(?:toca|toco|tocan|tocaron|tocaba|tocando|tocar|tocado|agarra|agarro|agarran|agarrar|agarrado|agarrando|acaricia|acaricio|acariciando|soba|sobo|sobando|roza|rozo|aprieta|apreto|masajea|pasa la mano por|metio mano|mete mano|puso la mano en|pone la mano en|ponia la mano en)(?:me|ndo)? (?:por |en |de |con )?${body}`,
  `(?:me|le|la|nos) ${keeps}(?:abraz|bes|toc|roz|agarr|sujet|apret|salud|jal)(?:a|o|an|aron|ar|ando|aba) (?:\\w+ ){0,6}(?:sin (?:mi|su|pedir) (?:permiso|consentimiento)|sin permiso|a la fuerza|sin que (?:yo )?(?:quiera|quisiera)|inapropiad\\w+|incomod\\w+)`,
  `(?:me|la|nos) ${keeps}(?:abraz|bes|toc|agarr)(?:a|o|an|aron|ando|aba) (?:a fuerza|de mas|feo|raro|mucho y|de una forma)`,
  'nalgad\\w*|me (?:agarra|agarro|toma|tomo) (?:de )?la mano|nalgues?o|mano(?:s)? larga(?:s)?|manilarg[oa]|mano suelta|morbos\\w+|con morbo|lasciv\\w+|indecoros\\w+|obscen\\w+|pornogr\\w+|porno|libidinos\\w+|rabo verde|propas\\w+|sobrepas(?:a|o|ar|arse) con(?:migo)?|se (?:pasa|paso|pasan|pasaron|quiso pasar) de (?:list[oa]s?|lanzas?|verga|manos?|la raya|mano larga|confianzud[oa])|insinu(?:a|o|an|ar|arse|aciones|acion|andose)|me tira (?:la )?onda|me tira(?:n)? (?:el|los|l) (?:perros?|calzon\\w*)|me echa(?:n)? los perros|me coquetea\\w*|coqueteando|me corteja|me pretende|me desnuda con la mirada|desnudar con la mirada|exhibicionis\\w+|se (?:masturb|toc[ao] (?:sus|frente|enfrente|viendome))\\w*|se (?:bajo|baja) (?:el|los) pantal\\w+|me enseno (?:su|el) (?:miembro|pene|parte)\\w*',
  `(?:se me|se le|se nos|seme) (?:pega|pego|pegan|arrima|arrimo|arriman|repega|repego|acerca|acerco|avienta|avento|encima|encimo|lanzo|quedo viendo|queda viendo|echo encima) (?:mucho|demasiado|de mas|por|al|cuando|y|a cada|en|feo|tanto|para|con|cada|al oido|$)|(?:me|le|nos) (?:habla|susurra|dice cosas|dijo cosas|respira|hablo|susurro|sopla) (?:\\w+ )?(?:al|en el|en la) (?:oido|oreja|nuca)`,
  `(?:propuestas?|proposicion\\w*|comentarios?|comentarito\\w*|mensajes?|bromas?|bromita\\w*|chistes?|miradas?|mira|fotos?|favores|contenidos?|videos?|cosas|piropos?|senas|gestos|audios?|stickers?|insinuaci\\w+|avances|apodos?|memes?|sonidos|ruidos) (?:\\w+ ){0,3}(?:sexual\\w*|subid[oa]s? de tono|calientes?|doble sentido|intim[oa]s?|racist\\w+|homofob\\w+|machist\\w+|misogin\\w+|sexist\\w+|xenofob\\w+|transfob\\w+|clasist\\w+|inapropiad\\w+|vulgar\\w*|ofensiv\\w+|desnud\\w+|encuerad\\w+|antisemit\\w+|gordofob\\w+|hot|cochin\\w+|pervers\\w+|asqueros\\w+|incomod\\w+|fuera de lugar|prendid\\w+)`,
  `(?:comentarios?|comentarito\\w*|chistes?|bromas?|opin\\w+|habla\\w*|burlas?|dice cosas|cosas) (?:\\w+ )?(?:de|sobre|por|acerca de|hacia|con) (?:mi|mis|nuestr\\w+|su|sus|el|la) (?:cuerp\\w+|fisico|ropa|apariencia|peso|cabello|acento|color|piernas|escote|pech\\w+|nalg\\w+|trasero|figura|falda|vida sexual|intimidad|orientacion|religion|origen|embarazo|edad|senos|raza|etnia)`,
  `(?:me|le|nos) (?:dice|dicen|grita|gritan|llama|llaman|dijo|escribe|manda|habla de|puso) (?:\\w+ ){0,2}(?:mamacita|mamasita|mamita|sabros[oa]|ric[oa]|ricura|preciosa|bombon|bebe|beba|nena|munequita|muneca|chiquita|princesa|reina|mi amor|amorcito|corazon|cosita|bizcocho|guap[oa]|hermosa|bonita|buenona|buenot[ae]|carino|mami|papacito|que buena estoy|piropos|albures|que estoy buen\\w+|groserias|cosas (?:feas|horribles|sucias|sexuales|cuando|raras))|chifl(?:a|an|ando|aron)|(?:le|les|me) dicen cosas`,
  'que traigo puest[oa]|que traes puest[oa]|que llevo puest[oa]|(?:de que )?color (?:es|de) mi (?:ropa interior|brasier|tanga|calzon\\w*)|ropa interior|mi escote|me ve (?:el|las|los) (?:\\w+ )?(?:escote|piernas|nalgas|pechos|pompas|bubis)|me (?:mira|ve|miran|observa) (?:\\w+ ){0,2}(?:feo|raro|morbos\\w+|lascivamente|de (?:una )?(?:forma|manera)|de arriba a abajo|de arriba abajo|con ojos|como pedazo|como si)',
  `(?:me|le|nos) (?:pide|pidio|piden|pidieron|manda|mando|mandan|mandaron|envia|envio|envian|exige|exigio|insiste|ensena|enseno|muestra|mostro) (?:\\w+ ){0,4}(?:packs?|nudes?|fotos? (?:intimas?|desnud\\w+|mias|de mi cuerpo|sin ropa|encuerad\\w+|privad\\w+|en (?:traje|ropa|bikini)|de su|del)|sexo|acostar\\w+|acuest\\w+|relaciones|favores sexuales|un beso|besos|besit\\w+)|(?:manda|mando|mandan|recib\\w+|envia|t manda|te manda) fotos (?:intimas|desnud\\w+|de su)|dick ?pics?|packs?|nudes`,
  both(
    any(
      '(?:tomo|toma|toman|tomaron|sac[ao]|saco|saca|graba|grabo|graban|grabaron|grabando|tomando|filma|filmo|comparti\\w*|comparte|comparten|difund\\w+|ensen\\w+|public\\w+|circul\\w+|pas[oa]|pasan|rola\\w*|rol[ao]|subi\\w*|muestra|tiene|amenaza)',
    ),
    any(
      'fotos? (?:mias?|de mi|intimas?|privad[oa]s?|sin (?:permiso|mi permiso|que|consentimiento|avis\\w+)|a escondidas)',
      'mis fotos',
      'videos? (?:intimos?|mios?|privad[oa]s?|sin permiso)',
      'mi (?:pack|video)',
      '(?:en el|del|al) (?:bano|vestidor|vestidores|regadera\\w*)',
      'debajo de (?:la|mi) falda',
    ),
  ),
  `(?:invita|invitaba|invito|pide|insiste|insist\\w+|ruega|molesta|presiona) (?:\\w+ )?(?:a |en |con |para )?(?:que )?(?:salir|salga|salgamos|invitarme|ir a (?:su|un) (?:casa|hotel|depa)|cenar|tomar algo|tener algo|andar|vernos|que seamos)\\b.*(?:cada rato|dije que no|no quiero|insist|turnos|castig|peor|represal|incomod|todo el tiempo|a diario|ya le dije|aunque|a pesar|a fuerza|bloque|casad)`,
  both(
    any(person, 'me'),
    any(
      '(?:los dos|ell?os dos|nosotros dos) solos',
      'cierra (?:la puerta )?con (?:seguro|llave)',
      'cierra la puerta',
      'me encerro',
      'encerrarme',
      'a su (?:casa|depa|departamento|hotel|carro|coche) (?:a solas|solos)',
      'a un (?:hotel|motel)',
      'al (?:hotel|motel)',
      'quedarme (?:a solas|sola|solo) con',
    ),
  ),
  `(?:si (?:yo )?(?:queria|quiero|quieres|quisiera|aceptaba|acepto|salgo|salia|no (?:salgo|salia|accedo|accedia|acepto|aceptaba|me acuesto))|a cambio de|con tal de) (?:\\w+ ){0,9}(?:portar(?:me|te|se) bien|me porto bien|acostar\\w+|acceder|accedo|salir con el|salir con ella|ser (?:mas )?(?:carinos|amable|buena onda|accesible|cooperativ)\\w*|favor\\w*|un beso|sexo|una cita|salgo con|salir a cenar|me (?:corre|despide|baja|quita|sube|asciende|da el puesto))`,
  `${me} (?:manda|mando|escribe|llama|marca|habla) (?:\\w+ ){0,4}(?:a las \\d+ (?:am|de la (?:manana|madrugada|noche))|en la (?:noche|madrugada)|de noche|de madrugada) (?:\\w+ ){0,3}(?:diciend|para decir|que me extran|que si (?:estoy|duermo)|cosas|preguntando (?:que|si) (?:traigo|estoy sola|llevo|duermo))\\w*|dice que me (?:extrana|ama|desea|quiere (?:coger|ver|besar|tocar|conocer mejor))|me dijo que me (?:desea|ama|veo (?:rica|buena|sabrosa|sexy))|me revisa (?:\\w+ )?de mas|me cachea\\w*`,
  'violacion sexual|(?:acoso|abuso|hostigamiento|agresion|agresiones|violencia) sexual\\w* (?:como|en|de|por|contra|aqui|a |que|donde|con quien|lo|y |me|mi)|(?:caso|victima|sufr\\w+|denunci\\w+|report\\w+|queja|quejas) (?:\\w+ ){0,3}(?:acoso|abuso|hostigamiento|agresion) sexual',
  'me (?:da|dan) asco (?:\\w+ ){0,4}(?:ir|como me|oficina|el|mi jefe|verlo|trabajar)|se me (?:quedo|queda) viendo (?:las|el|los|mis|feo|raro)|me siento (?:muy )?(?:acosad|incomod|amenazad|insegur|intimidad|vulnerad|discriminad|humillad|violentad|perseguid|agredid)[oa] (?:con|por|cuando|en|aqui|porque|junto|cerca|ante)',
];

const bullying = [
  '(?:hac(?:en|e|iendo|er|ia|ian|erme|iendome)|hicieron|sufr\\w+|hay|victima|sient\\w+|pur[oa]|mucho|caso|por|report\\w+|denunci\\w+|creo) (?:\\w+ ){0,3}(?:mobbing|movbing|bull?y?ing|buling)|carrilla (?:pesada|muy)|no es carrilla|ley del hielo|hac(?:en|er|erme|iendo) el (?:vacio|feo)|me hacen (?:menos|a un lado|burla|la vida|de menos|grilla)|me aplican|me tienen (?:marcad[oa]|de su (?:burla|puerquito|bajada|payas\\w+))|de su puerquito|(?:esconden?|rompen?|tiran?|mojan?|ensucian?|roban?) (?:\\w+ )?mis (?:cosas|herramientas|pertenencias)|me (?:excluyen|aislan|aislaron|excluyeron|marginan|ningunean|ningunea)|nadie me habla|no me hablan|me dejaron de hablar',
  `${me} ${keeps}(?:grita|gritan|grito|gritaron|gritando|gritoneo|gritonea|gritonean|gritar|vociferan?)|a (?:puros )?gritos|(?:me|nos|la|lo|le|les) (?:contestan?|habla|hablan|responden?|tratan?|trato|trataron|trataba|tratando) (?:\\w+ )?(?:muy mal|re mal|super mal|bien feo|muy feo|feo|fatal|pesimo|horrible|mal por|con la punta|con desprecio|con groserias|a groserias|como (?:si|basura|animal|animales|perro|perros|esclav\\w+|tont\\w+|inferior|trapo|delincuente|criada|gata|idiota|tapete|menos))|tratan? mal (?:por|a)|esta(?:n)? tratando mal`,
  `(?:me|la|lo|nos|les) hac(?:e|en|ia|ian|iendo) (?:llorar|sentir (?:como basura|menos|mal por|inutil|una basura|inferior|tont\\w+|miserable)|la vida (?:imposible|de cuadros|de cuadritos|un infierno|pesada|miserable))|hizo llorar|hicieron llorar`,
  `(?:me|nos|le|les|lo|la) (?:dice|dicen|dijo|dijeron|dicho|llama|llaman|llamo|llamaron|grita|gritan|grito|gritaron|apoda|apodan|puso|pusieron|ponen|pone|esta diciendo|estan diciendo|anda diciendo|andan diciendo|tachan de|tacha de|escriben|escribieron) (?:que (?:soy|eres|es|era|estoy) |de |la |el |un |una |muy |bien |pinche |pinches |puro |hasta |cosas como |a cada rato |siempre |por )*(?:nac[oa]|jot[oa]s?|jotit[oa]|maricon\\w*|maric[oa]s?|marimach[ao]|machorra|lencha|put[oa]s?|putit[oa]|indi[oa]s?|indit[oa]|indigena|negr[oa]s?|negrit[oa]|prieto|prieta|prietit[oa]|gord[oa]|gordit[oa]|marran[oa]|ballena|vac[oa]|cerd[oa]|viej[oa]s?|viejit[oa]|ruc[oa]|anciano|retrasad[oa]|mongol\\w*|loquit[oa]|loc[oa]|invalid[oa]|cojo|coja|mud[oa]|sord[oa]|tuert[oa]|ciego|vestida|zorra|perra|mojad[oa]|gata|gato|chacha|criada|estupid[oa]|inutil\\w*|pendej[oa]s?|idiota|imbecil|basura|mierda|muerta? de hambre|muerto de hambre|tullid[oa]|enan[oa]|estorb\\w+|brut[oa]|burr[oa]|tont[oa]|mens[oa]|fe[oa]|fracasad[oa]|sudaca|veneco|veneca|chin[oa]|gringo|moro|terrorista|monja|fanatic[oa]|sidos[oa]|rar[oa]|floja|flojo|groserias|apodos)`,
  'apod(?:o|os|an|aron|aban)|se (?:burla|burlan|burlaron|burlo|mofan?|mofaron|rien|rie|rieron|estan burlando|estan riendo) (?:\\w+ )?(?:de (?:mi|mis|como|nosotr\\w+|ell?[ao]s?|el|su|sus|una?)|porque|por)|(?:hacen|hace|hicieron|haciendo) (?:\\w+ )?burla|(?:lo|la|me) (?:imita|imitan|arremeda|arremedan)|sudacas?|veneco|gente como (?:yo|uno|nosotr\\w+|ell\\w+)|pat(?:a|as) rajada|nombre de antes|nombre muerto|deadname|nac[oa]s|gata igualada|muert[oa] de hambre',
  `(?:le|lo|si) (?:cuento|digo|hablo|reporto|denuncio|acuso)\\b.*(?:ir peor|arrepentir|corr(?:e|en|er)|pagar|represal|mat(?:a|ar)|pasar algo)|me (?:va|iba) a ir peor|me (?:las|la) (?:va|vas|iba) a pagar|(?:me|te) (?:voy|iba|vas|va|van) a arrepentir|represalias?|miedo a que (?:me|la|lo|nos) (?:corran|despidan|hagan|haga)|no quiere (?:decir|denunciar|hablar)`,
  both(
    any(
      '(?:quiero|necesito|como|donde|puedo|podria|ante quien|con quien|a quien|se puede|hay forma|quisiera|deseo)(?: \\w+){0,4} (?:denunci\\w+|acus\\w+|demand\\w+|queja|reporto|reportar|reporte)',
    ),
    any(
      `(?:de|a|contra|del) (?:mi |un |una |la |el |mis |otro |otra |al )?(?:${boss}|companer[oa]s?) (?:(?:que |porque |por )?(?:me |nos |nos |la |le )?(?:acos|grit|toc|insult|humill|mano|abus|agres|groser|trat|hostig|maltrat|amenaz|discrim|pega|golpe|ofend)\\w*)`,
      '(?:acoso|acozo|acosos|hostigamiento|maltrato|abuso|abusos|discriminacion|discriminasion|racismo|homofobia|violencia|amenazas?|machismo|mobbing) ?(?:laboral|sexual|verbal|fisico)?(?: (?:lo|la|de|por|en|donde|a|como|que|contra|hacia))?',
    ),
  ),
  '(?:sufr\\w+|padec\\w+|vivi(?:endo|do)?|vivo|victima|victimas|presencie|testigo|hay|existe|mucho|mucha|puro|pura|tanto|(?:renunci\\w+|irme|me fui|salirme|cambi\\w+) (?:\\w+ ){0,3}por) (?:un |una |de |del |el |mucho |mucha |puro |algo de |constante |caso de )*(?:acoso|acozo|acosos|akoso|hostigamiento|discriminacion|discriminasion|violencia|maltrato|maltratos|abusos?|agresion(?:es)?|amenazas|humillaciones|racismo|homofobia|machismo|misoginia|clasismo|xenofobia|transfobia)(?: (?:en|de|por|contra|hacia|a|con|aqui|laboral|verbal|constante|psicologic[oa]|fisic[oa]|y|desde|diario))?',
  `(?:acoso|acozo|hostigamiento|abusos?|violencia|maltrato|agresion|discriminacion|discriminasion|amenazas?|insultos|burlas|gritos|humillaciones) (?:\\w+ )?(?:de|por|por parte de|de parte de|contra|hacia|del) (?:la |el |mi |un |una |mis |otro |otra |su |nuestr[oa] |parte de |algun[oa]s? )*(?:${boss}|companer[oa]s?|${family})`,
  only(
    '(?:acoso|acozo|acoso laboral|acozo laboral|discriminacion|violencia|mobbing|hostigamiento|maltrato|abuso|violencia laboral|acoso sexual|abuso sexual)(?: (?:donde|como|a quien|con quien|ante quien|se|lo|la|puedo|reporto|reportar|denuncio|denunciar|acudo|acudir|ayuda|hago|que)){0,6}',
  ),
];

const trait =
  'embarazad[oa]|embarazo|panza|gay|lesbiana|bisexual|homosexual|trans|transexual|transgenero|no binari[oa]|lgbt\\w*|indigena|nahuatl|zapotec\\w*|mixtec\\w*|maya|otomi|tzotzil|lengua (?:materna|indigena)|moren[oa]|morenit[oa]|negr[oa]|prieto|prieta|gord[oa]|sobrepeso|discapacidad|discapacitad[oa]|silla de ruedas|muletas|protesis|sord[oa]|cieg[oa]|mud[oa]|autista|autismo|tdah|epilepsia|epileptic[oa]|diabetic[oa]|diabetes|cancer|vih|sida|depresion|bipolar|venezolan[oa]|colombian[oa]|cuban[oa]|hondure\\w+|salvadore\\w+|guatemaltec[oa]|haitian[oa]|argentin[oa]|peruan[oa]|african[oa]|chin[oa]|extranjer[oa]|migrante|centroamerican[oa]|oaxaquen[oa]|chiapanec[oa]|norten[oa]|cristian[oa]|catolic[oa]|judi[oa]|musulman\\w*|testig[oa] de jehova|mormon\\w*|ate[oa]|hijab|hiyab|velo|turbante|rastas|tatuaj\\w+|mujer|mujeres|soy mama|soy madre|ser mama|ser madre|madre soltera|mama soltera|hijos chiquitos|tener hijos|con hijos|viej[oa]|viejit[oa]|mayor|edad|\\d\\d anos|mi acento|acento|color de piel|mi piel|piel oscura|mi color|orientacion|identidad de genero|preferencia sexual|genero|religion|mi raza|raza|origen|afrodescendiente|afromexican[oa]|ex ?convict[oa]|antecedentes|seropositiv[oa]|dislexi\\w+|tartamud\\w+|labio leporino|cicatriz|enan[oa]|chaparr[oa]|fe[oa]|pobre|barrio|me veo|mi apariencia|mi aspecto|ser de (?:oaxaca|chiapas|guerrero|veracruz|rancho|pueblo|provincia|barrio|otro pais|la sierra)|rezar|orar|adventista';
const unfair = [
  '(?:me|la|lo|nos|le) (?:corrieron|corrio|corren|van a correr|quieren correr|despidieron|despidio|despiden|quieren despedir|van a despedir|sacaron|quieren sacar|quitaron|bajaron|relegaron|rechazaron|rechazo|excluy\\w+|aisl\\w+|discrim\\w+|hicieron menos|hizo menos|pidieron (?:la|mi) renuncia|mandaron a|cambiaron de|hicieron renunciar|obligaron a renunciar|obligan|presionan|castig\\w+|critic\\w+|prohib\\w+|niegan|nego|negaron|hacen menos|hacen a un lado|hacen burla|hacen caras|evitan|tratan?|trato|trataron|ignoran|molestan?|insult\\w+)',
  '(?:ya )?no (?:me|la|lo|le|nos|les) (?:quieren?|quiso|quisieron|dejan?|dejo|dejaron|permiten?|contratan?|contrataron|ascienden|ascendieron|promueven|promovieron|suben|renuevan|renovaron|toman en cuenta|invitan|incluyen|aceptan?|aceptaron|consideran|capacitan|hablan|dieron (?:el |la |un )?(?:ascenso|puesto|trabajo|planta|promocion|vacante|aumento|oportunidad|contrato)|dan (?:oportunidad\\w*|trabajo|proyectos|chance|el puesto))|no (?:dejan|contratan|aceptan|quieren|ascienden) (?:a )?(?:que |entrar |opinar |\\w+es |a )',
  'ya nadie (?:me|quiere|se)|nadie (?:quiere (?:comer|sentarse|trabajar|juntarse|tocar|hablar)\\w*|se (?:me acerca|sienta|junta))|estorb\\w+|no (?:vas|voy|va|vamos|podria|puedo|podia) a? ?(?:rendir|poder con)|regres(?:e|es|ate|arme) a mi? ?(?:pais|rancho|pueblo|tierra|cerro)|(?:a|de) mi? (?:pais|rancho|cerro)|con cualquier pretexto|pretexto|lo peor|a proposito|insiste en llamar|en (?:masculino|femenino)|bano de (?:mujeres|hombres)|prueba de (?:embarazo|vih)|se (?:burl|rie|rien|mof)\\w*|(?:lo|la|me) imita\\w*|chistes?|burlas?|bromas?|apodo\\w*|a la cocina|me dijo que (?:no|asi|mejor|por)|me dijeron que (?:no|asi|mejor|por|o me)|me dicen (?:que|cosas|por)|me gan[ao] menos|me pagan menos|gano menos|ganan mas que yo|mal visto|me ven (?:feo|raro|mal)|me miran (?:feo|raro|mal)|por (?:eso|lo mismo) no|a los hombres si|a mi companero si|a el si|y ahora me|desde entonces|desde que (?:lo|se) (?:supieron|enteraron|supo|entero|dije|avise)|cuando (?:les|le) dije',
];

const discrimination = [
  both(any(trait), any(...unfair)),
  `${me} (?:${keeps})?(?:discriminan|discriminando|discrimino|discriminaron|discriminado|discriminar|discriminaban)|(?:me|nos|la|lo) discrimina (?:mi|por|un|una|porque|la|mucho|siempre|aqui|y|en)|me discrimina$|discrimina(?:cion|sion|dor[a]?|d[oa]s?|n|ndo|ron) (?:\\w+ )?(?:por|porque|contra|hacia|a|hacia|en mi|aqui|de mi|de parte)|(?:discrimi|discri)\\w* (?:por|a) (?:mi|ser|su|tener|las?|los|mujeres|un|una)`,
  `(?:solo |nomas |nada mas )por (?:ser|estar|tener|mi|su|como) (?:una? |muy |el )?(?:${trait})`,
  '(?:me|nos|le|les|la) (?:exig\\w+|pidieron|estan pidiendo|oblig\\w+|hicieron|hacen|quieren hacer) (?:\\w+ ){0,4}(?:prueba|examen|test) de (?:embarazo|vih)|(?:es|son|eres|fue|muy|bien|un|una|tan|jef[ea]|comentario|comentarios|trato|ambiente|actitud|actitudes|cosas|insultos) (?:racist|homofobic|machist|misogin|sexist|xenofob|xenofobic|transfobic|clasist|antisemit|abusiv|prepotente|violent|agresiv|capacitist)\\w*',
  'las mujeres (?:no|a la|son|somos|deben|nomas|solo) \\w+|(?:cosa|trabajo|puesto) de (?:hombres|viejas|mujercitas)|no es (?:trabajo|cosa|puesto) (?:de|para) (?:mujeres|hombres|viejas)',
];

const assault = [
  `(?:me|m|nos) ${keeps}(?:pego|pega|pegan|pegaron|pegando|pegar|pegaba)(?:$| (?:mi|un|una|con|en la|en el|el (?:jefe|gerente|supervisor|lider|encargado|inge|lic|senor|wey|tipo|ex)|la (?:jefa|gerente|supervisora|lider|encargada|lic|senora)|cuando|y|a|fuerte|feo|porque|delante|enfrente|hasta|ayer|hoy|otra|de nuevo|muy|bien|en|cachetad\\w*|puno\\w*|patad\\w*|duro|todos|cada|siempre|mucho))`,
  both(
    any(`(?:mi|un|una|el|la|su|otro|otra|mis) ${person}`),
    any(
      `(?:me|nos|la|lo|le) ${keeps}(?:pega|pego|pegan|pegaron|pegar|cela|controla|empuj\\w+|avent\\w+|avienta\\w*|jal(?:a|o|onea|oneo)|sigue|siguio|persigue|persiguio|lastim\\w+|ahorc\\w+|escup\\w+|ataca|ataco|atacaron|muerde|mordio|corrio a golpes|encerr\\w+|encierra|obliga|obligo|forz\\w+|fuerza|espia|vigila|revisa el (?:cel|celular|telefono)|quita (?:el|la|las|los|mi|toda|todo)|quito (?:el|la|las|los|mi|toda|todo)|prohibe|espera afuera|esta esperando|busca afuera|aplasto)`,
    ),
  ),
  `(?:me|nos|la|lo|le) (?:empujo|empuja|empujaron|aventaron|avento|jaloneo|jalonea|ahorco|escupio|pateo|mordio|rasguno|sometio|golpio|golpearon|acorralo|arrincono|arrastro|aventandome)(?:$| (?:contra|la maquina|una|un|el|cosas|con|y|a|en|la|por|de|al|mi|delante|feo|fuerte|porque|cuando|ayer))`,
  'a (?:golpes|patadas|cachetadas|madrazos|putazos|chingadazos|punetazos|batazos)|a golpe limpio|golpiza|madriza|putiza|chinga(?:driza)?|moretones?|moreteada?|morados en|ojo morado|marcas en (?:el cuello|los brazos)|orden de (?:restriccion|alejamiento)|medidas de proteccion|(?:partir|romper|quebrar|reventar)(?:me|le|te|la|lo)? (?:la|mi|su|el) (?:cara|madre|hocico|cabeza|mandarina|jeta|piernas|alma)|(?:madre(?:o|ar|aron|arme|arlo)|putazos?|madrazos?|chingadazos?|cachetada|cachetadas|bofetad\\w+|punetaz\\w+|patadas)',
  `(?:te|me|la|lo|nos|los|le) (?:voy|va|van|vamos|iba|iban|vas|quiere|quieren|quiso|quisieron|queria|amenazo con|dijo que me iba|quieren|quiso) a? ?(?:matar(?:$| (?:y|a golpes|por (?:denunciar|hablar)|porque|si (?:hablo|digo|denuncio|lo dejo|me voy|regreso|te)|cuando))|madrear|golpear|pegar|lastimar|partir|romper|desaparecer|violar|hacer (?:dano|algo malo|algo)|dar (?:una (?:golpiza|madriza|paliza|leccion|putiza)|un (?:golpe|balazo|tiro|susto|piso)|en la madre)|quemar|cortar|picar|levantar|hacer la vida|chingar|dar piso|secuestrar|atacar)|(?:me|la|lo) (?:quiere|quiso|queria|quisieron|intento|trato de) (?:besar|tocar)|hacer(?:me|nos|le|la)? dano|(?:me|nos|le) quiere hacer|amenazas? de (?:muerte|golpes|bomba|despid\\w+)|amenaz(?:o|aron|ando|aba) (?:con|a|de|que)|amenazas (?:a|por|en|contra|hacia|de mi|y)|amenazante|mandar gente|mandarme gente|saben (?:donde|a que hora) (?:vivo|salgo|trabajo)|sabe donde (?:vivo|trabajo|vive)|extorsion\\w*|extorcion\\w*|cobro de piso|derecho de piso|secuestr(?:o|aron|ado|ada|ar)|balacera|tirador|sicario|narcos?`,
  '(?:un|una|su|con|traer|trae|saca|saco|tiene|trajo) (?:\\w+ )?(?:pistola|arma|navaja|cuchillo|machete|puntas?|bat|desarmador|tubo|fierro|picahielo) ?(?:y|en|para|al|a|$|cuando|por|que|afuera|encima|de fuego|blanca|bajo|dentro|contra|si|hoy|me|como)|apunt(?:o|aron|ando)(?:me|le|nos)? con|armad[oa]s?(?: y| en| afuera|$)|pelea a golpes|se agarr\\w+ a|riña'.replace(
    'ñ',
    'n',
  ),
  `(?:miedo|temor|panico|terror|pavor) (?:\\w+ )?(?:a|de|por|al|del) (?:\\w+ )?(?:${boss})|(?:miedo|temor|panico|terror|pavor) (?:\\w+ )?(?:a|de|por|al|del|que) (?:que )?(?:\\w+ )?(?:${family}|(?:regresar|volver|llegar|ir|entrar|estar|salir|quedarme|topar\\w*|encontrar\\w*|ver\\w*|dormir) (?:\\w+ ){0,3}(?:casa|sola|solo|trabajar|trabajo|chamba|oficina|planta|el|ella|con el|con ella|me|hoy|ahi)|(?:me|nos|le|la) (?:haga|hagan|mate|maten|pegue|golpee|siga|sigan|lastime|pase algo|busque|encuentre|viole|toque|espere)|mi (?:vida|seguridad|familia|integridad)|(?:denunciar|hablar|decir|represalias))|tem(?:o|emos) por (?:mi|su|el|ella|mis|nuestra|la)|(?:mi|su) vida (?:corre|esta en) (?:peligro|riesgo)|(?:corr(?:o|e|emos)|esta|estoy|estamos|siento) (?:\\w+ )?(?:en )?peligro|me siento en peligro`,
  `(?:me|la|nos|lo) (?:sigue|siguio|siguen|siguieron|persig\\w+|espera|esperan|esta esperando|vigila|esta siguiendo|anda siguiendo|esta vigilando) (?:\\w+ )?(?:hasta|afuera|a la salida|a la casa|a mi casa|saliendo|en su carro|en el metro|en la calle|fuera|cuando salgo|por todos|todos los dias)|(?:vino|viene|vinieron|llego|se aparecio|aparece|ronda) (?:\\w+ ){0,4}(?:a buscarme|buscandome|a amenazar\\w*|a hacerme|a reclamarme)|esperar(?:me|la|lo) (?:a la salida|afuera)|asech\\w+|acech\\w+|stalke\\w*`,
  `violencia (?:en (?:mi|la) casa|domestica|intrafamiliar)$|violencia (?:domestica|intrafamiliar|familiar|de genero|en (?:mi|la) casa|de pareja|vicaria|economica|psicologica|fisica|verbal)(?: (?:en mi|con mi|de mi|alguien|ayuda|con quien|por parte|y no|y me|a quien|necesito|aqui|hacia|contra|me))|vivo violencia|(?:se pone|es|ponerse|muy|anda|poner|se puso|esta) (?:muy |bien |super |todo |bastante )?(?:violent[oa]|agresiv[oa])|mi (?:${family}) (?:\\w+ ){0,3}(?:me (?:pega|golpea|amenaza|cela|maltrata|obliga|quita|cor?rio|encierra|controla|prohibe|viola|insulta|grita|sigue|acosa|busca|revisa)|no me dej\\w+ (?:salir|trabajar|venir|ver))\\w*|no tengo donde (?:dormir|vivir|quedarme|ir)|no puedo (?:regresar|volver) a mi casa|me (?:obliga|obligo|obligan|fuerza|forzo|fuerzan) a (?:tener|hacer|acostar\\w*|besar\\w*|tocar\\w*|desnudar\\w*|salir|cosas|prostitu\\w*)`,
];

const english = [
  '(?:harass|bully|bullies|bullied|molest|grope|assault|threaten|stalk|humiliate|intimidate|discriminate|insult|mistreat|attack|rape|abuse|blackmail|belittle)(?:e?s|e?d|ing|ment)? (?:against )?(?:me|us|her|him|them|my|a|by|people|women|at work)|(?:being|been|was|got|get|gets|getting|feel|am|m|is|were|are|be) (?:\\w+ )?(?:harassed|bullied|assaulted|abused|threatened|discriminated|groped|raped|attacked|stalked|humiliated|mistreated|beaten|molested|blackmailed|followed)',
  '(?:report\\w*|suffer\\w*|experienc\\w+|victim of|facing|witness\\w*|dealing with|file) (?:\\w+ ){0,2}(?:harassment|abuse|assault|bullying|discrimination|racism|violence|sexism)|(?:sexual|workplace|domestic|physical|verbal) (?:harassment|abuse|assault|violence) (?:by|from|at|in|from|is|happen\\w*|complaint|case)|domestic violence|sexual(?:ly)? (?:harass|abus|assault)\\w*',
  '(?:touch|grab|kiss|hug|rub|slap|hit|punch|push|kick|shov|chok|beat|yell|scream|shout|follow|grop)(?:e?s|e?d|p?ing|t?ing)?(?: at)? (?:me|my|us|her|his) ?(?:\\w+ ){0,4}(?:without|shoulders?|back|butt|legs?|thighs?|waist|body|face|breasts?|hair|inappropriate\\w*|sexual\\w*|home|in front|again|all the time|every|because|when|and|$)|hits me|(?:he|she|they|husband|boyfriend|wife|ex|boss|partner) (?:\\w+ )?(?:hit|hits|punched|slapped|beat|beats|choked|pushed|threatened) me',
  '(?:racist|sexist|homophobic|transphobic|sexual|lewd|inappropriate|offensive|vulgar|dirty|unwanted|crude) (?:\\w+ )?(?:comments?|jokes?|remarks?|advances|slurs?|messages?|texts?|pictures?|photos?|touching|attention|gestures?)|comments? about my (?:body|weight|skin|accent|looks|legs|breasts|hair|religion|age)|(?:sends?|sent|asks?|asked|asking)(?: me)?(?: for)? (?:nudes?|naked|intimate|explicit)',
  '(?:afraid|scared|terrified|frightened) (?:of|to) (?:\\w+ ){0,2}(?:boss|manager|supervisor|coworker|colleague|husband|partner|boyfriend|wife|ex|him|her|go home|going home|come to work|go to work)|hostile work environment|restraining order|knows where i (?:work|live)|fear for my (?:life|safety)|(?:call(?:s|ed)? me|calling me) (?:\\w+ ){0,2}(?:stupid|idiot|bitch|whore|slut|slurs?|names|fat|retard\\w*|faggot|fag|worthless|old|dumb)',
  '(?:bring|brings|brought|has|have|with|carrying|had|pulled|a) (?:\\w+ ){0,2}(?:gun|knife|weapon|firearm)|shoot (?:up|everyone|us|people|the office)|going to (?:kill|hurt|shoot|beat|attack) (?:me|us|him|her|everyone|you|someone|people)|(?:because|due to|over|for) (?:of )?(?:i am|i m|my|being) (?:\\w+ )?(?:gay|black|a woman|woman|trans|pregnant|indigenous|muslim|jewish|disabled|lesbian|old|mexican|brown|skin|race|religion|gender|age|accent|disability|pregnancy|orientation|latina|latino)',
  both(
    any('pregnant', 'pregnancy', 'disabled', 'disability', 'gay', 'trans', 'my race', 'my accent', 'skin color', 'hijab', 'muslim'),
    any(
      'fired',
      'let go',
      'isn t being renewed',
      'not renewed',
      'denied',
      'demoted',
      'passed over',
      'won t (?:put|let|promote|hire)',
      'suddenly',
      'makes? fun',
      'jokes?',
      'mocks?',
      'refus\\w+',
      'because',
      'treats?',
    ),
  ),
];

/** Things people do, each of them telling by itself. */
const telling = [
  `(?:me|m|la|nos) ${keeps}(?:arrincon|acorral|espi|drog|dop|amarr|inmoviliz|someti|noque|tortur)(?:o|a|e|aron|an|ando|aba|iendo|ieron)|met(?:e|io|en|ieron|er|iendo)(?:me|le|nos)? mano|echaron algo (?:a|en) (?:mi|la|su) (?:bebida|vaso|copa|trago|comida)|pusieron algo en mi (?:bebida|vaso|copa|trago)`,
  '(?:acostar|acostara|acostaba|acosté|acoste|acuesto|acueste|acostarme|acostarse) con (?:el|ella|mi|su|un|una|alguien)|que salga con (?:el|ella)|si no (?:salgo|salia) con (?:el|ella)|(?:acceder|accedo|accedia) a (?:salir|sus|lo que)'.replaceAll(
    'é',
    'e',
  ),
  '(?:sus|su|mis|mi) (?:partes|partes intimas|miembro|pene|genitales|vagina|entrepierna)|partes (?:intimas|nobles|privadas)|camaras? (?:\\w+ )?(?:en el (?:bano|vestidor)|en los (?:banos|vestidores)|escondidas?|ocultas?)|(?:me|nos|la) (?:guina|guino|manda besos|mando besos|come con la mirada|ve con ojos|lame|olio|huele|oliendo)',
  '(?:mensajes|escribe|llama|marca|manda|busca)\\b.*(?:si estoy sola|si ya me dormi|por las noches|a altas horas|aunque (?:ya )?l[oa] bloque\\w+|y ya l[oa] bloque\\w+|mis redes|mi (?:instagram|face|facebook|tiktok|whatsapp personal))|me busca en mis redes|consiguio mi (?:numero|celular|direccion)',
  'me pregunt(?:o|aron|an|a) (?:\\w+ ){0,6}(?:embaraz\\w+|tener hijos|soy (?:gay|lesbiana|trans|virgen)|mi orientacion|mi religion|mi vida sexual|tengo novio y)|no (?:se )?(?:contratan?|aceptan?|quieren) (?:a )?(?:gays|homosexuales|mujeres|lesbianas|trans\\w*|indigenas|gord[oa]s|viej[oa]s|embarazadas|negr[oa]s|extranjer[oa]s|discapacitad[oa]s|madres|gente (?:como|morena|gorda|mayor|de color|indigena))',
  '(?:indigenas|gays|homosexuales|viejos|viejas|indios|negros|prietos|discapacitados|lesbianas|trans|migrantes|oaxacos|gord[oa]s|morenos|jotos|putos|centroamericanos|venezolanos) (?:no (?:sirv|pued|deb|trabaj|somos|son)|son (?:un|una|flojos|sucios|enferm)|somos|apestan|deberian|dan asco)\\w*|(?:gano|pagan|ganamos|ganan) menos (?:\\w+ ){0,4}(?:hombres|por ser mujer)|(?:con|por) (?:mi|su) nombre (?:de antes|anterior|muerto|de nacimiento|viejo)|no respetan? (?:mi|mis|su|sus) (?:nombre|pronombres|identidad|religion|genero|creencias)',
  '(?:me|nos) (?:dio|dieron|solto|soltaron|metio|metieron|acomodo|planto|tiro|tiraron|pego) (?:\\w+ )?(?:un|una|unos|unas|de) (?:cachetad\\w+|trancazos?|manotazos?|zapes?|coscorron\\w*|punetazos?|patadas?|empujon\\w*|bofetad\\w*|rodillazos?|codazos?|golpes|golpe(?:$| (?:en|y|con|por|cuando|delante|enfrente)))|(?:me|la|nos) (?:agarr|jal|tom|sujet)(?:o|a|aron|an|ando) (?:\\w+ )?(?:del|de la|de los|de las|por el|por la|por los) (?:cuello|pelo|brazos?|cintura|cabello|grenas|ropa|camisa|nuca|munecas?|orejas?)',
  'corri(?:o|eron) de (?:mi|la|su) casa|no tengo (?:a )?(?:donde|adonde) (?:dormir|vivir|quedarme|ir)|balace(?:ar|aron|ra)|tiroteo|(?:va|van|voy|venir|vino|vienen|iba) a (?:\\w+ )?(?:balacear|disparar|matar a|quemar)|artefacto explosivo|amenaza de bomba',
  '(?:hablan|habla) (?:mal|pestes) de mi|(?:rumores|chismes|mentiras) (?:sobre|de|acerca de) mi|invent(?:an|aron|a|o) (?:que me acuesto|chismes|cosas de mi|rumores)|(?:me|nos) (?:habla|hablan|contesta|dice|dicen|trata|responde) (?:\\w+ )?(?:con |a |puras |muchas )*(?:groserias|leperadas|majaderias|insultos|mentadas)|me (?:mento|mienta|menta) la madre|me mando a la (?:chingada|verga|fregada|mierda|goma)|(?:me|nos|le|la) falt(?:a|an|o|aron) (?:mucho )?(?:al|el) respeto|faltas? de respeto (?:de|por|hacia|conmigo)|me incomoda (?:\\w+ ){0,4}(?:mira|toca|habla|abraza|comentarios|miradas|dice|acerca|cercan)\\w*|(?:me|nos|la) hac(?:e|en) sentir (?:\\w+ )?(?:incomod|acosad|insegur|intimidad)\\w*',
  '(?:me siento|estoy) (?:\\w+ )?(?:insegur[oa]|acosad[oa]|amenazad[oa]|en peligro|perseguid[oa])(?: (?:al|en|aqui|con|por|cuando|porque|y|saliendo)|$)|(?:todos|tod[oa]s|el equipo|mis companer\\w+) (?:\\w+ )?(?:contra mi|en mi contra|me hacen (?:la vida|sentir)|me odian|me (?:atacan|molestan|excluyen|ignoran))',
  '(?:keeps?|kept|won t stop|always|constantly) (?:asking me out|texting me|touching|staring|flirting|commenting|following|messaging|calling me|insulting|yelling|making (?:fun|comments|jokes))|(?:feel|feeling) (?:\\w+ )?(?:unsafe|threatened|uncomfortable (?:with|around|because|when))|(?:don t|do not) feel safe|threaten(?:ed|ing|s) to|asks? me out|mak(?:e|es|ing) fun of (?:my|me|him|her)|treat(?:s|ed)? me (?:like|badly|differently because)|(?:follow|follows|followed|following) me (?:home|to|around)',
];

export const violence: readonly string[] = [done, sexual, bullying, discrimination, assault, telling, english].map((phrases) =>
  any(...phrases),
);
