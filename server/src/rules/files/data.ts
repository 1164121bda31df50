// What the findings of the rules about files on the machine hold:
// plain JSON. It imports nothing, so that texts can name it.

/**
 * What Postfix reads a file as. `table`: by its type; `settings`: the
 * configuration of a client such as mysql; `patterns`: a part of a list.
 */
export type FileUse = 'table' | 'settings' | 'patterns' | 'certificate' | 'key' | 'authorities' | 'templates';

/** The data of each finding, by the code of its rule. */
export interface FileRuleData {
  readonly 'missing-file': {
    readonly path: string;
    readonly name: string;
    readonly as: FileUse;
    readonly index?: string;
    readonly folder?: boolean;
  };
  readonly 'stale-map': {
    readonly path: string;
    readonly index: string;
    readonly command: string;
    readonly never?: boolean;
  };
  readonly 'unavailable-table-type': {
    readonly name: string;
    readonly type: string;
    readonly package?: string;
    readonly instead?: string;
  };
  readonly 'readable-password-file': {
    readonly files: readonly string[];
    readonly key: boolean;
    readonly all: boolean;
  };
  readonly 'relayhost-without-password': { readonly relayhost: string; readonly key?: string };
  readonly 'missing-service': {
    readonly service: string;
    readonly name: string;
    readonly as: 'transport' | 'process' | 'socket';
    readonly program: string;
    readonly suggestion?: string;
  };
  readonly 'chroot-path': { readonly path: string; readonly program: string; readonly jail: string };
  readonly 'missing-socket': { readonly service: string; readonly folder: string; readonly suggestion?: string };
}
