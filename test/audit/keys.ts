import { createPublicKey, generateKeyPairSync } from 'node:crypto';

function rsa(bits: number): string {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  return publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
}

const ed25519 = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'der' });

/** Public keys as DKIM records have them, made for this run. */
export const keys = {
  rsa2048: rsa(2048),
  rsa1024: rsa(1024),
  rsa768: rsa(768),
  /** RSAPublicKey (RFC 8017) without SubjectPublicKeyInfo around it. */
  rsaBare: createPublicKey({ key: Buffer.from(rsa(2048), 'base64'), format: 'der', type: 'spki' })
    .export({ type: 'pkcs1', format: 'der' })
    .toString('base64'),
  /** RFC 8463: the 32 bytes alone. */
  ed25519: ed25519.subarray(-32).toString('base64'),
};
