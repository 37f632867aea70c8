/** What `/readyz` calls the parts of the host. */
const names: Readonly<Record<string, string>> = { host: 'proceso', catalog: 'catálogo', database: 'base de datos', model: 'modelo' };

/** The details that `/readyz` gives, as HR reads them. */
const details: readonly (readonly [english: RegExp, spanish: string])[] = [
  [/^running$/, 'funcionando'],
  [/^starting$/, 'arrancando'],
  [/^stopping$/, 'apagándose'],
  [/^connected$/, 'conectada'],
  [/^the database does not answer$/, 'no contesta'],
  [/^its session with the database is being restored$/, 'se está reconectando'],
  [/^not loaded$/, 'sin cargar'],
  [/^(\d+) entries/, '$1 filas'],
  [/; the last change was refused: /, '; el último cambio se rechazó: '],
  [/^its health check threw, or took over (\d+) s$/, 'su revisión falló, o tardó más de $1 s'],
  [/^off: no (\w+)$/, 'apagado: falta $1'],
  [/^anonymous, loopback only$/, 'sin clave, solo desde esta máquina'],
  [/^the signing keys cannot be fetched$/, 'no se pueden descargar las llaves con que se firma'],
];
const keys: Readonly<Record<string, string>> = { ready: 'lista', cooling: 'en pausa', dead: 'rechazada' };

/** The name of a check; what belongs to a plugin keeps its id. */
export function checkName(name: string): string {
  return names[name] ?? name;
}

/** A detail in Spanish; what a plugin says in words of its own stays as it is. */
export function checkDetail(detail = ''): string {
  if (detail.startsWith('keys: ')) {
    return detail.replace('keys: ', 'llaves: ').replace(/ (ready|cooling|dead)\b/g, (_, state: string) => ` ${keys[state]}`);
  }
  return details.reduce((text, [english, spanish]) => text.replace(english, spanish), detail);
}
