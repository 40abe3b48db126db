/**
 * The search page requires trusted types for whatever may run script (W3C, “Trusted Types”), and gives out none but
 * this: Pagefind starts its worker from an address, and only from this one may it.
 *
 * @param worker the address of the worker's script, from the site's root on
 */
export function allowWorker(worker: string): void {
  const factory = (globalThis as { trustedTypes?: { createPolicy(name: string, rules: object): unknown } })
    .trustedTypes;
  factory?.createPolicy('default', {
    createScriptURL: (url: string) => (url === worker ? url : null),
  });
}
