const clitics = /(ar|er|ir|ando|iendo|yendo)(?:me|te|se|nos|lo|la|le|los|las|les|melo|mela|telo|tela|selo|sela|selos|selas|noslo)$/;
const endings =
  /(?:ariamos|eriamos|iriamos|aremos|eremos|iremos|arian|erian|irian|asteis|aron|ieron|ando|iendo|yendo|abamos|aban|abas|aba|ados|adas|ado|ada|idos|idas|ido|ida|aria|eria|iria|aran|eran|iran|amos|emos|imos|ar|er|ir|an|en|as|es|os|o|a|e)$/;

/** What a folded Spanish word shares with its inflections: plural, gender and regular verb endings go, three letters stay. */
export function stem(word: string): string {
  if (word.length <= 3 || /\d/.test(word)) return word;
  const base = word.replace(clitics, '$1').replace(/([cs]ion)es$/, '$1');
  if (base.endsWith('cion') || base.endsWith('sion')) return base;
  const cut = base.replace(endings, '');
  // "comida" is not "comer", but "pagado" is "pagar".
  const enough = cut.length >= (/id[oa]s?$/.test(base) ? 4 : 3) ? cut : base;
  return enough.replace(/gu$/, 'g').replace(/qu$/, 'c').replace(/z$/, 'c').replace(/i$/, '');
}
