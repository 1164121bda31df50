import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A path below a root with `/` between its parts; undefined where it is not below. */
export function below(root: string, path: string): string | undefined {
  const inside = relative(root, resolve(path));
  return inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)
    ? undefined
    : inside.split(sep).join('/');
}

/** The `file:` URI of a folder, with the `/` at its end that makes relative ones resolve below it. */
export function folderUri(path: string): string {
  const { href } = pathToFileURL(path);
  return href.endsWith('/') ? href : `${href}/`;
}

/** A relative path as a URI reference. */
export function relativeUri(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
