import { list } from './list.ts';

const auxiliary = list`
  esta / estan / estaba / estaban / estuvo / anda / andan / andaba / sigue / siguen / vive / viven / viene / ha / han / habia / a / an
  quiere / quieren / quiso / queria / quisieron / intento / intentaron / intenta / trato de / trata de / va a / van a / iba a / puede
  acaba de / volvio a / empezo a / suele / llego a / se la pasa / se la pasan / vaya a / vayan a`;

const goesOn = list`
  y / o / e / ni / en / enfrente / delante / frente / por / porque / todo / todos / todas / siempre / cada / de / del / desde / pero
  cuando / a / al / que / ya / me / se / si / no / como / con / aunque / sin / aqui / ahi / hoy / diario / tambien / mis / para
  ayuda / otra / horrible / feo / mucho / hace / ayer / anoche / bajada`;

const goesOnInEnglish = list`
  and / or / but / because / every / all / when / if / at / in / on / to / the / my / me / by / from / for / since / so / please / again
  with / anymore / i / he / she / they / it / about / while / right / help`;

const aboutLife = list`
  y / ya / porque / desde / por dentro / de verdad / en serio / siento / me siento / estoy / necesito / ayuda* / por favor / todo / todos
  hace / hoy / no se (que|como) / no (puedo|aguanto|tengo|quiero|doy|duermo) / ni / la verdad / neta / wey / pero / me quiero / asi
  en (la vida|este mundo|el mundo) / con (mi|la|esta|este|mis) (vida|dolor|situacion|culpa|tristeza|alma) / con (tanto|todo|esto|nada)
  emocional* / mental* / animica* / total* / sol[oa] / boludo / loco / lloro / siempre / cada / aqui / como un / a veces / hasta / fisica
  mucho / a diario / muy / tan / que / cuando / por todo / en todo / bien feo / la neta / gracias`;

/**
 * Classes of words that the phrases are made of (`list.ts` says how to write them). To teach a new word (a title, a slur, a
 * verb), add it to its class: every phrase that uses the class knows it at once.
 */
export const words: Readonly<Record<string, string>> = {
  // Who does it, and to whom.
  boss: list`
    jef[ea]s? / jefecit[oa] / patron* / supervisor* / gerente / subgerente / director* / subdirector* / coordinador* / lider*
    encargad[oa]s? / inge / ingenier[oa] / lic / licenciad[oa] / capataz / superior`,
  colleague: list`
    companer[oa]s? / compas? / compi / coleg[oa]s? / cliente* / proveedor* / guardia* / vigilante / chofer* / doctor*
    becari[oa]s? / practicante / emplead[oa]s? / exemplead[oa] / maestr[oa] / profe* / delegado / roomie`,
  someone: list`
    alguien / tipo / tipos / senor* / hombres? / mujer / wey / guey / vato / bato / chav[oa]s? / muchach[oa]s? / morr[oa] / ruco
    don / chic[oa]s? / vecin[oa] / desconocid[oa] / amig[oa]s? / amigue / person[ae]s? / gente`,
  partner: list`
    espos[oa] / marido / pareja / novi[oa] / ex / exmarido / exespos[oa] / exnovi[oa] / expareja / viejo / senor / morr[oa]
    bato / chico`,
  relative: list`
    mama / mami / papa / papi / padres? / madre / jefecit[oa] / jefit[oa] / papas / hij[oa]s? / bebe / {partner} / herman[oa]s?
    abuel* / sobrin[oa]s? / ti[oa] / prim[oa]s? / niet[oa] / familia / familia / padrastro / madrastra / suegr[oa]
    cunad[oa] / mejor amig[oa] / perrito`,
  who: list`{boss} / {colleague} / {someone} / {relative}`,
  me: list`me / m / nos`,
  her: list`le / les / la / las / lo / los`,
  us: list`{me} / {her}`,
  // "me anda diciendo", "nos quiso pegar", "la ha estado tocando"
  aux: `(?:(?:${auxiliary}) (?:a )?(?:estado )?)?`,
  // Endings of a verb that somebody else does: "golpea", "golpeó", "golpeando", not "golpeé".
  does: list`
    a / an / o / aron / aba / aban / ando / ad[oa]s? / ar / arme / arnos / arla / arlo / arle / ara / aran / io / ieron / en
    iendo / ir / ido / ia`,
  // The end, or a word after which a phrase still means the same.
  stop: `$| ?\\b(?:${goesOn})`,
  // After "estoy desesperada", "ya no puedo": the end, or words that follow when it is about life, not about a form.
  alone: `$| ?\\b(?:${aboutLife})`,
  enStop: `$| ?\\b(?:${goesOnInEnglish})`,
  // What one person does to another, as stems.
  harm: list`
    acos / acoz / akos / acoss / hostig / hostij / ostig / humill / umill / maltrat / insult / manose / manoce / toquete
    intimid / ridiculiz / menospreci / sobaj / denigr / ningune / agred / chantaje / extorsion / secuestr / discrimin / diskrimin
    amenaz / amenas / violent / golpe / cachete / jalone / patea / pate / nalgue / apunal / acuchill / ahorc / estrangul
    torment / tortur / persigu / asech / acech / asedi / espi / marginal / ofend / madre / pute / bardea / basure / pisote
    abofete / pellizc / escup / arrincon / acorral / arremed / jode / segreg / esclaviz / verdug / friega`,
  harmHer: list`
    acos / acoz / hostig / humill / maltrat / insult / manose / toquete / intimid / ridiculiz / agred / extorsion / secuestr
    discrimin / amenaz / amenas / violent / golpe / cachete / nalgue / apunal / acuchill / ahorc / estrangul / sobaj / ningune
    jalone`,
  evil: list`
    acoso / acozo / hostigamiento / ostigamiento / mobb?ing / bull?ying / bull?ing / bulin / violencia / maltratos?
    malos tratos / abusos?( (sexual*|laboral|de autoridad|de poder))? / discrimina[cs]ion / diskriminacion / racismo / machismo
    homofobia / transfobia / xenofobia / agresion(es)? / represalias? / suicidio / autolesion* / novatadas? / burnout / depresion
    ansiedad / estres / adicciones / alcoholismo / drogas? / violacion(es)? / salud mental / hostilidad`,
  body: list`
    piernas? / cintura / hombros? / cuerpo / nalgas? / trasero / pompas / pompis / espalda / cuello / pechos? / senos? / busto
    bubis / chichis / pelo / cabello / rodillas? / muslos? / cadera / boca / cara / manos? / oido / labios / partes? / barbilla
    brazos? / entrepierna / brasier / falda / blusa / testiculos`,
  lewd: list`
    sexual* / sexosas? / intim[oa]s? / obscen* / porno* / subid[oa]s? de tono / vulgar* / morbos* / lasciv* / indecoros*
    indecent* / inapropiad* /   atrevid* / insinuant* /  ofensiv* / racistas? / machistas?
    homofobic* / sexistas? / clasistas? / misogin* / denigrant* / despectiv* / de doble sentido /  
     de mal gusto /  desnud[oa]s? / `,
  sweet: list`
    mamacita / mamasita / mamita / mami / sabros* / ricas? / ricura / buenota / buena / bombon / preciosa / hermosa / munec*
    mi amor / reina / bonita / chiquita / sexy / guapa / linda / corazones`,
  slur: list`
    inutil* / idiot* / estupid* / pendej* / tont[oa]s? / imbecil / zorra / put[oa]s? / perra / gat[oa] / nac[oa]s? / chach[oa]s?
    indi[oa]s? / indit[oa] / negr[oa]s? / negrit[oa] / priet[oa]s? / gord[oa]s? / vaca / ballena / puerc[oa] / cerd[oa]
    enan[oa] / jot[oa]s? / jotit[oa] / maric* / machorra / lencha / travesti / loc[oa] / loquit[oa] / mongol* / retrasad[oa]
    tullid[oa] / coj[oa] / ruc[oa] / viej[oa] / anciana / momia / venec[oa] / sudaca / panchito / moro / terrorista / rater[oa]
    inservible / basura / bruja / mens[oa] / burr[oa] / huevon* / flaca / chaparr[oa] / tartamud[oa] / prostituta / histeric[oa]
    viller[oa] / oaxac[oa]s? / bolivian[oa] de / ilegal / animal / cucaracha / mono / feminazi / fea / asco / sord[oa] / cieg[oa]
    escoria / mierda / incompetente / bruta? / bestia / lacra / muerta de hambre / esclav[oa]`,
  bad: list`
    mal / muy mal / pesimo / feo / horrible / fatal / de lo peor / de la chingada / con la punta del pie / con desprecio
    con asco / a gritos / con groserias / diferente / distinto / peor / menos
    como (si|basura|perr*|animal*|esclav*|chacha|un|una|su|nada|tont*|nin[oa]|ciudadan*|loc[oa]|mierda|delincuente|criad[oa]|inferior*)`,
  // What people are discriminated for, and what is then done to them.
  group: list`
    mujer(es)? / madres? / mamas? / papa solter[oa] / gays? / lesbianas? / trans / homosexual(es)? / bisexual / queer
    no binari[oae] / indigenas? / negr[oa]s? / moren[oa]s? / priet[oa]s? / afro* / extranjer[oa]s? / migrantes? / inmigrante
    venezolan[oa]s? / haitian[oa]s? / colombian[oa]s? / guatemaltec[oa]s? / hondure* / salvadore* / centroamerican[oa]s?
    cuban[oa]s? / argentin[oa]s? / mexican[oa]s? / boliviano / peruan[oa]s? / viej[oa]s? / mayor(es)? / grandes? / joven(es)?
    gord[oa]s? / gordit[oa]s? / embaraz* / discapa* / sord[oa]s? / cieg[oa]s? / autis* / judi[oa]s? / musulman* / cristian[oa]s?
    catolic[oa]s? / evangelic[oa]s? / testigo de jehova / ate[oa] / pobres? / vih / seropositiv[oa] / silla de ruedas / muletas
    aparato auditivo / epilep* / cancer / diabetes / tdah / citas medicas / bipolar / down / chaparr[oa] / tatuajes / religion / color / piel
    raza / edad / peso / acento / genero / orientacion / identidad / aspecto / apariencia / origen / nacionalidad / enfermedad
    enferm[oa] / lengua / (de|del) (un )?(pueblo|rancho|sindicato|barrio|sierra|colonia) / oaxaca / chiapas / tepito / nahuatl
    zapoteco / otomi / maya / mixteco / cabello afro / esperando bebe / ideas politicas / hijos / soltera / sin estudios
    tener estudios / universidad / psiquiatr* / antidepresivos / ansiedad`,
  unfair: list`
    tratan? / trata / trataron
    no me (dejan?|promueven|dejaron|dan|dieron|suben|promueven|contrat*|invitan|tom* en (serio|cuenta)|quieren|capacitan|pagan|aceptan|respetan|escuchan)
    no nos dejan?
    me (corrieron|corran|despid*|despedir|echaron|quier* (correr|sacar|despedir|jubilar)|van a (correr|despedir|sacar)|neg*|nieg*|quitaron|sacaron|mandaron|mandan|ponen|pusieron|cambiaron|bajaron|pagan menos|prohib*|exclu*|critic*|relega*|obligan|revisan|culpan|acusa*|apodan|imitan|hacen (menos|a un lado|burla|comentarios|chistes|caras|el feo|el fuchi|bromas|la vida)|hicieron (menos|a un lado|un comentario|comentarios)|ven (feo|mal|raro)|dan (menos|puras|lo peor|los peores|el trabajo)|dejan (fuera|hasta atras)|hablan feo|pagan|dicen|llaman|siguen diciendo|gritan|discriminan|tocan|molestan|insultan|dejan de lado)
    nadie (me habla|quiere) / pueden (correrme|despedirme) / correrme / despedirme / despidan / se burl* / se ri* / estorb*
    ganan? mas / ganan? menos / se lo dieron a / una carga / mala imagen / no me subieron / no me subio / no me promovieron
    rechaz* / demot*`,
  weapon: list`
    pistolas? / armas? / arma de fuego / navajas? / cuchillos? / machetes? / rifles? / escopetas? / bate / cuter / tijeras
    martillo`,
  blow: list`
    golpes? / punetazos? / puno / cachetad* / patad* / golpiza / madriza / trompad* / bofetad* / zapes? / manazos? / nalgad*
    empujon* / hostias? / paliza / cintaraz* / balazos? / navajazos? / coscorron* / putaz* / chingadaz* / jalon* / pisoton*`,
  drug: list`
    alcohol* / bebida / drogas? / coca / cocaina / cristal / piedra / sustancias / fentanilo / heroina / mota / vicio / trago
    copas / juego / apuestas / apostar / casino / pastillas / thinner / adiccion*`,
  // What jokes and complaints are about that mean nothing else.
  thing: list`
    portal / excel / sistema / formatos? / formularios? / tramites? / contrasenas? / claves? / correos? / vpn / compu* / laptop
    lap / impresora / aire / clima / frio / calor / zapatos / botas / uniforme / cursos? / modulos? / induccion / plataforma
    app / wifi / internet / silla / sillas / ruido / trafico / cubrebocas / checador / recibos? / papele* / sap / intranet / red
    espera / hambre / sueno / sol / tramiterio / archivo / pantalla / elevador / cafe / deadline / proceso / reporte* / junta
    juntas / nomina / luz / zoom / teams / captcha / pagina / link / liga / tos / gripa / gripe / bochorno / olor / polvo / humo
    burocracia / trabajo de equipo / hoja / capacitacion`,
};
