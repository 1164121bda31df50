import { readFileSync, statSync } from 'node:fs';
import type { ByteString } from '../../base/byteString.ts';
import { bytesOfText } from '../../base/byteString.ts';
import type { TableFile, TableFiles } from '../../lookup/table.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'No such file or directory',
  ENOTDIR: 'Not a directory',
  EACCES: 'Permission denied',
  ELOOP: 'Too many levels of symbolic links',
  ENAMETOOLONG: 'File name too long',
};

/** The files of the disk, by the name that the table has, from the current folder. */
export function diskFiles(env: Readonly<Record<string, string | undefined>>): TableFiles {
  return {
    read: (name) => readTable(name),
    environment: (name) => {
      const value = env[Buffer.from(name, 'latin1').toString()];
      return value === undefined ? undefined : bytesOfText(value);
    },
  };
}

function readTable(name: ByteString): TableFile {
  try {
    return { kind: 'text', bytes: readFileSync(Buffer.from(name, 'latin1'), 'latin1') };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason = reasons[code];
    return reason === undefined ? { kind: 'unread', detail: code } : { kind: 'absent', reason };
  }
}

/** When a file was changed, in milliseconds; undefined where it is not there. */
export function modifiedAt(name: ByteString): number | undefined {
  try {
    return statSync(Buffer.from(name, 'latin1')).mtimeMs;
  } catch {
    return undefined;
  }
}
