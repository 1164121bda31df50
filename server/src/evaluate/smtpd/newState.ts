import type { Deferral, ProcessMemory, SessionState, SmtpClient } from './state.ts';

/** What a process knows that just started. */
export function newProcess(): ProcessMemory {
  return { warned: new Set(), failedLists: new Set() };
}

/** What smtpd knows of a session that begins. */
export function newState(client: SmtpClient): SessionState {
  return {
    client,
    where: 'CONNECT',
    protocol: 'SMTP',
    helo: undefined,
    sender: undefined,
    recipient: undefined,
    recipientCount: 0,
    recipientOvershoot: 0,
    etrnDomain: undefined,
    messageSize: 0,
    utf8: false,
    receiving: false,
    queued: false,
    recursion: 0,
    warnIfReject: 0,
    deferIfPermit: newDeferral(),
    deferIfReject: newDeferral(),
    deferredByClient: false,
    deferredByHelo: false,
    deferredBySender: false,
    senderListed: false,
    recipientListed: false,
    discard: false,
    hold: false,
    milterDiscards: false,
    milters: undefined,
    refusal: { code: '', status: '', text: '' },
    accessDenied: undefined,
    hangUp: false,
    errorCount: 0,
    junkCommands: 0,
    deadServers: undefined,
  };
}

function newDeferral(): Deferral {
  return { active: false, code: '', status: '', text: '' };
}
