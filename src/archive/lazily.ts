/**
 * What is made at the first look at it. A build looks at all pages; whoever writes looks at one, and all of them take a second to
 * make.
 */

/** Calls a function the first time, and remembers what it gave. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * An object that is made at the first look at it.
 *
 * @param known what can be told of it before that, just as it has it. `undefined` stands for what it has not.
 */
export function lazily<T extends object>(
  known: { readonly [K in keyof T]?: T[K] | undefined },
  make: () => T,
): T {
  const whole = once(make);
  return new Proxy({} as T, {
    get: (_, name) => Reflect.get(name in known ? known : whole(), name),
    has: (_, name) => Reflect.has(whole(), name),
    ownKeys: () => Reflect.ownKeys(whole()),
    getOwnPropertyDescriptor: (_, name) => Reflect.getOwnPropertyDescriptor(whole(), name),
  });
}
