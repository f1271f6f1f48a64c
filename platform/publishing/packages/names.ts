/** Files of a package that mean something by their name. */
export const MANIFEST = 'package.json';
export const SIGNATURE = 'karkas.signature';
