import { lines } from './list.ts';

/** Discrimination: what somebody is, with what is done to them for it; and words that say it alone. */
export const discrimination = lines`
  (discrimin|diskrimin|discrimn)* / racis* / xenofob* / homofob* / homofov* / transfob* / machis* / misogin* / sexis(ta|mo)s? / clasis* / gordofob* / edadis* / capacitis*
  ({unfair}) <6>(por|porque|debido a|a causa de|solo por|desde que|dizque por|cuando (les|l[oa]|le) dije|que por) <5>({group})
  (por|como|soy|somos|porque|tengo|uso|por ser|sali del|cuando hablo) <3>({group}|closet) <8>({unfair})
  (tratan?|trata|trataron) ({bad}) <3>(por|porque|desde) / ({unfair}) <6>(mi|su|nuestro) (color|piel|raza|religion|edad|acento|peso|discapacidad|orientacion|genero|embarazo|aspecto|origen|apariencia|forma de hablar|lengua|pelo|cabello|condicion|enfermedad)
  (por|de) (mi|su) (color|tono de piel|piel|raza|religion|edad|acento|discapacidad|orientacion|genero|embarazo|aspecto|origen|apariencia|forma de hablar|nacionalidad|sexualidad|estatura) <6>({unfair}|bromas|chistes|comentarios|burlas?)
  (chistes?|bromas?|comentarios?|burlas?|apodos?) <3>(de|sobre|por|hacia|contra) <3>(mi )?(religion|color|acento|negr[oa]s|gays|mujeres|indi[oa]s|naz[ie]s|narcos|judi[oa]s|peso|raza|origen|pais|cuerpo|orientacion|discapacidad|edad|gord*)
  (me|nos|la|lo|le) (cor|desp|ech|quier|van a|qui|baj|sac|cambi|neg|qued|manda|puso|pone|degrad)* <6>(embaraz*|esperando bebe|maternidad|panza|lactancia|ser (mama|madre)|tener hijos|me embarace)
  (regrese|volvi|despues|al regresar) <4>(licencia|maternidad|incapacidad) <6>(puesto|lugar|funciones|bajaron|ya no) <4>(otr[oa]|dieron|me|tengo|quitaron|bajaron)
  (nomas|solo|solamente|siempre|puro|puros) <2>a (los|las)? ?(guer|blanc|hombre|flac|jovenci)* / (toma|toman) en (serio|cuenta) <2>(mujer|viej|joven|gay)* / ya esta* <2>(viej|grande|ruc|mayor)(it)?[oa]s? <2>para / que (ni )?(parezco|parece) de aqui
  (embaraz*|esperando bebe|licencia|maternidad|lactan*|panza|incapacidad de maternidad) <10>(corr(er|ieron|an)(me|la)?|despid*|despedir*|me quit*|me baj*|puesto (se|ya|me)|mi puesto|no me renov*|pretexto|me trat*|cargar|estibar|sacar(me)?|me sacaron|me hacen|ya no me|nadie me|me mandaron|ascenso)
  (corr(er|ieron|an|ida)|despid*|despedir|sacaron|echaron|quit*|cambi*|ascenso|puesto|negaron|aumento) <4>(por|cuando|porque|desde que|estar|ser) <5>(embaraz*|vih|gay|lesbiana|trans|religion|sindicato|enferm*|edad|cancer|orientacion|mujer|discapacidad|indigena|extranjer*)
  (me|nos) (pid*|exig*|hic*|oblig*|mand*) <3>(prueba|examen|test) de (embarazo|vih|ingravidez) / (si|que|cuando) me embara[zc]* <6>(olvid*|planta|ascenso|corr*|desp*|contrat*) / (entrevista|pregunt*) <5>(pensaba|pienso|planeo|planeaba|quiero|iba a) <1>(tener hijos|embarazar*|casarme)
  (no )?(contrat|quier|acept|promuev|suben|asciend|ascend|pon|prefer|prefier|atiend|atender|dan|hay lugar)* <4>(mujeres|gord[oa]s?|priet[oa]s?|gente como|personas como|sin hijos|moren[oa]s|indigenas|viejos|trans|gays|extranjer[oa]s|negr[oa]s?|mamas|madres|puros? (hombre|joven|guer)*|guer(o|a|it)*|indi[oa]|discapacitad*)
  (gente|personas|alguien) como (yo|uno|nosotr*|tu|usted|ustedes|ell[oa]s) / buena presencia / (este|ese|el) <1>(trabajo|puesto|area) no es para <1>(mujer*|viej*|gente|nin*|mama*|gord*)
  (mujer|mujeres|mamas|madres) <4>(cocina|no (puede|pueden|sirve|sirven|sabe|saben|rinde)n?|dan problemas|faltan? mucho|a la casa|histeric*|para el cafe|servir cafe|deben) / (no vas a|no va a) (rendir|poder) <2>(igual|con)
  (dicen|dijo|dijeron|dice|piensan|creen) <3>que <3>(indigenas?|negr*|gays?|mujer*|venezolan*|colombian*|viej*|moren*|extranjer*|pobres|migrantes|indi[oa]s|gord*|mi color) <6>
  (regres|larg|vete|vay|vuelv|regrese)* <2>a (mi|tu|su) (pais|pueblo|rancho|tierra|cerro|sierra) / (andas|ando|anda|estas|esta|estoy) <1>en (mis|tus|sus) dias / ya (me|te) bajo
  (no )?(respet|usan?|us|reconoc|llam|dic|dij|insist)* <4>(pronombres?|mi nombre( |$)<1>({stop}|social|elegido|correcto|nuevo)|nombre (anterior|de antes|muerto|viejo|de nacimiento)|en masculino|en femenino|mi identidad|identidad de genero y) / pronombres <3>burl* / burl* <5>pronombres
  no me dejan? <3>(bano|rezar|ponerme|traer (trenzas|velo)*|usar (el bano|mi velo)*|opinar|mi velo|hablar mi|lactar) / (quit|us|pon)* <3>(velo|hiyab|kipa|turbante|crucifijo) / (me )?(obligan|obligaron) <5>(rezar|misa|orar|cortarme|falda|culto)
  (me )?(dic|dij|llam|grit|apod)* <4>(pata rajada|bajad[oa] del cerro|por mi nombre|muerto de hambre|sidos[oa]|indocumentad*|mojad[oa]|tepiten[oa]|salvaje|chundo|jodid[oa]|la chacha|el negro|la gorda|la ballena|de mierda)
  (a )?(los|las) (de|que venimos de|obrer[oa]s|morenos?|mujeres|mayores|outsourcing|indigenas|viejos|extranjer*|becari*) <6>(nos|les|no nos) (trat|dan|dej|mand|pon|dic|tien|pag|sac|despr|hac|discrim)* <5>
  (hombres|companeros|ellos|companero) <3>(ganan?|pagan|gana|suben|ascienden|dieron) <3>(mas|menos|si) <8>(mujer*|que yo|yo|por ser) / (me )?pagan menos <3>(por|que a los hombres|soy) / solo (a mi|por) <6>(moren*|mujer|indigena|aspecto|negr*|color|evangelic*|priet*|pobre)
  (color|piel) <3>(no combin|mala imagen|sucia|fe)* / mala imagen / (cabello|pelo) <2>(afro|rizado|trenzas) <3>(sucio|feo|mal|no) / (huel|ol)* <1>(mal|feo|a) <3>(negr|indi|pobre|rancho)*
  jubilar(me|l[oa]s)? a la fuerza / (entrar|usar|dejan) <3>bano <2>de (mujeres|hombres|damas) / (pid|exig|oblig|hic)(en|ieron|io|e|an|aron|iendo)? <3>(prueba|examen|test) de (embarazo|vih) <1>(para (dar|contrat|seguir|la planta)|pa )*
  ciudadan* de segunda / como si (fuera|fueramos|no fuera|no fueramos|valiera|no valiera)* <1>(menos|personas?|nada|basura|inferior*) / (me )?(hac|sient)* <2>(sentir )?que no pertene[zc]*
  me sacaron de <4>(por )?como me veo / (tengo|por) <1>[0-9][0-9] anos <6>(capacit*|contrat*|no me|sacar|jubil*|correr|viej*)
  (conto|contaron|dijo|dijeron|enteraron|sabe|saben|supieron|divulg*|publicaron) <5>(vih|seropositiv*|antidepres*|psiquiat*|gay|lesbiana|trans|embaraz*|mi enfermedad|mi diagnostico|mi discapacidad)
  (rampa|ajustes|silla|acceso|elevador|baston|interprete|muletas) <6>(burla*|exigente|quejumb*|estorb*|escond*|mala imagen|carga|pretext*|otro trabajo|no hacen nada)
  (a|con) <3>(companer*|chav*|compa|senor*|un[oa]?) <4>(down|autis*|cieg[oa]|sord[oa]|haitian*|gay|trans|embaraz*|indigena|discapaci*|paralisis*|tartamude*|gord*|grande|mayor) <6>(le|l[oa]|les|lo) (trat|pon|hac|dic|dej|quier|corr|mand|grit|esconden|excl|burl|molest|no)*
  (cliente|senora?) <6>(no quiso|no quiere|pidio|dijo) <6>(atiend|atender|indi[oa]|negr[oa]|mujer|que me cambi)* <3> / que <2>atienda <2>(un|una) <1>(indi|negr|muj|priet|hombre)*
  (rechazo|desprecio|odio|asco) <2>(por|hacia|a) <2>(ser|mi|los|las|mis) / me hacen? (el feo|el fuchi|menos|caras) / me ven (feo|mal|raro) <2>por / siento que (me|no me) <5>por (ser|mi|tener|mis)
`;
