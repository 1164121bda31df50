// What can be had from a registry: the one place that says so. After a release is out, set what holds and run
// `npm run docs:install`: the pages then name the registry instead of a file.
export const published = {
  /** The package postfix-language-server on npmjs.com. */
  npm: false,
  /** A tag vVERSION in the public repository. */
  tag: false,
};
