/** A folded Spanish word as it sounds: what people confuse in writing (b and v, c, s and z, ll and y, a silent h) becomes one. */
export function sound(word: string): string {
  return word
    .replace(/h/g, '')
    .replace(/ll/g, 'y')
    .replace(/v/g, 'b')
    .replace(/qu(?=[ei])/g, 'k')
    .replace(/c(?=[ei])|z|x/g, 's')
    .replace(/c/g, 'k')
    .replace(/g(?=[ei])/g, 'j')
    .replace(/(.)\1/g, '$1');
}
