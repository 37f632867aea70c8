/** Settings of the README's examples. */
export const variables = {
  BUZON_URL: 'https://buzon.example/out',
  BUZON_TOKEN: 'made-up-token-of-a-test',
  WIKI_URL: 'https://wiki.example/pages',
};

export const page = { question: '¿Dónde está el gimnasio?', answer: 'En el sótano, junto a las bicicletas.' };

/** The network of the test: a wiki with one page, and a Buzón that keeps what it is given. */
export class SampleNetwork {
  readonly #bodies: unknown[] = [];
  #arrived: (() => void) | undefined;

  readonly fetch: typeof fetch = async (input, init) => {
    if (String(input) === variables.WIKI_URL) return Response.json([page]);
    this.#bodies.push(JSON.parse(String(init?.body)));
    this.#arrived?.();
    return new Response();
  };

  /** The oldest body that was not asked for yet, once it is there. */
  async next(): Promise<unknown> {
    while (this.#bodies.length === 0) {
      await new Promise<void>((resolve) => {
        this.#arrived = resolve;
      });
    }
    return this.#bodies.shift();
  }

  clear(): void {
    this.#bodies.length = 0;
  }
}
