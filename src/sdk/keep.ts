/**
 * What `make` gives for `material`: as the build left it, else made now. For results that take long and depend on the material
 * alone, which JSON must tell apart; they are copied as by `structuredClone`, so they hold data and no objects of a class.
 */
export type Keep = <T>(material: unknown, make: () => Promise<T>) => Promise<T>;
