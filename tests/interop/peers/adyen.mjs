// SPDX-License-Identifier: GPL-3.0-or-later
// @adyen/api-library as terminal and as desk, with both of its envelope implementations.
import { answer, job, peers } from "./job.mjs";

const { default: NexoCrypto } = peers("@adyen/api-library/lib/src/security/nexoCrypto.js");
const { NexoSecurityManager } = peers("@adyen/api-library/lib/src/security/clouddevice/nexoSecurityManager.js");

function both({ passphrase, identifier, version }) {
    const key = { Passphrase: passphrase, KeyIdentifier: identifier, KeyVersion: version, AdyenCryptoVersion: 1 };
    const manager = new NexoSecurityManager({ passphrase, keyIdentifier: identifier, keyVersion: version, adyenCryptoVersion: 1 });
    return [
        { open: (secured) => new NexoCrypto().decrypt(secured, key), seal: (text, header) => NexoCrypto.encrypt(header, text, key) },
        { open: (secured) => manager.decrypt(secured), seal: (text, header) => manager.encrypt(text, header) },
    ];
}

/** Opens what Naru sealed, and seals what it is given, with each of the two. */
const turn = ({ key, sealed, plain }) => both(key).map(({ open, seal }) => {
    const [, secured] = Object.entries(JSON.parse(sealed))[0];
    const [top, message] = Object.entries(JSON.parse(plain))[0];
    return { opened: open(secured), sealed: JSON.stringify({ [top]: seal(plain, message.MessageHeader) }) };
});

answer({ turns: job.turns.map(turn) });
