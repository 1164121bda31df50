export declare const published: { readonly npm: boolean; readonly tag: boolean };
