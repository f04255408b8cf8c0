// SPDX-License-Identifier: GPL-3.0-or-later
// @adyen/api-library as a desk: its own models, seal, TLS rules and HTTP, against a terminal on the loopback.
import { answer, job, peers } from "./job.mjs";

const { default: Client } = peers("@adyen/api-library/lib/src/client.js");
const { default: Http } = peers("@adyen/api-library/lib/src/httpClient/httpURLConnectionClient.js");
const { default: TerminalLocalAPI } = peers("@adyen/api-library/lib/src/services/terminalLocalAPI.js");

/** The library knows one port; everything else stays its own. */
class HttpAt extends Http {
    request(endpoint, ...rest) {
        return super.request(endpoint.replace(":8443", `:${job.port}`), ...rest);
    }
}

const client = new Client({
    environment: "TEST", apiKey: "none", certificatePath: job.certificate, terminalApiLocalEndpoint: "https://127.0.0.1",
}, new HttpAt());
const desk = new TerminalLocalAPI(client);
const key = { Passphrase: job.key.passphrase, KeyIdentifier: job.key.identifier, KeyVersion: job.key.version, AdyenCryptoVersion: 1 };

/** What a question came to: the library's reading of the answer, or its error. */
const ask = async ({ header, name, body }) => {
    const MessageHeader = { ProtocolVersion: "3.0", MessageClass: "Service", MessageType: "Request", ...header };
    try {
        return { response: (await desk.request({ SaleToPOIRequest: { MessageHeader, [name]: body } }, key)).SaleToPOIResponse ?? {} };
    } catch (error) {
        return { error: String(error.message ?? error) };
    }
};

const answers = [];
for (const question of job.questions)
    answers.push(await ask(question));
answer({ answers });
