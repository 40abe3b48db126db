/** Packages that tests use and that come without types: as much of them as is used. */

declare module 'citeproc' {
  namespace CSL {
    class Engine {
      constructor(
        system: { retrieveLocale: () => unknown; retrieveItem: (id: string) => unknown },
        style: unknown,
        language: string,
        forced: boolean,
      );
      setOutputFormat(format: 'text'): void;
      updateItems(ids: string[]): void;
      makeBibliography(): [unknown, string[]];
    }
  }
  export default CSL;
}

declare module '@citation-js/core' {
  export const plugins: {
    input: {
      chain(text: string, options: { generateGraph: false; forceType: string }): Record<string, unknown>[];
    };
  };
}
declare module '@citation-js/plugin-bibtex' {}
declare module '@citation-js/plugin-ris' {}
