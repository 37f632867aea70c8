import { lines } from './list.ts';

/** Harassment, abuse of power and bullying, suffered or seen: phrases as `list.ts` says, classes from `words.ts`. */
export const harassment = lines`
  {me} {aux}({harm}){does}
  (cierra|cerro|cierre|cerrando) <2>puerta( |$)<4>(seguro|llave|solos|cerca|sienta|conmigo|deja) / (despues|fuera) de la (salida|hora)* <3>solos / que me extrana({stop}) / que (me )?(traigo|traes|llevo|llevas|tengo|tienes) puest[oa]
  (escrib|mand|marc|llam|busc)* <6>(noche|madrugada|[0-9]* am|a todas horas|a cada rato|a deshoras|borrach*|fuera de horario) <6>(suen*|extran*|quier*|pregunt*|donde estoy|que hago|con quien|traigo|puest*|becari*|companer*|fotos?|te amo|amor|solo)
  (acos|acoz|akos|acoss|hostig|hostij|ostig|mobbing|mobing|bull?ying|bull?ing|bulin|buleo)* / malos? tratos / malas? palabras
  {her} {aux}({harmHer}){does}
  ({harmHer}|moleste?|grit|peg|bes|toc|agarr|mat|sig|persig|mir|exclu|ignor)(ando|iendo|endo|uiendo|yendo)(me|nos|la|lo)
  (quiere|quiso|intento|trat* de|miedo (de|a) que|amenaz* con) <2>(golpear|pegar|besar|tocar|agarrar|agredir|humillar|acosar|matar|lastimar|correr|forzar)(me|nos|la|lo)
  ({harmHer}|molest|bes|agred|grit|peg|empuj|agarr|abus|tocar?|viol|encuer)(a|an|o|aron|ando|aba|aban|ar|e|en|io|iendo) (de )?a <1>(mi|un|una|unos|unas|la|las|los|l[oa]s|su|sus|otr[oa]|tod[oa]s|alguien|gente|ell[oa]s?|nosotr*|empleados|companer*|{relative}|{who})
  (grita|gritan|insulta|humilla|maltrata|acosa|hostiga|molesta|golpea|abusa de) (las|los|la|el) (chic*|emplead*|gente|trabajador*|mujeres|becari*)
  (acosador|abusador|violador|golpeador|agresor|maltratador|depredador|pervertid|hostigador)*
  (acosad|hostigad|violentad|agredid|humillad|maltratad|intimidad|violad|golpead|amenazad|discriminad|abusad|ultrajad|manosead|denigrad|rebajad|atacad)[oa]s?
  {me} {aux}(molest|fastidi|chinga|fregar|fregand|incomod)(a|an|o|aron|ando|ar|aba|aban)({stop}| (much*|bastante|{who}|un|una|unos|unas|el|mi|ese|esa|muy|demasiado))
  {her} {aux}molest(an|a|ando|aron)({stop}| (much*|feo|los|unos|en))
  molest(an|ando|a|aron) (mucho |bastante )?a <1>(mi|un|una|la|las|los|unas|otr[oa]|{someone}|{colleague})
  (me siento|se siente|me hace sentir|me hacen sentir|me sentia) <2>(acosad|incomod|intimidad|humillad|sucia|asquead|amenazad|insegur|menos|insignificante|observad|ofendid|menospreciad|excluid|rechazad|vigilad|usad|marginad)[oa]?s?
  (no me siento|no me hacen sentir|no nos sentimos|no estoy|no se siente) (nada |muy )?(segur[oa]s?|a salvo|tranquil[oa]) <1>(con|en|aqui|ahi|cerca|cuando|$|de (ir|volver|regresar|salir)|al|a solas|por|desde)

  {us} {aux}(toc|toquete|acarici|sob|roz|restreg|manose|palp|mord|lam|chup|besuque)(a|an|o|aron|ando|ar|aba|aban|ado|arme) <2>(la|las|el|los|mi|mis|su|sus|una|por|de) <1>({body})
  {us} {aux}(agarr|apret|jal|pellizc)(a|an|o|aron|ando|ar|aba|aban|ado|arme) <1>(por |de |del )?(la |las |el |los |mi |mis |una )({body})
  ({who}) <1>{us} {aux}(toc|sob|roz|acarici)(a|an|o|aron|ando|ar|aba|ado)({stop}| (much*|inap*|demasiado|indebid*))
  {us} {aux}(toc|sob|acarici)(a|an|o|aron|ando|ar|aba|ado) <2>(sin (mi|su|pedir|permiso|que)|de mas|a proposito|indebid*|inapropiad*|cada (que|vez)|cuando|aunque|y (me|no|todos|se)|horrible|feo|por (debajo|atras|detras|dentro)|a la fuerza|a fuerza|en la linea)
  (tocar|tocando|toquete|sobando|manose|agarrando)(me|nos|la|le|a una?|a las|a l[oa]s|ando|an|a|o)({stop}| (mucho|una|un))
  (anda|andan|esta|estan|quiere|quiso|intento) (tocando|agarrando|sobando|manoseando|tocar|agarrar|besar)({stop}| (a las|a mis|las))
  {us} {aux}bes(a|an|o|aron|ando|ar|aba|arme)
  bes(ar|o|a)(me|la|lo|nos|los)?({stop}| (a fuerza|a la fuerza)) <3>(fuerza|boca|mi|permiso|consentimiento)
  besar(me|la|lo|nos|se)
  (dio|robo|dar|pidio|pide|quiere|planto|dan) (un )?besos?( |$)<3>(boca|fuerza|permiso|queria|me|en el|en la|y|$)
  manos? <2>(en|por|debajo de|bajo|a|sobre|encima de) (la|el|las|los|mi|mis|su|sus) <1>({body})
  manos? (larga|larguita|suelta|inquieta)s? / manilarg[oa] / (mete|metio|meter|meten|metiendo|mete la|meterme|metiera) (la )?mano
  {us} {aux}(abraz|jal|apret|sujet|agarr|sient|sent|carg)(a|an|o|aron|ando|ar|aba) <6>(a (la )?fuerza|sin (mi|su|permiso)|muy (fuerte|pegado)|no me suelta|por (atras|detras)|de mas|en sus piernas|hacia el|contra (el|la)|y no)
  se (me|le|nos|les) {aux}(insinu|arrim|repeg|encim|recarg|frot|tall|restreg|lanz|avalanz|abalanz)*
  se (pega|arrima|acerca|repega) (mucho|demasiado|de mas) / (levant|baj|sub|jal|quit|alz|desabroch)(o|a|an|aron|ar|ando) <1>(la|el|mi|los|las|mis) (falda|vestido|blusa|brasier|pantalon*|short*|ropa)
  se (me|le|nos|les) (peg|acerc|avient|avent|ech|sub|sent|sient|queda|quedo|quedan|va|fue)(a|o|an|aron|aba|ando)? <3>(mucho|demasiado|por (detras|atras)|cuerpo|encima|viendo|mirando|por la espalda|junto|en las piernas|al oido|muy|de mas|atras|detras)
  (pegand|arrimand|acercand|repegand|insinuand|frotand)o(se|seme|sele)
  insinua* / insinuo* / morbos* / lasciv* / lujuri* / libidinos* / pervertid* / degenerad[oa]s? / manosead* / manoseo / tocamientos? / toqueteos?
  (tira|tiran|tirar|echa|echan|echar) (la onda|los perros|los tejos|onda|el can|los canes)
  (me|nos|la|las|le|les) {aux}(ve|ven|mira|miran|mirando|viendo|observa|checa|barre|mirar|veia|recorre|escanea) <4>(morbo|deseo|ganas|feo|raro|lasciv*|{body}|arriba abajo|arriba a abajo|desnud*|escote|como si|pedazo|carne|de forma|todo el tiempo|insistente*)
  desnudandome con / con la mirada / mirada* <2>(incomod*|lasciv*|sucia*|pesad*|raras?)
  (propuest|proposicion|comentari|mensaj|chist|brom|mirad|foto|favor|insinuaci|video|pregunt|cosa|sticker|gesto|sena|imagen|audio|meme|llamada|dibujo|invitacion|palabra|ruido|sonido|texto|broma|piropo)* <2>({lewd})
  (comentari|mensaj|chist|brom|mirad|foto|video|apodo|burla|indirecta)* <1>(pesad|calient|cochin|suci|desagradabl|cruel|hirient|humillant|fe)[aoe]*s?
  (dic|dij|mand|escrib|grit|hac|envi|habl|cuent|susurr|pregunt)* <3>(vulgaridad|asquerosidad|cochinad|groseri|guarrad|porqueri|obscenidad|leperada|majaderi|albur|insinuacion|piropo|insult|amenaz|burrada|suciedad)*
  (dic|dij|grit|susurr|chifl|llam|escrib|manda)* <2>cosas( |$)<1>({stop}|al oido|sobre (mi|su)|de mi|cuando|bien|muy|fe[ao]s|que (me|no)|horribles|incomod*|asqueros*)
  (me|nos|le|les|la|las) <1>(chifla|chiflan|silba|silban|piropea|piropean|alburea|alburean|morbosea|morbosean)
  piropos? / nudes? / packs? (mi[oa]s?|de las|de mis|a)( |$) / (pid*|mand*|envi*|quiere|pas*|filtr*|difund*|exig*) <2>(el|mi|mis|su|tu) pack / dick ?pic* / (pone|puso|ve|ven|mand*|ensen*|pus*|envi*|deja*|videos?|fotos?) <2>porno*
  (pid|pidi|ofrec|propu|quier|habl|pregunt)* <3>sexo / sexo <1>a cambio / (tener|tuvi*|tiene) (relaciones|sexo) / a cambio (de|del) <2>(sexo|ascenso|puesto|trabajo|planta|favores|salir|contrato|bono|carino|algo)
  (pene|miembro|genitales|parte intima|partes intimas|partes privadas|sus partes|mis partes|testiculos|nalgas?|nalgad*|nalgue*|pompis|bubis|chichis|entrepierna|ropa interior|brasier|calzon*|tanga)
  (desnud[oa]s?|encuerad[oa]s?|sin ropa|en calzones) / (se bajo|se baja|baja) (el cierre|los pantalones|el pantalon) / calzon chino / se (toco|toca|masturb*) <2>(enfrente|frente|delante) / masturb*
  (me|le|nos|les) <1>(dic|dij|llam|grit|escrib|mand|habl)* <3>({sweet})({stop}| (que|te|estas|la|con|los))
  (que|lo|bien|tan|muy) (ric|buen|sabros|sexy)[oa]? <1>(me veo|te ves|estoy|estas|esta|se ve|se me ve|me pongo|piernas|cuerpo|nalgas)
  (coment|habl|opin|chist|burl|dic|dij|pregunt|brom|critic|cosas|burlan|met)* <4>(de|sobre|por|con|del|a|acerca de|hacia) (mi|mis|nuestr*|su|sus|el|tu) (cuerpo|piernas|figura|escote|busto|peso|fisico|vida (intima|sexual|privada|amorosa)|ropa|falda|forma de|apariencia|manera de|novi[oa]|sexualidad|cara|voz|cabello)
  (invit*|insist*|pid*|propon*|propus*|ofrec*|quier*|presion*|oblig*|quiso) <5>(a salir( con|$| a cada| y| los| aunque| conmigo| el)|salir con (el|ella)|cenar (a solas|con el|los dos)|acost*|a un (hotel|motel)|los dos solos|a solas|su (cuarto|habitacion|departamento|casa)|una cita|carinos*|algo mas|mi cuarto|misma habitacion|compart* (habitacion|cuarto|cama))
  (salgo|salir|saliera|salga|acuesto|acoste|acostar*|acostara|acueste) (con (el|ella|mi jefe|su jefe|alguien|el jefe|mi supervisor|ellos)|conmigo)
  acost(e|o|ar|arme|arse|ara) con (el|mi|un) (jefe|gerente|el|director|supervisor|companer*) / (portar|portarme|porto|portaba|portara|ser|si soy|es) <1>(bien con el|carinos[oa]|buena onda con el|buenita)
  ({boss}|el|la|encargad*) <2>les? (manda|escribe|llama)n? <3>a (las|los) (becari*|practicant*|nuev*|chic*|muchach*) / que (buenas?|rica|ricas|lindas|bonitas) <1>({body}|estas|te ves|me veo|tengo) / estoy (bien |muy |tan )?(buen[oa]|ric[oa])({stop})
  (a|un) (hotel|motel) <4>(junta|solos|con el|conmigo|rechac*|neg*|dije que no|quit*) / (irnos|fueramos|vamos|ir|llevar*|acompan*|llevo) <2>a un (hotel|motel)
  (toco|tocaba|metio|entro|meter*) <3>(cuarto|habitacion|puerta) <4>(noche|borrach*|madrugada|tomado|hotel) / (se )?(metio|meter*) (a|en|al) mi (cuarto|habitacion|cama)
  me (cela|celaba|controla|vigila|espia|asfixia|manipula|chantajea|revisa (el )?(celular|cel|telefono|bolso))
  (me|la|nos|le) {aux}(sig|persig|segu|espi|rastre|acech|vigil|asech)(ue|uen|uio|uir|uia|uian|uiendo|ue|a|an|ando|o|aba|uieron|uen)( a| y| hasta| cuando| desde| en (la calle|su|moto|un|una)| por (la|todos)| con| al| a todos| afuera| un| de|$)
  (me|la|nos|le) {aux}(espera|esperan|esperando|esperarme|espero|esperaba|buscan?|buscando) <3>(afuera|a la salida|fuera|en la (salida|calle|parada)|en el estacionamiento|en (mi|su) (casa|coche|carro)|para (golpear|pegar|hacer|madrear)*|en recepcion a gritos)
  ({someone}|{partner}|{colleague}|{boss}|carro|coche|moto|camioneta) <5>me (sigue|persigue|siguio|siguen|viene siguiendo|anda siguiendo|esta siguiendo|espia|acecha|vigila)
  (sabe|saben|se entero|averiguo|consiguio|investigo) <2>(donde vivo|donde trabajo|mi direccion|mi casa|donde viven|mi horario|a que hora salgo|por donde|en donde vivo|mi numero y)
  no (me )?(deja|dejan|dejaba|para|paran|acepta|entiende) <1>(de (buscar|llamar|escribir|molestar|mandar|seguir|marcar|insistir|hablar)(me|nos|la)?|en paz|un no|que no|que le dije que no|que no quiero)
  (ya )?(le|les) (he )?(dije|dicho|pedi|puse|digo) <2>(que (no|pare|paren|me deje|ya no|no quiero)|un alto|limites) <3>
  (tom|sac|grab|film|difund|circul|compart|sub|public|ensen|pas|filtr|film|enviaron|mand|hicier|editar|hic)* <4>(fotos?|videos?|montaje|sticker*|meme*) <3>(mi[oa]s?|de mi|de nosotr*|nuestr[oa]s?|sin (mi )?(permiso|consentimiento)|sin que|escondidas|debajo|en el bano|cambi*|privad[oa]s?|sin ropa|de mi cara|de las (mujeres|companeras)|con mi cara|mi nombre)
  mis (fotos|videos|nudes|datos) <3>(privad*|intim*|sin|a los|a todos|por|en redes|en facebook) / mi ex <5>(fotos|nudes|video|pack)
  alguien <3>me (toco|agarro|manoseo|beso|grabo) / ({boss}) <3>(pide|exige|quiere) que <2>(falda|escote|maquill*|vestid*|carin*|sonr*|guap*|sexy)
  camara <2>(escondida|oculta|bano|vestidor*) / nos? graban? <3>(bano|vestidor*|cambi*) / (espia|espian|graba|graban|grabaron|ven|mira|miran) <3>(cuando me (cambio|bano)|cambiando*|en (el|los) (bano|vestidor)*) / (mete|metio|entra|entro) <2>(al|en el|a los) vestidor*
  (me|la|las|nos|le|lo|se) {aux}viol(o|aron|ar|ando|ado|en|aran|e) / viol(o|aron|ar) a / viol(arme|arla|arlo|arnos|ada|ado|adas) / intent* (de )?viol*
  (abuso|violacion|agresion|ataque|asalto|acto)s? sexual(es)? / abus(o|a|an|aron|ar|aba|ando|e) <1>de (mi|ell[oa]s?|el|una?|l[oa]s|nosotr*|su|alguien|nuestr*)
  se (me |le |quiso |esta |anda |intento |ha ){0,3}(propas|sobrepas|aprovech|extralimit)(a|o|an|aron|ar|ando|ado|aba)({stop}| (conmigo|con|de)) / sobrepas(o|aron|ar|arse) (con|conmigo)
  se (quiso |quieren |quiere )?(pas|pasa|pasan|paso|pasaron|pasar) <1>de (list[oa]s?|lanzas?|la raya|verga|lengua|conmigo|confianz*)
  contra mi voluntad / sin (mi|su) consentimiento / me (forzo|fuerza a|forz(aron|ando)) / (que|cosas que) (yo )?no (queria|quiero) (hacer|que me)* / cosas que no (queria|quiero) / y yo no queria
  (me|nos|la|le|las|quieren|los) {aux}(obliga|obligo|obligan|obligaron|obligar|oblig*|presion*|forz*|exig*) (a )?(a )?<3>(besar*|tocar*|acostar*|tener (relaciones|sexo)|desnud*|renunci*|firm* <2>renuncia|rezar|a? ?misa|salir con|cenar|prostitu*|cosas|callar*|irme|dejar el|irse|darle dinero|falda|escote|vista|vestir*|maquill*|sonr*|tomar (en|con|alcohol)*|beber|firmar mi|quitarme|hacerle)
  (me|nos) (quieren|quiere|busca|buscan|tratan|intentan) <3>(hacer|que|para que) <1>(renuncie*|renunciar|me vaya|firme mi|yo renuncie) / (para|hasta) que (yo )?renuncie
  me (desperte|encontr*) <3>(sin ropa|desnud*) / (me )?(drogaron|echaron algo|pusieron algo) <2>(bebida|vaso|fiesta|en la|en mi)* / me (paso|hizo|hicieron) algo <2>(feo|horrible|muy|malo|con|en|sexual*|que)
  (me|le) (paso|hizo|hicieron|esta haciendo) algo <4>({boss}|{colleague}|{someone}) / lo que me (hizo|hicieron|hace|hacen)({stop}| (mi|el|la|un))
`;
