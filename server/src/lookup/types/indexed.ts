import type { ByteString } from '../../base/byteString.ts';
import type { TableWarning } from '../answer.ts';
import { scanOf } from '../scanSource.ts';
import { type SourceIndex, indexSource } from '../sourceIndex.ts';
import type { Indexing, OpenContext, OpenOptions, OpenedTable, TableName } from '../table.ts';
import { answerOf, unreadTable } from './textHash.ts';

/** What a kind of index is called. */
interface IndexKind {
  /** What is put behind the name of the source; several files for dbm and sdbm. */
  readonly extension: string;
  /** How the warning of a duplicate calls it. */
  readonly title: (name: ByteString) => ByteString;
  /** The longest key, its null byte included. */
  readonly maxKey?: number;
}

const kinds: Readonly<Record<string, IndexKind>> = {
  hash: { extension: '.db', title: (name) => `${name}.db` },
  btree: { extension: '.db', title: (name) => `${name}.db` },
  lmdb: { extension: '.lmdb', title: (name) => `lmdb:${name}`, maxKey: 511 },
  cdb: { extension: '.cdb', title: (name) => name },
  dbm: { extension: '.dir', title: (name) => `${name}.dir` },
  sdbm: { extension: '.dir', title: (name) => `${name}.dir` },
};

const badSize = 'MDB_BAD_VALSIZE: Unsupported size of key/DB name/data, or wrong DUPFIXED size';

/**
 * hash, btree, lmdb, cdb, dbm and sdbm: the answers that the index gives once `postmap` has made it from the source.
 * The first of equal keys wins, in the index of each of them.
 */
export function openIndexed(table: TableName, { files, options }: OpenContext): OpenedTable {
  const { type, name } = table;
  const kind = kinds[type] ?? { extension: '', title: (text: ByteString) => text };
  const file = files.read(name);
  if (file.kind === 'absent')
    return { kind: 'failed', message: `open database ${name}${kind.extension}: ${file.reason}`, warnings: [] };
  if (file.kind === 'unread') return unreadTable(name, file.detail);
  let index: MadeIndex | undefined;
  const indexNow = (): MadeIndex => {
    index ??= makeIndex(name, file.bytes, options, kind);
    return index;
  };
  // Keys that are too long for LMDB end the making of the index, so that it is to be made.
  let scan = kind.maxKey === undefined ? scanOf(name, file.bytes, options) : undefined;
  let scansLeft = mostScans;
  return {
    kind: 'open',
    fixedKeys: true,
    warnings: [],
    indexing: () => indexNow().indexing,
    lookup: (key) => {
      // LMDB has no empty keys, and dict_lmdb.c asks without a null byte in the end.
      if (type === 'lmdb' && key === '')
        return { kind: 'error', message: `error reading lmdb:${name}: ${badSize}`, warnings: [] };
      if (scan && scansLeft > 0) {
        scansLeft--;
        return answerOf(scan(key));
      }
      scan = undefined;
      return answerOf(indexNow().find(key));
    },
  };
}

/** For so many keys the source itself is searched: that takes as long as a twentieth of the index. */
const mostScans = 20;

interface MadeIndex extends SourceIndex {
  readonly indexing: Indexing;
}

function makeIndex(name: ByteString, bytes: ByteString, options: OpenOptions, kind: IndexKind): MadeIndex {
  const warnings: TableWarning[] = [];
  let failure: string | undefined;
  const { find } = indexSource(name, bytes, options, {
    ignored: '',
    warn: (warning) => {
      warnings.push(warning);
    },
    longKey: kind.maxKey ?? Infinity,
    accept: () => {
      failure = `error updating ${kind.title(name)}: ${badSize}`;
      return false;
    },
    duplicate: ({ key, place }) => {
      warnings.push({ severity: 'warning', message: `${kind.title(name)}: duplicate entry: "${key}"`, place });
      return true;
    },
  });
  return { find, indexing: { warnings, ...(failure === undefined ? {} : { failure }) } };
}
